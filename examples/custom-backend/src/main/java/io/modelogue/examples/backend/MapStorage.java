package io.modelogue.examples.backend;

import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Durability;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageInfo;
import java.util.concurrent.ConcurrentNavigableMap;

/**
 * A storage in a sorted map of bytes. One commit is one entry, put if absent: the same works on
 * every store that has such a call, be it an object store, a key-value store or a table with a
 * primary key.
 *
 * <p>Safe for use by several threads.
 */
final class MapStorage implements Storage {
  private static final long MAX_BLOB_BYTES = 1L << 30;

  private final HandleGuard guard;
  private final MapJournal journal;
  private final MapBlobStore blobs;

  MapStorage(ConcurrentNavigableMap<String, byte[]> map, StorageConfig config) {
    StorageInfo info =
        StorageInfo.of(config.location().toString(), config.mode(), Durability.VOLATILE)
            .withMaxBlobBytes(MAX_BLOB_BYTES);
    this.guard = new HandleGuard(info);
    this.journal = new MapJournal(guard, map);
    this.blobs = new MapBlobStore(guard, map, config.clock());
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
}
