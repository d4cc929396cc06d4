/**
 * An example of a storage backend that is not Modelogue's own.
 *
 * @provides io.modelogue.storage.StorageProvider for the scheme {@code map}
 */
module io.modelogue.examples.backend {
  requires transitive io.modelogue.storage;

  exports io.modelogue.examples.backend;

  provides io.modelogue.storage.StorageProvider with
      io.modelogue.examples.backend.MapStorageProvider;
}
