package io.modelogue;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Journal;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.Page;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageInfo;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A storage whose next appends and blobs go as the test has planned, and then as they should. */
final class UncertainStorage implements Storage, Journal {
  private final MemoryStorage storage = MemoryStorage.create();
  private final Deque<Plan> plans = new ArrayDeque<>();
  private final Deque<Supplier<RuntimeException>> blobPlans = new ArrayDeque<>();
  private int appends;

  /** How one append goes: it may or may not do what it should, and then return or throw. */
  interface Plan {
    AppendResult go(Supplier<AppendResult> append);
  }

  /** Plans that nothing is written. */
  static Plan without(Supplier<RuntimeException> error) {
    return append -> {
      throw error.get();
    };
  }

  /** Plans that the commit is written, though nobody learns of it. */
  static Plan afterwards(Supplier<RuntimeException> error) {
    return append -> {
      var unused = append.get();
      throw error.get();
    };
  }

  void plan(Plan... next) {
    plans.addAll(List.of(next));
    appends = 0;
  }

  /** Plans that this many next blobs are neither kept nor read. */
  void planBlobs(int times, Supplier<RuntimeException> error) {
    blobPlans.addAll(Collections.nCopies(times, error));
  }

  /** Returns how many appends were asked for since the last plan. */
  int appends() {
    return appends;
  }

  @Override
  public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    appends++;
    Supplier<AppendResult> append = () -> storage.journal().append(stream, expectedHead, commit);
    Plan plan = plans.poll();
    return plan == null ? append.get() : plan.go(append);
  }

  @Override
  public Journal journal() {
    return this;
  }

  @Override
  public BlobStore blobs() {
    Supplier<RuntimeException> plan = blobPlans.poll();
    if (plan != null) {
      throw plan.get();
    }
    return storage.blobs();
  }

  @Override
  public StorageInfo info() {
    return storage.info();
  }

  @Override
  public void close() {
    storage.close();
  }

  @Override
  public List<StoredCommit> read(StreamId stream, long from, int maxCommits, long maxBytes) {
    return storage.journal().read(stream, from, maxCommits, maxBytes);
  }

  @Override
  public OptionalLong head(StreamId stream, long atLeast) {
    return storage.journal().head(stream, atLeast);
  }

  @Override
  public Page<StreamId> streams(Cursor after, int limit) {
    return storage.journal().streams(after, limit);
  }

  @Override
  public Optional<Checkpoint> checkpoint(StreamId stream) {
    return storage.journal().checkpoint(stream);
  }

  @Override
  public void checkpoint(StreamId stream, Checkpoint checkpoint) {
    storage.journal().checkpoint(stream, checkpoint);
  }
}
