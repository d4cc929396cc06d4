package io.modelogue.internal.state;

import io.modelogue.DatasetRef;
import io.modelogue.EvaluationStatus;
import io.modelogue.Failure;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.history.RunIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One evaluation of one version.
 *
 * @param id its id
 * @param status where it stands
 * @param dataset what it is evaluated on
 * @param evaluator the evaluator's version and settings
 * @param run who evaluates
 * @param startedAt when it began
 * @param took how long it ran; zero while it runs
 * @param summary what came out, if it is READY
 * @param failure the error, if it failed
 * @param erasure that its predictions were erased, if they were
 */
public record EvaluationState(
    String id,
    EvaluationStatus status,
    DatasetRef dataset,
    Map<String, Object> evaluator,
    RunIdentity run,
    Instant startedAt,
    Duration took,
    Optional<EvaluationSummary> summary,
    Optional<Failure> failure,
    Optional<Erasure> erasure) {

  static EvaluationState started(EvaluationStarted e, Instant at) {
    return new EvaluationState(
        e.evaluation(),
        EvaluationStatus.RUNNING,
        e.dataset(),
        e.evaluator(),
        e.run(),
        at,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  EvaluationState renewed(Instant until) {
    return new EvaluationState(
        id,
        status,
        dataset,
        evaluator,
        run.withLease(until),
        startedAt,
        took,
        summary,
        failure,
        erasure);
  }

  EvaluationState finished(EvaluationFinished e) {
    return new EvaluationState(
        id,
        e.outcome(),
        dataset,
        evaluator,
        run,
        startedAt,
        e.took(),
        e.summary(),
        e.failure(),
        erasure);
  }

  EvaluationState erased(Erasure e) {
    return new EvaluationState(
        id,
        status,
        dataset,
        evaluator,
        run,
        startedAt,
        took,
        summary.map(EvaluationSummary::withoutPredictions),
        failure,
        Optional.of(e));
  }

  /** Returns whether a finish of this evaluation may still come: it runs, or was given up. */
  public boolean isOpen() {
    return status == EvaluationStatus.RUNNING || status == EvaluationStatus.INTERRUPTED;
  }
}
