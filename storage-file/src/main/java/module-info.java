/**
 * Journals and blobs in a directory of plain files, safe for many processes at once.
 *
 * @provides io.modelogue.storage.StorageProvider for the scheme {@code file}
 */
module io.modelogue.storage.file {
  requires transitive io.modelogue.storage;
  requires static transitive org.jspecify;

  exports io.modelogue.storage.file;

  provides io.modelogue.storage.StorageProvider with
      io.modelogue.storage.file.FileStorageProvider;
}
