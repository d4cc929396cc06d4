package io.modelogue.internal.engine;

import io.modelogue.internal.Digests;
import io.modelogue.internal.Limits;
import io.modelogue.internal.journal.CheckpointCodec;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.internal.state.ModelState;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States that were written down, so that a long history need not be folded from its start.
 *
 * <p>Nothing depends on them: one that is missing, damaged, of another release, or made of another
 * history than the one that is there, is passed over, and one that cannot be written is not missed.
 *
 * <p>Writing one down takes the longer the more versions a model has, so it is done by a thread
 * that nobody waits for but {@link #close}. It is there while it has something to do. Safe for use
 * by several threads.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Of how many models a state may wait: these lie in memory beside those in the cache. */
  private static final int WAITING = 4;

  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Journal journal;
  private final UUID registry;
  private final ThreadPoolExecutor writer;

  /**
   * The states that wait to be written down, by model: a later one takes an earlier one's place.
   */
  private final Map<String, ModelState> waiting = new ConcurrentHashMap<>();

  Checkpoints(Journal journal, UUID registry) {
    this.journal = journal;
    this.registry = registry;
    this.writer =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Checkpoints::thread);
    writer.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "modelogue-checkpoints");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns the state that was written down last, if it is a state of the history that is there.
   *
   * @param spare folds the history up to a revision, should the checkpoint prove to be damaged
   */
  Optional<ModelState> find(String model, LongFunction<ModelState> spare) {
    StreamId stream = JournalReader.stream(model);
    try {
      return journal
          .checkpoint(stream)
          .flatMap(c -> CheckpointCodec.decode(c.payload(), registry, model, spare))
          .filter(state -> isOfThisHistory(stream, state));
    } catch (MalformedJsonException | StorageException e) {
      LOG.debug("the checkpoint of \"{}\" cannot be used: {}", model, e.getMessage());
      return Optional.empty();
    }
  }

  /** Reads one commit: the hash of it covers all before it. */
  private boolean isOfThisHistory(StreamId stream, ModelState state) {
    List<StoredCommit> commits = journal.read(stream, state.head(), 1, Limits.COMMIT_BYTES);
    return !commits.isEmpty()
        && state.hash().equals(Optional.of(Digests.of(commits.get(0).payload())));
  }

  /** Returns whether so much was written since the last checkpoint that it is time for one. */
  static boolean isDue(long head, long last) {
    return head - last > Math.max(Limits.CHECKPOINT_COMMITS, head / Limits.CHECKPOINT_SHARE);
  }

  /** Has a state written down soon; returns false if too many models wait for that already. */
  boolean keepSoon(ModelState state) {
    try {
      waiting.compute(state.name(), (model, earlier) -> inPlaceOf(earlier, state));
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("a checkpoint of \"{}\" must wait for another commit", state.name());
      return false;
    }
  }

  private ModelState inPlaceOf(@Nullable ModelState earlier, ModelState state) {
    if (earlier == null) {
      writer.execute(() -> keepWaiting(state.name()));
      return state;
    }
    return earlier.head() > state.head() ? earlier : state;
  }

  private void keepWaiting(String model) {
    ModelState state = waiting.remove(model);
    if (state != null) {
      keep(state);
    }
  }

  private void keep(ModelState state) {
    try {
      journal.checkpoint(
          JournalReader.stream(state.name()),
          new Checkpoint(state.head(), CheckpointCodec.encode(state)));
    } catch (RuntimeException e) {
      LOG.debug("no checkpoint of \"{}\" was kept", state.name(), e);
    }
  }

  /** Waits until what was to be written down is, for a while. */
  void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.debug("a checkpoint takes too long to be waited for");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
