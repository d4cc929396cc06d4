package io.modelogue.storage.file;

import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Durability;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageInfo;
import java.nio.file.Path;

/** A handle on a directory. It keeps no file open, so closing it is only a word. */
final class FileStorage implements Storage {
  private final HandleGuard guard;
  private final FileJournal journal;
  private final FileBlobStore blobs;

  private FileStorage(StorageConfig config, Medium medium) {
    Durability durability =
        medium.io().syncsDirectories() ? Durability.POWER_LOSS : Durability.PROCESS_CRASH;
    this.guard =
        new HandleGuard(StorageInfo.of(config.location().toString(), config.mode(), durability));
    this.journal = new FileJournal(guard, medium);
    this.blobs = new FileBlobStore(guard, medium, new BlobWriter(medium, config.clock()));
  }

  static FileStorage open(Path root, StorageConfig config, FileIo io) {
    Medium medium = Medium.of(io, new StoreLayout(root));
    StoreOpening opening = new StoreOpening(medium, config);
    if (config.mode() == OpenMode.CREATE) {
      opening.createIfAbsent();
    }
    opening.requireStore();
    if (config.mode() != OpenMode.READ_ONLY) {
      opening.prepareForWriting();
    }
    return new FileStorage(config, medium);
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public StorageInfo info() {
    return guard.info();
  }

  @Override
  public void close() {
    guard.close();
  }

  @Override
  public String toString() {
    return guard.info().toString();
  }
}
