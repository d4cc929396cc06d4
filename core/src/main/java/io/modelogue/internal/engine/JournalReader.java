package io.modelogue.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.UnsupportedHistoryException;
import io.modelogue.internal.journal.ChainReader;
import io.modelogue.internal.journal.Link;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.InconsistentHistoryException;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.UnknownCriticalEventException;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * States from the journal.
 *
 * <p>A folded state is kept in a cache that is bounded by about how many bytes its states take. A
 * read asks the journal only for what follows the cached revision. A commit that does not name the
 * cached hash is damage: the history was written anew since this process read it. With each state
 * is kept when the journal was last asked, so that {@link #recentState} need not ask it for a
 * while. Safe for use by several threads.
 */
final class JournalReader {
  private static final String MODEL = "model";

  private final Journal journal;
  private final JournalPages pages;
  private final UUID registry;
  private final StorageFailures failures;
  private final Clock clock;
  private final Duration maxStaleness;
  private final Checkpoints checkpoints;
  private final Cache<String, Look> looks;

  /** The revisions of the newest checkpoints that this process knows of, by model. */
  private final Map<String, Long> lastCheckpoints = new ConcurrentHashMap<>();

  /** What the journal said of a stream when it was asked then. */
  private record Look(StreamId stream, ModelState state, Instant at) {
    Look newer(Look other) {
      boolean isNewer =
          state.head() > other.state.head()
              || (state.head() == other.state.head() && at.isAfter(other.at));
      return isNewer ? this : other;
    }
  }

  JournalReader(Journal journal, UUID registry, StorageFailures failures, EngineOptions options) {
    this.journal = journal;
    this.pages = new JournalPages(journal, failures);
    this.registry = registry;
    this.failures = failures;
    this.clock = options.clock();
    this.maxStaleness = options.maxStaleness();
    this.checkpoints = new Checkpoints(journal, registry);
    Executor here = Runnable::run;
    this.looks =
        Caffeine.newBuilder()
            .maximumWeight(options.cacheBytes())
            .weigher((String name, Look look) -> weight(look.state(), options.cacheBytes()))
            .executor(here)
            .build();
  }

  static StreamId stream(String model) {
    return new StreamId(MODEL, model);
  }

  static boolean isModel(StreamId stream) {
    return stream.kind().equals(MODEL);
  }

  /**
   * A state that is larger than all of the cache is kept nevertheless: without it every call would
   * read the history anew. It takes half of the room at most, so that others find place beside it.
   */
  private static int weight(ModelState state, long cacheBytes) {
    return (int) Math.min(state.weight(), Math.min(Math.max(1, cacheBytes / 2), Integer.MAX_VALUE));
  }

  /**
   * Returns the state at the head, or the one that was there when the journal was last asked if
   * that is not longer ago than the staleness allowed.
   */
  ModelState recentState(String model) {
    Look look = looks.getIfPresent(model);
    return look != null && isRecent(look.at()) ? look.state() : state(model);
  }

  private boolean isRecent(Instant then) {
    if (maxStaleness.isZero()) {
      return false;
    }
    Duration age = Duration.between(then, clock.instant());
    // a clock that was set back says nothing about how long ago that was
    return !age.isNegative() && age.compareTo(maxStaleness) < 0;
  }

  /** Returns the state at the head: of nothing, if there is no such model. */
  ModelState state(String model) {
    Look cached = looks.getIfPresent(model);
    return cached == null ? cold(model) : caughtUp(cached);
  }

  /** Returns the state that was seen last, if it is remembered; others may have written since. */
  Optional<ModelState> lastSeen(String model) {
    return Optional.ofNullable(looks.getIfPresent(model)).map(Look::state);
  }

  private ModelState cold(String model) {
    pages.requireNoHole(model);
    Optional<ModelState> checkpoint = checkpoints.find(model, revision -> stateAt(model, revision));
    if (checkpoint.isPresent()) {
      try {
        lastCheckpoints.merge(model, checkpoint.get().head(), Math::max);
        return follow(checkpoint.get());
      } catch (DamagedHistoryException e) {
        // perhaps it is not the history that is damaged
        looks.invalidate(model);
      }
    }
    return follow(ModelState.nothing(model));
  }

  private ModelState caughtUp(Look look) {
    ModelState cached = look.state();
    // when it was asked matters only to those who will not ask again for a while
    Instant asked = maxStaleness.isZero() ? look.at() : clock.instant();
    if (headBehind(look.stream(), cached) != cached.head()) {
      return follow(cached);
    }
    if (!maxStaleness.isZero()) {
      keep(cached, asked);
    }
    return cached;
  }

  /**
   * Also looks whether what this process has seen is still there: a history that became shorter is
   * damage, and is not forgotten by taking the shorter one for the truth.
   */
  private long headBehind(StreamId stream, ModelState cached) {
    try {
      long head = journal.head(stream, cached.head()).orElse(Journal.NO_STREAM);
      JournalWriter.requireNotCutOff(cached.name(), cached.head(), head);
      return head;
    } catch (StorageException e) {
      throw failures.translated(
          "looking for what follows revision " + cached.head() + " of \"" + cached.name() + "\"",
          cached.name(),
          e);
    }
  }

  /**
   * Takes note of a state that was found or committed.
   *
   * @param asOf an instant at which nothing newer was in the journal yet, or before
   */
  void keep(ModelState state, Instant asOf) {
    looks.asMap().merge(state.name(), new Look(stream(state.name()), state, asOf), Look::newer);
  }

  /** Has a checkpoint written of a state just committed, if it is time for one. */
  void checkpoint(ModelState state) {
    long last = lastCheckpoints.getOrDefault(state.name(), Journal.NO_STREAM);
    if (Checkpoints.isDue(state.head(), last) && checkpoints.keepSoon(state)) {
      lastCheckpoints.merge(state.name(), state.head(), Math::max);
    }
  }

  /** Waits for the checkpoints that are being written. */
  void close() {
    checkpoints.close();
  }

  private ModelState follow(ModelState from) {
    // taken before the journal is asked: an answer is as old as its question
    Instant asked = clock.instant();
    ModelState state = from;
    ChainReader chain = ChainReader.behind(stream(from.name()), registry, from.head(), from.hash());
    for (List<StoredCommit> page = pages.read(state.name(), state.head() + 1, Long.MAX_VALUE);
        !page.isEmpty();
        page = pages.read(state.name(), state.head() + 1, Long.MAX_VALUE)) {
      for (StoredCommit stored : page) {
        state = fold(state, chain.next(stored));
      }
    }
    if (state.head() != Journal.NO_STREAM) {
      keep(state, asked);
    }
    return state;
  }

  /** Returns the state after the last commit that is not later than the instant. */
  ModelState stateAsOf(String model, Instant instant) {
    ModelState now = state(model);
    if (!instant.isBefore(now.at())) {
      return now;
    }
    return foldUpTo(model, link -> !link.commit().at().isAfter(instant));
  }

  /** Returns the state at a revision, or at the head if that is earlier. */
  ModelState stateAt(String model, long revision) {
    return foldUpTo(model, link -> link.commit().revision() <= revision);
  }

  /** Folds from the start as long as the commits are wanted. */
  private ModelState foldUpTo(String model, Predicate<Link> wanted) {
    pages.requireNoHole(model);
    ModelState state = ModelState.nothing(model);
    ChainReader chain = ChainReader.atStart(stream(model), registry);
    for (List<StoredCommit> page = pages.read(model, 0, Long.MAX_VALUE);
        !page.isEmpty();
        page = pages.read(model, state.head() + 1, Long.MAX_VALUE)) {
      for (StoredCommit stored : page) {
        Link link = chain.next(stored);
        if (!wanted.test(link)) {
          return state;
        }
        state = fold(state, link);
      }
    }
    return state;
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
