package io.modelogue;

import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Predictions;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.results.StoredResults;
import io.modelogue.internal.run.RunningJob;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.RunRequests;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One evaluation: scores, evaluates, keeps the results, and says how it ended. */
final class EvaluationRun {
  private static final Logger logger = LoggerFactory.getLogger(EvaluationRun.class);

  private final OpenRegistry registry;
  private final ModelVersion version;
  private final String id;
  private final DatasetRef dataset;
  private final Evaluator evaluator;
  private final long keptBytes;
  private final Scorer scorer;
  private final RunningJob<Evaluation> job;
  private final LiveContext live;
  private final KeptBlobs blobs;

  private EvaluationRun(
      OpenRegistry registry,
      ModelVersion version,
      String id,
      EvaluationRequest request,
      Scorer scorer) {
    this.registry = registry;
    this.version = version;
    this.id = id;
    this.dataset = evaluation(version, id).dataset();
    this.evaluator = request.evaluator();
    this.keptBytes = request.keptBytes();
    this.scorer = scorer;
    this.job = new RunningJob<>("evaluation of " + version + " on " + dataset.name());
    this.live = new LiveContext(job);
    this.blobs = registry.engine().blobs().keeping();
  }

  static Job<Evaluation> start(
      OpenRegistry registry,
      ModelVersion version,
      String id,
      EvaluationRequest request,
      Scorer scorer) {
    EvaluationRun run = new EvaluationRun(registry, version, id, request, scorer);
    try {
      registry.jobs().start(run.job, run::run);
    } catch (RejectedExecutionException e) {
      run.end(EvaluationStatus.FAILED, null, e, System.nanoTime());
    }
    return new Job<>(version.number(), run.job);
  }

  private void run() {
    long start = System.nanoTime();
    job.enter();
    try {
      live.throwIfCancelled();
      Predictions predictions =
          Concepts.applied(
              version.modelState(), version.state(), scorer.score(version, dataset, live));
      EvaluationResult result = evaluator.evaluate(predictions);
      live.throwIfCancelled();
      EvaluationSummary summary = StoredResults.keep(blobs, result, predictions, keptBytes);
      job.leave();
      end(EvaluationStatus.READY, summary, null, start);
    } catch (Throwable e) {
      job.leave();
      boolean stopped =
          job.isCancelled()
              && (e instanceof CancellationException || e instanceof InterruptedException);
      end(stopped ? EvaluationStatus.CANCELLED : EvaluationStatus.FAILED, null, e, start);
    }
  }

  private void end(
      EvaluationStatus outcome,
      @Nullable EvaluationSummary summary,
      @Nullable Throwable error,
      long start) {
    EvaluationFinished finish =
        new EvaluationFinished(
            version.number(),
            id,
            outcome,
            Duration.ofNanos(System.nanoTime() - start),
            Optional.ofNullable(summary),
            outcome == EvaluationStatus.FAILED
                ? Optional.ofNullable(error).map(Failure::of)
                : Optional.empty());
    try {
      ModelState after =
          registry.commit(
              version.model().name(), RunRequests.finishEvaluation(finish), Optional.empty());
      blobs.confirm();
      ModelVersion now = new ModelVersion(registry, after, after.version(version.number()));
      if (outcome == EvaluationStatus.READY) {
        job.future().complete(evaluation(now, id));
      } else {
        job.future().completeExceptionally(failure(finish, error));
      }
    } catch (RuntimeException | Error e) {
      if (error != null) {
        e.addSuppressed(error);
      }
      logger.error("the end of the {} could not be recorded", job.title(), e);
      job.future().completeExceptionally(e);
    }
  }

  private static Evaluation evaluation(ModelVersion version, String id) {
    return version.evaluations().stream()
        .filter(e -> e.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("an evaluation that began is not there: " + id));
  }

  private RuntimeException failure(EvaluationFinished finish, @Nullable Throwable error) {
    if (finish.outcome() == EvaluationStatus.CANCELLED) {
      return new CancellationException("the " + job.title() + " was cancelled");
    }
    return new EvaluationFailedException(
        version.model().name(),
        version.number(),
        finish.failure(),
        "the "
            + job.title()
            + " failed: "
            + finish.failure().map(Failure::toString).orElse("nobody knows why")
            + "; the version keeps the error",
        error);
  }
}
