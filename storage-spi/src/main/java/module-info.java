/**
 * What a place to keep journals and blobs must do, the locator that finds such places, and the one
 * in memory.
 *
 * @uses io.modelogue.storage.StorageProvider found by {@link io.modelogue.storage.Storages}
 * @provides io.modelogue.storage.StorageProvider for the scheme {@code memory}
 */
module io.modelogue.storage {
  requires static transitive org.jspecify;

  exports io.modelogue.storage;

  uses io.modelogue.storage.StorageProvider;

  provides io.modelogue.storage.StorageProvider with
      io.modelogue.storage.MemoryStorageProvider;
}
