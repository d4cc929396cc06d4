package io.modelogue.internal.engine;

import io.modelogue.ClockSkewException;
import io.modelogue.ConcurrentChangeException;
import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.history.HistoryEntry;
import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.Limits;
import io.modelogue.internal.engine.EngineOptions.SkewPolicy;
import io.modelogue.internal.journal.CommitDocument;
import io.modelogue.internal.journal.Link;
import io.modelogue.internal.run.RunJudgement;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import io.modelogue.internal.state.RunRequests;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StorageException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * The one loop through which everything is written: let the request decide on the state seen last,
 * append at the expected head. If somebody else was faster, load the newest and decide again;
 * whether the request still makes sense then is the request's own business.
 *
 * <p>The lock keeps threads of this process from racing each other, and brings their commits to the
 * listeners in order. Correctness does not rest on it: other processes do not know it.
 */
final class JournalWriter {
  private static final int STRIPES = 64;

  private final Journal journal;
  private final UUID registry;
  private final JournalReader reader;
  private final StorageFailures failures;
  private final Clock clock;
  private final SkewPolicy skew;
  private final RunJudgement judgement;
  private final BiConsumer<HistoryEntry, ModelState> committed;
  private final List<Lock> locks = new ArrayList<>();

  /** The models of which the last append failed: what was seen last lacks others' or this one. */
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();

  /** What is to follow a state. */
  private record Decision(ModelState state, List<HistoryEvent> events) {}

  JournalWriter(
      Journal journal,
      UUID registry,
      JournalReader reader,
      StorageFailures failures,
      EngineOptions options,
      BiConsumer<HistoryEntry, ModelState> committed) {
    this.journal = journal;
    this.registry = registry;
    this.reader = reader;
    this.failures = failures;
    this.clock = options.clock();
    this.skew = options.skew();
    this.judgement = options.judgement();
    this.committed = committed;
    for (int i = 0; i < STRIPES; i++) {
      locks.add(new ReentrantLock());
    }
  }

  /** Returns the state after the request; nothing is written if it asks for nothing. */
  ModelState write(String model, Request request, String actor, Optional<String> reason) {
    ModelState after = commit(model, request, actor, reason);
    reader.checkpoint(after);
    return after;
  }

  private ModelState commit(String model, Request request, String actor, Optional<String> reason) {
    Lock lock = locks.get(Math.floorMod(model.hashCode(), STRIPES));
    lock.lock();
    try {
      for (int attempt = 1; attempt <= Limits.COMMIT_ATTEMPTS; attempt++) {
        Decision decision =
            hopeful(model, request).orElseGet(() -> decision(newest(model), request));
        ModelState state = decision.state();
        if (decision.events().isEmpty()) {
          return state;
        }
        CheckedPayload payload =
            CheckedPayload.of(document(state, decision.events(), actor, reason));
        if (append(model, state.head(), payload.bytes())) {
          return done(state, payload.link());
        }
        Replay.pause(attempt);
      }
    } finally {
      lock.unlock();
    }
    throw new ConcurrentChangeException(
        model,
        "history",
        "others wrote to \""
            + model
            + "\" faster than this process could, "
            + Limits.COMMIT_ATTEMPTS
            + " times in a row; nothing was written, try again later");
  }

  /**
   * Decides on what this process saw last, without asking what is there now, if that gives
   * something to append: whether it was the newest shows then. What an older state refuses, or
   * finds done already, the newest may not.
   */
  private Optional<Decision> hopeful(String model, Request request) {
    if (unsure.contains(model)) {
      return Optional.empty();
    }
    try {
      return reader
          .lastSeen(model)
          .map(state -> decision(state, request))
          .filter(decision -> !decision.events().isEmpty());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private ModelState newest(String model) {
    ModelState newest = reader.state(model);
    unsure.remove(model);
    return newest;
  }

  /** What runs no longer is recorded with whatever is written next. */
  private Decision decision(ModelState state, Request request) {
    List<HistoryEvent> interruptions = RunRequests.interruptions(state, judgement::isInterrupted);
    List<HistoryEvent> decided = request.decide(Evolution.asIf(state, interruptions));
    if (decided.isEmpty() || interruptions.isEmpty()) {
      return new Decision(state, decided);
    }
    List<HistoryEvent> all = new ArrayList<>(interruptions);
    all.addAll(decided);
    return new Decision(state, all);
  }

  private CommitDocument document(
      ModelState state, List<HistoryEvent> events, String actor, Optional<String> reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (skew == SkewPolicy.REFUSE && state.at().isAfter(now.plus(Limits.CLOCK_SKEW))) {
      throw new ClockSkewException(
          state.name(),
          state.at(),
          "the newest commit of \""
              + state.name()
              + "\" is from "
              + state.at()
              + ", but this machine's clock says "
              + now
              + "; set the clock right, or open the registry with allowClockSkew()");
    }
    boolean behind = now.isBefore(state.at());
    return new CommitDocument(
        registry,
        state.name(),
        state.head() + 1,
        behind ? state.at() : now,
        behind ? Optional.of(now) : Optional.empty(),
        actor,
        reason,
        state.hash(),
        events);
  }

  /** Returns false if somebody else was faster. */
  private boolean append(String model, long expectedHead, byte[] payload) {
    Commit commit = new Commit(UUID.randomUUID(), payload);
    try {
      // here the commit becomes visible to everybody
      Replay.untilKnown(() -> journal.append(JournalReader.stream(model), expectedHead, commit));
      return true;
    } catch (ConflictException e) {
      unsure.add(model);
      requireNotCutOff(model, expectedHead, e.actualHead());
      return false;
    } catch (StorageException e) {
      unsure.add(model);
      throw failures.translated("writing to model \"" + model + "\"", model, e);
    }
  }

  /** Somebody else can be ahead, but the head we have seen cannot go away. */
  static void requireNotCutOff(String model, long seen, long actual) {
    if (actual < seen) {
      throw new DamagedHistoryException(
          model,
          actual,
          Finding.Kind.CUT_OFF,
          "the history of \""
              + model
              + "\" reached revision "
              + seen
              + " when this process last looked and ends at "
              + actual
              + " now: files were removed or an older copy was put back",
          null);
    }
  }

  private ModelState done(ModelState before, Link link) {
    ModelState after = JournalReader.fold(before, link);
    // the clock as it was read before the append: others may have written right behind it
    reader.keep(after, link.commit().observed().orElse(link.commit().at()));
    committed.accept(link.entry(), after);
    return after;
  }
}
