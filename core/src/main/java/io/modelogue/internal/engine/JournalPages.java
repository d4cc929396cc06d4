package io.modelogue.internal.engine;

import io.modelogue.storage.Journal;
import io.modelogue.storage.StoredCommit;
import java.util.List;

/** Commits of a model from the journal, a page at a time. Safe for use by several threads. */
final class JournalPages {
  private static final int COMMITS = 1_000;
  private static final long BYTES = 8 << 20;

  private final Journal journal;
  private final StorageFailures failures;

  JournalPages(Journal journal, StorageFailures failures) {
    this.journal = journal;
    this.failures = failures;
  }

  /**
   * Returns commits from a revision on, oldest first: at most so many, and no more than a page
   * holds; none if there is none at that revision.
   */
  List<StoredCommit> read(String model, long from, long atMost) {
    int commits = (int) Math.min(COMMITS, atMost);
    return failures.during(
        "reading model \"" + model + "\" from revision " + from,
        model,
        () -> journal.read(JournalReader.stream(model), from, commits, BYTES));
  }

  /** Where no commit is, there may be a hole: the store looks for later ones. */
  void requireNoHole(String model) {
    var unused =
        failures.during(
            "looking for the newest commit of \"" + model + "\"",
            model,
            () -> journal.head(JournalReader.stream(model), Journal.NO_STREAM));
  }
}
