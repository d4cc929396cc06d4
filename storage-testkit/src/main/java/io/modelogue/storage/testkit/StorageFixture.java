package io.modelogue.storage.testkit;

import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;

/** What the chapters of the contract work with; {@link StorageContract} provides it. */
public interface StorageFixture {

  /** Returns the storage of this test, empty at its start; always the same handle. */
  Storage storage();

  /**
   * Returns a new handle on the place of this test, where nothing may have been created yet; it is
   * closed after the test.
   */
  Storage open(OpenMode mode);

  /** Returns a new handle beside {@link #storage()}, on the same content. */
  default Storage another(OpenMode mode) {
    storage();
    return open(mode);
  }

  /** Returns the clock that all handles of this test have. */
  SettableClock clock();

  /** Returns the journal of this test's storage. */
  default Journal journal() {
    return storage().journal();
  }

  /** Returns the blobs of this test's storage. */
  default BlobStore blobs() {
    return storage().blobs();
  }
}
