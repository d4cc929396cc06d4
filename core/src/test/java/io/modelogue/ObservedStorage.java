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
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A storage that tells an observer of every call, before and after; the observer may let it fail,
 * or do something meanwhile.
 */
final class ObservedStorage implements Storage {

  /** Everything that a registry asks of a storage. */
  enum Call {
    APPEND,
    READ,
    HEAD,
    STREAMS,
    CHECKPOINT,
    KEEP_CHECKPOINT,
    PUT,
    OPEN,
    READ_BLOB,
    FIND,
    LIST,
    DELETE
  }

  /** What happens around a call. */
  interface Observer {
    default void before(Call call) throws IOException {}

    default void after(Call call) throws IOException {}
  }

  private final Storage inner;
  private final AtomicInteger open = new AtomicInteger();
  private volatile Observer observer = new Observer() {};

  ObservedStorage(Storage inner) {
    this.inner = inner;
  }

  void observe(Observer newObserver) {
    observer = newObserver;
  }

  /** Runs something just before the next call of a kind, once. */
  void beforeNext(Call call, Runnable hook) {
    Map<Call, Runnable> hooks = new EnumMap<>(Map.of(call, hook));
    observe(
        new Observer() {
          @Override
          public void before(Call made) {
            Optional.ofNullable(hooks.remove(made)).ifPresent(Runnable::run);
          }
        });
  }

  /** Returns how many streams of blobs are open. */
  int openStreams() {
    return open.get();
  }

  @Override
  public Journal journal() {
    return new ObservedJournal();
  }

  @Override
  public BlobStore blobs() {
    return new ObservedBlobs();
  }

  @Override
  public StorageInfo info() {
    return inner.info();
  }

  @Override
  public void close() {
    inner.close();
  }

  private <T> T observed(Call call, Supplier<T> action) {
    try {
      observer.before(call);
      T result = action.get();
      observer.after(call);
      return result;
    } catch (IOException e) {
      throw new AssertionError(call + " throws no such exception", e);
    }
  }

  private final class ObservedJournal implements Journal {
    private final Journal journal = inner.journal();

    @Override
    public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
      return observed(Call.APPEND, () -> journal.append(stream, expectedHead, commit));
    }

    @Override
    public List<StoredCommit> read(StreamId stream, long from, int maxCommits, long maxBytes) {
      return observed(Call.READ, () -> journal.read(stream, from, maxCommits, maxBytes));
    }

    @Override
    public OptionalLong head(StreamId stream, long atLeast) {
      return observed(Call.HEAD, () -> journal.head(stream, atLeast));
    }

    @Override
    public Page<StreamId> streams(Cursor after, int limit) {
      return observed(Call.STREAMS, () -> journal.streams(after, limit));
    }

    @Override
    public Optional<Checkpoint> checkpoint(StreamId stream) {
      return observed(Call.CHECKPOINT, () -> journal.checkpoint(stream));
    }

    @Override
    public void checkpoint(StreamId stream, Checkpoint checkpoint) {
      observed(
          Call.KEEP_CHECKPOINT,
          () -> {
            journal.checkpoint(stream, checkpoint);
            return stream;
          });
    }
  }

  private final class ObservedBlobs implements BlobStore {
    private final BlobStore blobs = inner.blobs();

    @Override
    public BlobInfo put(BlobId id, long size, ContentSource source) {
      return observed(Call.PUT, () -> blobs.put(id, size, source));
    }

    @Override
    public InputStream open(BlobId id) {
      return observed(Call.OPEN, () -> new ObservedStream(blobs.open(id)));
    }

    @Override
    public Optional<BlobInfo> find(BlobId id) {
      return observed(Call.FIND, () -> blobs.find(id));
    }

    @Override
    public Page<BlobInfo> list(Cursor after, int limit) {
      return observed(Call.LIST, () -> blobs.list(after, limit));
    }

    @Override
    public boolean delete(BlobId id, Instant ifNotTouchedSince) {
      return observed(Call.DELETE, () -> blobs.delete(id, ifNotTouchedSince));
    }
  }

  private final class ObservedStream extends FilterInputStream {
    private boolean closed;

    ObservedStream(InputStream in) {
      super(in);
      open.incrementAndGet();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      observer.before(Call.READ_BLOB);
      int n = super.read(buffer, offset, length);
      observer.after(Call.READ_BLOB);
      return n;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
      super.close();
    }
  }
}
