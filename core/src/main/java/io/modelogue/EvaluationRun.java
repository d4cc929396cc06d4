package io.modelogue;

import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Predictions;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.results.StoredResults;
import io.modelogue.internal.run.JobWork;
import io.modelogue.internal.run.RunningJob;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.RunRequests;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One evaluation: scores, evaluates, keeps the results, and says how it ended. */
final class EvaluationRun implements JobWork {
  private static final Logger logger = LoggerFactory.getLogger(EvaluationRun.class);

  private final OpenRegistry registry;
  private final ModelVersion version;
  private final Place place;
  private final DatasetRef dataset;
  private final Evaluator evaluator;
  private final long keptBytes;
  private final Scorer scorer;
  private final RunningJob<Evaluation> job;
  private final LiveContext live;
  private final KeptBlobs blobs;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile long start = System.nanoTime();

  /**
   * Where an evaluation stands in the history and among the jobs.
   *
   * @param id its id, which is its run's too
   * @param actor who started it, in whose name its end is recorded
   * @param job what its user waits for
   */
  record Place(String id, String actor, RunningJob<Evaluation> job) {}

  EvaluationRun(
      OpenRegistry registry,
      ModelVersion version,
      Place place,
      EvaluationRequest request,
      Scorer scorer) {
    this.registry = registry;
    this.version = version;
    this.place = place;
    this.dataset = evaluation(version, place.id).dataset();
    this.evaluator = request.evaluator();
    this.keptBytes = request.keptBytes();
    this.scorer = scorer;
    this.job = place.job;
    this.live = new LiveContext(job);
    this.blobs = registry.engine().blobs().keeping();
    registry.leases().hold(place.id, version.model().name(), place.actor);
    CompletableFuture<?> unused =
        job.future().whenComplete((result, error) -> registry.leases().release(place.id));
  }

  static RunningJob<Evaluation> newJob(Object version, DatasetRef dataset) {
    return new RunningJob<>("evaluation of " + version + " on " + dataset.name());
  }

  /** Hands it to the registry's executor. */
  Job<Evaluation> start() {
    try {
      registry.jobs().start(job, this);
    } catch (RejectedExecutionException e) {
      if (job.begin()) {
        end(Ending.without(EvaluationStatus.FAILED, e));
      }
    }
    return new Job<>(version.number(), job);
  }

  @Override
  public void run() {
    start = System.nanoTime();
    end(evaluated());
  }

  @Override
  public void giveUp() {
    end(Ending.without(EvaluationStatus.CANCELLED, null));
  }

  private Ending evaluated() {
    job.enter();
    try {
      live.throwIfCancelled();
      Predictions predictions =
          Concepts.applied(
              version.modelState(), version.state(), scorer.score(version, dataset, live));
      EvaluationResult result = evaluator.evaluate(predictions);
      live.throwIfCancelled();
      return new Ending(EvaluationStatus.READY, new Scored(predictions, result), null);
    } catch (Throwable e) {
      return Ending.without(
          job.isStoppedBy(e) ? EvaluationStatus.CANCELLED : EvaluationStatus.FAILED, e);
    } finally {
      job.leave();
    }
  }

  /** Records the end, unless somebody else has begun to record one. */
  private void end(Ending ending) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    try {
      EvaluationFinished finish = kept(ending, took);
      ModelVersion now = patiently(() -> record(finish));
      if (finish.outcome() == EvaluationStatus.READY) {
        job.future().complete(evaluation(now, place.id));
      } else {
        job.future().completeExceptionally(failure(finish, ending.error));
      }
    } catch (RuntimeException | Error e) {
      job.future().completeExceptionally(notRecorded(ending, e));
    }
  }

  private <R> R patiently(Supplier<R> work) {
    return registry.patience().attempt("the end of the " + job.title(), work);
  }

  /** Keeps the results before the evaluation counts as ready. */
  private EvaluationFinished kept(Ending ending, Duration took) {
    Scored scored = ending.scored;
    if (scored == null) {
      return finish(ending, Optional.empty(), took);
    }
    try {
      EvaluationSummary summary =
          patiently(() -> StoredResults.keep(blobs, scored.result, scored.predictions, keptBytes));
      return finish(ending, Optional.of(summary), took);
    } catch (RuntimeException | Error e) {
      if (Patience.isOutage(e)) {
        throw e;
      }
      return finish(Ending.without(EvaluationStatus.FAILED, e), Optional.empty(), took);
    }
  }

  private EvaluationFinished finish(
      Ending ending, Optional<EvaluationSummary> summary, Duration took) {
    return new EvaluationFinished(
        version.number(), place.id, ending.outcome, took, summary, ending.failure());
  }

  private ModelVersion record(EvaluationFinished finish) {
    ModelState after =
        registry
            .engine()
            .commitAs(place.actor, version.model().name(), RunRequests.finishEvaluation(finish));
    blobs.confirm(version.model().name(), "the end of the " + job.title());
    return new ModelVersion(registry, after, after.version(version.number()));
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

  private OutcomeNotRecordedException notRecorded(Ending ending, Throwable why) {
    registry.engine().abandon(place.id);
    logger.error("the end of the {} could not be recorded", job.title(), why);
    OutcomeNotRecordedException error =
        new OutcomeNotRecordedException(
            version.model().name(),
            version.number(),
            Optional.empty(),
            "the "
                + job.title()
                + " ended "
                + ending.outcome
                + ", but that could not be recorded: "
                + why.getMessage()
                + "; evaluate again when the storage works",
            why);
    if (ending.error != null) {
      error.addSuppressed(ending.error);
    }
    return error;
  }

  private record Scored(Predictions predictions, EvaluationResult result) {}

  /** How an evaluation ended. */
  private record Ending(
      EvaluationStatus outcome, @Nullable Scored scored, @Nullable Throwable error) {

    static Ending without(EvaluationStatus outcome, @Nullable Throwable error) {
      return new Ending(outcome, null, error);
    }

    Optional<Failure> failure() {
      return outcome == EvaluationStatus.FAILED
          ? Optional.ofNullable(error).map(Failure::of)
          : Optional.empty();
    }
  }
}
