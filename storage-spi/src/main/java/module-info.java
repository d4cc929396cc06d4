/**
 * What a place to keep journals and blobs must do, and the locator that finds such places, and the
 * one in memory.
 *
 * @uses io.modelogue.storage.StorageProvider found by {@link io.modelogue.storage.Storages}
 */
module io.modelogue.storage {
  requires static transitive org.jspecify;

  exports io.modelogue.storage;

  uses io.modelogue.storage.StorageProvider;
}
