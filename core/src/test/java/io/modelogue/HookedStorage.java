package io.modelogue;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Page;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageInfo;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A storage in which something happens, once, just before an append or before a removal. */
final class HookedStorage implements Storage {
  private final Storage inner;
  private Runnable beforeAppend = () -> {};
  private Runnable beforeDelete = () -> {};

  HookedStorage(Storage inner) {
    this.inner = inner;
  }

  void beforeNextAppend(Runnable hook) {
    beforeAppend = hook;
  }

  void beforeNextDelete(Runnable hook) {
    beforeDelete = hook;
  }

  @Override
  public Journal journal() {
    return new HookedJournal();
  }

  @Override
  public BlobStore blobs() {
    return new HookedBlobs();
  }

  @Override
  public StorageInfo info() {
    return inner.info();
  }

  @Override
  public void close() {
    inner.close();
  }

  private final class HookedJournal implements Journal {
    @Override
    public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
      Runnable hook = beforeAppend;
      beforeAppend = () -> {};
      hook.run();
      return inner.journal().append(stream, expectedHead, commit);
    }

    @Override
    public List<StoredCommit> read(StreamId stream, long from, int maxCommits, long maxBytes) {
      return inner.journal().read(stream, from, maxCommits, maxBytes);
    }

    @Override
    public OptionalLong head(StreamId stream, long atLeast) {
      return inner.journal().head(stream, atLeast);
    }

    @Override
    public Page<StreamId> streams(Cursor after, int limit) {
      return inner.journal().streams(after, limit);
    }

    @Override
    public Optional<Checkpoint> checkpoint(StreamId stream) {
      return inner.journal().checkpoint(stream);
    }

    @Override
    public void checkpoint(StreamId stream, Checkpoint checkpoint) {
      inner.journal().checkpoint(stream, checkpoint);
    }
  }

  private final class HookedBlobs implements BlobStore {
    @Override
    public BlobInfo put(BlobId id, long size, ContentSource source) {
      return inner.blobs().put(id, size, source);
    }

    @Override
    public InputStream open(BlobId id) {
      return inner.blobs().open(id);
    }

    @Override
    public Optional<BlobInfo> find(BlobId id) {
      return inner.blobs().find(id);
    }

    @Override
    public Page<BlobInfo> list(Cursor after, int limit) {
      return inner.blobs().list(after, limit);
    }

    @Override
    public boolean delete(BlobId id, Instant ifNotTouchedSince) {
      Runnable hook = beforeDelete;
      beforeDelete = () -> {};
      hook.run();
      return inner.blobs().delete(id, ifNotTouchedSince);
    }
  }
}
