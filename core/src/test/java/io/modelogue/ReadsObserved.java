package io.modelogue;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Page;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageInfo;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A storage that notes which models are read, and fails to read while it is told to. */
final class ReadsObserved implements Storage, Journal {
  /** The names of the models that were looked at, a name for each time. */
  final List<String> reads = new ArrayList<>();

  boolean failing;
  Duration suggestedStaleness = Duration.ZERO;
  int pageItems = Integer.MAX_VALUE;
  private final Storage storage;

  ReadsObserved(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Journal journal() {
    return this;
  }

  @Override
  public List<StoredCommit> read(
      StreamId stream, long fromRevision, int maxCommits, long maxBytes) {
    requireWorking();
    return storage.journal().read(stream, fromRevision, maxCommits, maxBytes);
  }

  @Override
  public OptionalLong head(StreamId stream, long atLeast) {
    look(stream);
    return storage.journal().head(stream, atLeast);
  }

  private void requireWorking() {
    if (failing) {
      throw new UnavailableException("the cable is cut", null);
    }
  }

  /** Whoever reads asks for the head first. */
  private void look(StreamId stream) {
    requireWorking();
    if (stream.kind().equals("model")) {
      reads.add(stream.name());
    }
  }

  @Override
  public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    return storage.journal().append(stream, expectedHead, commit);
  }

  @Override
  public Page<StreamId> streams(Cursor after, int limit) {
    return storage.journal().streams(after, Math.min(limit, pageItems));
  }

  @Override
  public Optional<Checkpoint> checkpoint(StreamId stream) {
    return storage.journal().checkpoint(stream);
  }

  @Override
  public void checkpoint(StreamId stream, Checkpoint checkpoint) {
    storage.journal().checkpoint(stream, checkpoint);
  }

  @Override
  public BlobStore blobs() {
    return storage.blobs();
  }

  @Override
  public StorageInfo info() {
    return storage.info().withSuggestedStaleness(suggestedStaleness);
  }

  @Override
  public void close() {
    storage.close();
  }
}
