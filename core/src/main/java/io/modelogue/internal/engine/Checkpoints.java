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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States that were written down, so that a long history need not be folded from its start.
 *
 * <p>Nothing depends on them: one that is missing, damaged, of another release, or made of another
 * history than the one that is there, is passed over, and one that cannot be written is not missed.
 * Safe for use by several threads.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final Journal journal;
  private final UUID registry;

  Checkpoints(Journal journal, UUID registry) {
    this.journal = journal;
    this.registry = registry;
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

  /** Writes a state down, if that can be done. */
  void keep(ModelState state) {
    try {
      journal.checkpoint(
          JournalReader.stream(state.name()),
          new Checkpoint(state.head(), CheckpointCodec.encode(state)));
    } catch (StorageException e) {
      LOG.debug("no checkpoint of \"{}\" was kept: {}", state.name(), e.getMessage());
    }
  }
}
