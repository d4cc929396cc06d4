package io.modelogue.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.UnsupportedHistoryException;
import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.journal.ChainReader;
import io.modelogue.internal.journal.Link;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.InconsistentHistoryException;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.UnknownCriticalEventException;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * States and histories from the journal.
 *
 * <p>A folded state is kept in a cache that is bounded by about how many bytes its states take. A
 * read asks the journal only for what follows the cached revision. A commit that does not name the
 * cached hash is damage: the history was written anew since this process read it. Safe for use by
 * several threads.
 */
final class JournalReader {
  private static final String MODEL = "model";
  private static final int PAGE_COMMITS = 1_000;
  private static final long PAGE_BYTES = 8 << 20;

  private final Journal journal;
  private final UUID registry;
  private final StorageFailures failures;
  private final Cache<String, ModelState> states;

  JournalReader(Journal journal, UUID registry, StorageFailures failures, long cacheBytes) {
    this.journal = journal;
    this.registry = registry;
    this.failures = failures;
    Executor here = Runnable::run;
    this.states =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((String name, ModelState s) -> (int) Math.min(s.weight(), Integer.MAX_VALUE))
            .executor(here)
            .build();
  }

  static StreamId stream(String model) {
    return new StreamId(MODEL, model);
  }

  static boolean isModel(StreamId stream) {
    return stream.kind().equals(MODEL);
  }

  /** Returns the state at the head: of nothing, if there is no such model. */
  ModelState state(String model) {
    ModelState cached = states.getIfPresent(model);
    if (cached == null) {
      return follow(ModelState.nothing(model));
    }
    return headBehind(cached) == cached.head() ? cached : follow(cached);
  }

  /**
   * Also looks whether what this process has seen is still there: a history that became shorter is
   * damage, and is not forgotten by taking the shorter one for the truth.
   */
  private long headBehind(ModelState cached) {
    long head =
        failures.during(
            "looking for what follows revision " + cached.head() + " of \"" + cached.name() + "\"",
            cached.name(),
            () -> journal.head(stream(cached.name()), cached.head()).orElse(Journal.NO_STREAM));
    JournalWriter.requireNotCutOff(cached.name(), cached.head(), head);
    return head;
  }

  /** Takes note of a state that was just committed. */
  void keep(ModelState state) {
    states.asMap().merge(state.name(), state, (old, now) -> old.head() > now.head() ? old : now);
  }

  private ModelState follow(ModelState from) {
    ModelState state = from;
    ChainReader chain = ChainReader.behind(stream(from.name()), registry, from.head(), from.hash());
    for (List<StoredCommit> page = page(state.name(), state.head() + 1);
        !page.isEmpty();
        page = page(state.name(), state.head() + 1)) {
      for (StoredCommit stored : page) {
        state = fold(state, chain.next(stored));
      }
    }
    if (state.head() > from.head()) {
      keep(state);
    }
    return state;
  }

  /** Returns the state after the last commit that is not later than the instant. */
  ModelState stateAsOf(String model, Instant instant) {
    ModelState state = ModelState.nothing(model);
    ChainReader chain = ChainReader.atStart(stream(model), registry);
    for (List<StoredCommit> page = page(model, 0);
        !page.isEmpty();
        page = page(model, state.head() + 1)) {
      for (StoredCommit stored : page) {
        Link link = chain.next(stored);
        if (link.commit().at().isAfter(instant)) {
          return state;
        }
        state = fold(state, link);
      }
    }
    return state;
  }

  /** Returns all entries, oldest first; none if there is no such model. */
  List<HistoryEntry> history(String model) {
    List<HistoryEntry> entries = new ArrayList<>();
    ChainReader chain = ChainReader.atStart(stream(model), registry);
    for (List<StoredCommit> page = page(model, 0);
        !page.isEmpty();
        page = page(model, entries.size())) {
      page.forEach(stored -> entries.add(chain.next(stored).entry()));
    }
    return entries;
  }

  private List<StoredCommit> page(String model, long from) {
    return failures.during(
        "reading model \"" + model + "\" from revision " + from,
        model,
        () -> journal.read(stream(model), from, PAGE_COMMITS, PAGE_BYTES));
  }

  static ModelState fold(ModelState state, Link link) {
    try {
      return Evolution.evolve(state, link.place(), link.commit().events());
    } catch (UnknownCriticalEventException e) {
      throw new UnsupportedHistoryException(
          state.name(),
          "revision "
              + e.revision()
              + " of \""
              + state.name()
              + "\" holds an event \""
              + e.type()
              + "\" of a newer release, without which its state cannot be known; upgrade"
              + " modelogue-core (its history can be read all the same)",
          e);
    } catch (InconsistentHistoryException e) {
      throw new DamagedHistoryException(
          state.name(),
          e.revision(),
          Finding.Kind.INCONSISTENT,
          "the history of \""
              + state.name()
              + "\" does not add up at revision "
              + e.revision()
              + ": "
              + e.getMessage()
              + "; this library did not write that, and only a copy can mend it",
          e);
    }
  }
}
