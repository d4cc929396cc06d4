package io.modelogue.internal.engine;

import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.Digests;
import io.modelogue.internal.journal.ChainReader;
import io.modelogue.storage.StoredCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Histories from the journal, whole or in part. Safe for use by several threads. */
final class HistoryReader {
  private final JournalPages pages;
  private final UUID registry;

  HistoryReader(JournalPages pages, UUID registry) {
    this.pages = pages;
    this.registry = registry;
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
      List<StoredCommit> before = pages.read(model, from - 1, 1);
      if (before.isEmpty()) {
        pages.requireNoHole(model);
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
      List<StoredCommit> page = pages.read(model, from + entries.size(), atMost - entries.size());
      if (page.isEmpty()) {
        pages.requireNoHole(model);
        break;
      }
      page.forEach(stored -> entries.add(chain.next(stored).entry()));
    }
    return entries;
  }
}
