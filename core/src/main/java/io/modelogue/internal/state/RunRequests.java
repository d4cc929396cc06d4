package io.modelogue.internal.state;

import io.modelogue.Artifact;
import io.modelogue.DatasetRef;
import io.modelogue.EvaluationStatus;
import io.modelogue.VersionStatus;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationRenewed;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.RunIdentity;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingRenewed;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.internal.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Requests about trainings and evaluations that run. */
public final class RunRequests {
  private RunRequests() {}

  /**
   * Returns a request that ends a training. It supersedes an interruption that somebody recorded
   * too early, and finds its work done if it comes twice.
   */
  public static Request finishTraining(TrainingFinished finish, List<Artifact> artifacts) {
    return state -> {
      VersionState version = state.version(finish.version());
      boolean open =
          version.status() == VersionStatus.TRAINING
              || version.status() == VersionStatus.INTERRUPTED;
      boolean sameRun =
          version
              .training()
              .started()
              .filter(t -> t.run().runId().equals(finish.runId()))
              .isPresent();
      if (!open || !sameRun || version.presence() == Presence.PURGED) {
        return List.of();
      }
      List<HistoryEvent> events = new ArrayList<>();
      artifacts.forEach(a -> events.add(new ArtifactAttached(finish.version(), a)));
      events.add(finish);
      return events;
    };
  }

  /**
   * Returns a request that makes a version whose training is over already, and says all of it in
   * one commit. It finds its work done if it comes twice.
   *
   * @param finish how it ended; the number in it is replaced by the one that the version gets
   */
  public static Request keepTrained(
      VersionDraft draft, RunIdentity run, List<Artifact> artifacts, TrainingFinished finish) {
    return state -> {
      if (state.findVersionById(draft.id()).isPresent()) {
        return List.of();
      }
      List<HistoryEvent> events = new ArrayList<>(VersionRequests.train(draft, run).decide(state));
      int number = state.versions().size() + 1;
      artifacts.forEach(a -> events.add(new ArtifactAttached(number, a)));
      events.add(
          new TrainingFinished(
              number,
              finish.runId(),
              finish.outcome(),
              finish.took(),
              finish.metrics(),
              finish.failure(),
              finish.lossCurve(),
              finish.log()));
      return events;
    };
  }

  /** Returns a request that starts an evaluation of a version that can be used. */
  public static Request startEvaluation(
      int number,
      String evaluation,
      DatasetRef dataset,
      Map<String, Object> evaluator,
      RunIdentity run) {
    return state -> {
      VersionRequests.usable(state, number, "be evaluated");
      return List.of(new EvaluationStarted(number, evaluation, dataset, evaluator, run));
    };
  }

  /** Returns a request that ends an evaluation; it finds its work done if it comes twice. */
  public static Request finishEvaluation(EvaluationFinished finish) {
    return state -> {
      VersionState version = state.version(finish.version());
      boolean open =
          version.presence() != Presence.PURGED
              && version.evaluations().stream()
                  .anyMatch(e -> e.id().equals(finish.evaluation()) && e.isOpen());
      return open ? List.of(finish) : List.of();
    };
  }

  /**
   * Returns a request that renews the leases of those of these runs that still run, where a lease
   * is old enough for it.
   */
  public static Request renew(Set<String> runs, Instant now) {
    Instant until = now.plus(Limits.LEASE);
    Instant due = until.minus(Limits.RENEWAL);
    Predicate<RunIdentity> isDue =
        run -> runs.contains(run.runId()) && !run.leaseUntil().isAfter(due);
    return state -> {
      List<HistoryEvent> events = new ArrayList<>();
      for (int number : state.running()) {
        VersionState version = state.version(number);
        runOfTraining(version)
            .filter(isDue)
            .map(r -> new TrainingRenewed(number, r.runId(), r.leaseUntil(), until))
            .ifPresent(events::add);
        runningEvaluations(version)
            .filter(e -> isDue.test(e.run()))
            .map(e -> new EvaluationRenewed(number, e.id(), e.run().leaseUntil(), until))
            .forEach(events::add);
      }
      return events;
    };
  }

  /** Returns the events that record what runs no longer, by the judgement given. */
  public static List<HistoryEvent> interruptions(ModelState state, Predicate<RunIdentity> gone) {
    List<HistoryEvent> events = new ArrayList<>();
    for (int number : state.running()) {
      VersionState version = state.version(number);
      runOfTraining(version)
          .filter(gone)
          .ifPresent(run -> events.add(interrupted(version.number(), run)));
      runningEvaluations(version)
          .filter(e -> gone.test(e.run()))
          .forEach(e -> events.add(interrupted(version.number(), e)));
    }
    return events;
  }

  private static Optional<RunIdentity> runOfTraining(VersionState version) {
    return version.status() == VersionStatus.TRAINING
        ? version.training().started().map(TrainingStarted::run)
        : Optional.empty();
  }

  private static Stream<EvaluationState> runningEvaluations(VersionState version) {
    return version.evaluations().stream().filter(e -> e.status() == EvaluationStatus.RUNNING);
  }

  private static HistoryEvent interrupted(int version, RunIdentity run) {
    return new TrainingFinished(
        version,
        run.runId(),
        VersionStatus.INTERRUPTED,
        Duration.ZERO,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static HistoryEvent interrupted(int version, EvaluationState evaluation) {
    return new EvaluationFinished(
        version,
        evaluation.id(),
        EvaluationStatus.INTERRUPTED,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty());
  }
}
