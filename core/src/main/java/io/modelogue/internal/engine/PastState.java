package io.modelogue.internal.engine;

import io.modelogue.internal.journal.ChainReader;
import io.modelogue.internal.state.ModelState;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StoredCommit;
import java.util.List;
import java.util.UUID;

/**
 * The state of a model at a revision that it reached. Nothing behind that revision is read, so that
 * damage there does not matter. Safe for use by several threads.
 */
final class PastState {
  private static final int PAGE_COMMITS = 1_000;
  private static final long PAGE_BYTES = 8 << 20;

  private final Journal journal;
  private final UUID registry;
  private final StorageFailures failures;

  PastState(Journal journal, UUID registry, StorageFailures failures) {
    this.journal = journal;
    this.registry = registry;
    this.failures = failures;
  }

  /** Returns the state at a revision, or at the head if that is earlier. */
  ModelState at(String model, long revision) {
    ModelState state = ModelState.nothing(model);
    ChainReader chain = ChainReader.atStart(JournalReader.stream(model), registry);
    while (state.head() < revision) {
      List<StoredCommit> page = page(state, revision - state.head());
      if (page.isEmpty()) {
        return state;
      }
      for (StoredCommit stored : page) {
        state = JournalReader.fold(state, chain.next(stored));
      }
    }
    return state;
  }

  private List<StoredCommit> page(ModelState state, long wanted) {
    int commits = (int) Math.min(PAGE_COMMITS, wanted);
    long from = state.head() + 1;
    return failures.during(
        "reading model \"" + state.name() + "\" from revision " + from,
        state.name(),
        () -> journal.read(JournalReader.stream(state.name()), from, commits, PAGE_BYTES));
  }
}
