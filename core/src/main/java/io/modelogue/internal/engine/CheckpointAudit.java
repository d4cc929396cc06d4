package io.modelogue.internal.engine;

import io.modelogue.internal.journal.CheckpointCodec;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.internal.state.ModelState;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StorageException;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds the checkpoint of a model against the states that its history folds to. Used once, by one
 * thread.
 */
final class CheckpointAudit {
  private final Optional<ModelState> checkpoint;
  private boolean wrong;

  private CheckpointAudit(Optional<ModelState> checkpoint) {
    this.checkpoint = checkpoint;
  }

  /** One that readers pass over cannot mislead them, and need not be held against anything. */
  static CheckpointAudit of(Journal journal, UUID registry, String model) {
    try {
      Optional<Checkpoint> stored = journal.checkpoint(JournalReader.stream(model));
      return new CheckpointAudit(
          stored.flatMap(
              c -> CheckpointCodec.decode(c.payload(), registry, model, CheckpointAudit::unread)));
    } catch (MalformedJsonException | StorageException e) {
      return new CheckpointAudit(Optional.empty());
    }
  }

  private static ModelState unread(long revision) {
    throw new MalformedJsonException("some versions in the checkpoint cannot be read", null);
  }

  /** Takes note of the state at one revision. */
  void note(ModelState state) {
    if (checkpoint.filter(c -> c.head() == state.head()).isPresent()) {
      wrong = checkpoint.get().hash().equals(state.hash()) && isAnother(state);
    }
  }

  /** Readers take what they cannot read from the history, and pass over one of another history. */
  private boolean isAnother(ModelState state) {
    try {
      return !checkpoint.equals(Optional.of(state));
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  /** Returns the revision at which the checkpoint tells something else than the history. */
  Optional<Long> wrongAt() {
    return wrong ? checkpoint.map(ModelState::head) : Optional.empty();
  }
}
