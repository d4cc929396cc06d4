package io.modelogue.internal.engine;

import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.Digests;
import io.modelogue.internal.journal.ChainReader;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StoredCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Histories from the journal, whole or in part. Safe for use by several threads. */
final class HistoryReader {
  private static final int PAGE_COMMITS = 1_000;
  private static final long PAGE_BYTES = 8 << 20;

  private final Journal journal;
  private final UUID registry;
  private final StorageFailures failures;

  HistoryReader(Journal journal, UUID registry, StorageFailures failures) {
    this.journal = journal;
    this.registry = registry;
    this.failures = failures;
  }

  /** Returns all entries, oldest first; none if there is no such model. */
  List<HistoryEntry> all(String model) {
    return read(
        model, ChainReader.atStart(JournalReader.stream(model), registry), 0, Long.MAX_VALUE);
  }

  /** Returns so many entries from a revision on; each is bound to the one before it. */
  List<HistoryEntry> part(String model, long from, int atMost) {
    Optional<String> hash = Optional.empty();
    if (from > 0) {
      List<StoredCommit> before = page(model, from - 1, 1);
      if (before.isEmpty()) {
        requireNoHole(model);
        return List.of();
      }
      hash = Optional.of(Digests.of(before.get(0).payload()));
    }
    return read(
        model,
        ChainReader.behind(JournalReader.stream(model), registry, from - 1, hash),
        from,
        atMost);
  }

  private List<HistoryEntry> read(String model, ChainReader chain, long from, long atMost) {
    List<HistoryEntry> entries = new ArrayList<>();
    while (entries.size() < atMost) {
      int wanted = (int) Math.min(PAGE_COMMITS, atMost - entries.size());
      List<StoredCommit> page = page(model, from + entries.size(), wanted);
      if (page.isEmpty()) {
        requireNoHole(model);
        break;
      }
      page.forEach(stored -> entries.add(chain.next(stored).entry()));
    }
    return entries;
  }

  private List<StoredCommit> page(String model, long from, int commits) {
    return failures.during(
        "reading model \"" + model + "\" from revision " + from,
        model,
        () -> journal.read(JournalReader.stream(model), from, commits, PAGE_BYTES));
  }

  /** Where no commit is, there may be a hole: the store looks for later ones. */
  private void requireNoHole(String model) {
    var unused =
        failures.during(
            "looking for the newest commit of \"" + model + "\"",
            model,
            () -> journal.head(JournalReader.stream(model), Journal.NO_STREAM));
  }
}
