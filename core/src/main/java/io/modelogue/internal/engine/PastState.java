package io.modelogue.internal.engine;

import io.modelogue.internal.journal.ChainReader;
import io.modelogue.internal.state.ModelState;
import io.modelogue.storage.StoredCommit;
import java.util.List;
import java.util.UUID;

/**
 * The state of a model at a revision that it reached. Nothing behind that revision is read, so that
 * damage there does not matter. Safe for use by several threads.
 */
final class PastState {
  private final JournalPages pages;
  private final UUID registry;

  PastState(JournalPages pages, UUID registry) {
    this.pages = pages;
    this.registry = registry;
  }

  /** Returns the state at a revision, or at the head if that is earlier. */
  ModelState at(String model, long revision) {
    ModelState state = ModelState.nothing(model);
    ChainReader chain = ChainReader.atStart(JournalReader.stream(model), registry);
    while (state.head() < revision) {
      List<StoredCommit> page = pages.read(model, state.head() + 1, revision - state.head());
      if (page.isEmpty()) {
        return state;
      }
      for (StoredCommit stored : page) {
        state = JournalReader.fold(state, chain.next(stored));
      }
    }
    return state;
  }
}
