package io.modelogue.internal.state;

import io.modelogue.Artifact;
import io.modelogue.DatasetRef;
import io.modelogue.EvaluationStatus;
import io.modelogue.VersionStatus;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.RunIdentity;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

  /** Returns the events that record what runs no longer, by the judgement given. */
  public static List<HistoryEvent> interruptions(ModelState state, Predicate<RunIdentity> gone) {
    List<HistoryEvent> events = new ArrayList<>();
    for (int number : state.running()) {
      VersionState version = state.version(number);
      version
          .training()
          .started()
          .filter(t -> version.status() == VersionStatus.TRAINING && gone.test(t.run()))
          .ifPresent(t -> events.add(interrupted(version.number(), t.run())));
      version.evaluations().stream()
          .filter(e -> e.status() == EvaluationStatus.RUNNING && gone.test(e.run()))
          .forEach(e -> events.add(interrupted(version.number(), e)));
    }
    return events;
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
