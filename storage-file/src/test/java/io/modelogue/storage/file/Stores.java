package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StreamId;
import java.nio.file.Path;
import java.util.UUID;

/** Opens stores and fills them, for the tests of this package. */
final class Stores {
  static final StreamId SPAM = new StreamId("model", "spam");

  private Stores() {}

  static Storage open(Path root, OpenMode mode) {
    return open(root, mode, new DiskFileIo(root));
  }

  static Storage open(Path root, OpenMode mode, FileIo io) {
    return FileStorage.open(root, StorageConfig.at(root.toUri()).withMode(mode), io);
  }

  static Commit commit(String text) {
    return new Commit(UUID.randomUUID(), text.getBytes(UTF_8));
  }

  /** Appends commits to a new stream. */
  static void write(Storage storage, StreamId stream, int commits) {
    for (int revision = 0; revision < commits; revision++) {
      storage.journal().append(stream, revision - 1L, commit("commit " + revision));
    }
  }

  static long head(Storage storage, StreamId stream) {
    return storage.journal().head(stream, Journal.NO_STREAM).orElse(Journal.NO_STREAM);
  }

  static BlobId store(Storage storage, String text) {
    byte[] content = text.getBytes(UTF_8);
    return storage.blobs().put(BlobId.of(content), content.length, ContentSource.of(content)).id();
  }
}
