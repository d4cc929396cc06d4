package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.results.LossCurveJson;
import io.modelogue.internal.run.JobWork;
import io.modelogue.internal.run.RunningJob;
import io.modelogue.internal.run.WorkingDirectory;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.RunRequests;
import io.modelogue.internal.state.VersionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training: runs the trainer, keeps what it made, and says how it ended. */
final class TrainingRun implements JobWork {
  private static final Logger logger = LoggerFactory.getLogger(TrainingRun.class);

  private final OpenRegistry registry;
  private final String model;
  private final VersionState version;
  private final String runId;
  private final Trainer trainer;
  private final RunningJob<ModelVersion> job;
  private final LiveTrainingContext live;
  private final WorkingDirectory directory;
  private final KeptBlobs blobs;
  private final @Nullable FollowingEvaluation next;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile long start = System.nanoTime();

  private TrainingRun(
      OpenRegistry registry,
      ModelState model,
      VersionState version,
      Trainer trainer,
      Optional<DatasetRef> evaluated) {
    this.registry = registry;
    this.model = model.name();
    this.version = version;
    this.runId = version.training().started().orElseThrow().run().runId();
    this.trainer = trainer;
    String name = "version " + version.number() + " of \"" + this.model + "\"";
    this.job = new RunningJob<>("training of " + name);
    this.directory = new WorkingDirectory(registry.workingDirectory(), version.id());
    this.blobs = registry.engine().blobs().keeping();
    this.live = new LiveTrainingContext(job, this.model, version, directory);
    this.next = evaluated.map(data -> new FollowingEvaluation(data, name, job)).orElse(null);
    registry.leases().hold(runId, this.model, version.by().actor());
    CompletableFuture<?> unused =
        job.future().whenComplete((result, error) -> registry.leases().release(runId));
  }

  static TrainingJob start(
      OpenRegistry registry,
      ModelState model,
      VersionState version,
      Trainer trainer,
      Optional<DatasetRef> evaluated) {
    TrainingRun run = new TrainingRun(registry, model, version, trainer, evaluated);
    if (run.next != null) {
      registry.jobs().track(run.next.job());
    }
    try {
      registry.jobs().start(run.job, run);
    } catch (RejectedExecutionException e) {
      if (run.job.begin()) {
        run.end(Ending.without(VersionStatus.FAILED, e));
      }
    }
    return new TrainingJob(version.number(), run.job, run.next == null ? null : run.next.job());
  }

  @Override
  public void run() {
    start = System.nanoTime();
    end(trained());
  }

  @Override
  public void giveUp() {
    end(Ending.without(VersionStatus.CANCELLED, null));
  }

  private Ending trained() {
    job.enter();
    try {
      live.throwIfCancelled();
      TrainedModel made =
          Objects.requireNonNull(trainer.train(live), "the trainer returned no model");
      return new Ending(VersionStatus.TRAINED, made, null);
    } catch (Throwable e) {
      return Ending.without(job.isStoppedBy(e) ? VersionStatus.CANCELLED : VersionStatus.FAILED, e);
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
    ModelVersion recorded;
    try {
      Kept kept = kept(ending);
      recorded = patiently(() -> record(kept, took));
      directory.delete();
    } catch (RuntimeException | Error e) {
      fail(notRecorded(ending, e));
      return;
    }
    if (recorded.status() != VersionStatus.TRAINED) {
      fail(failure(ending, recorded));
      return;
    }
    job.future().complete(recorded);
    if (next != null) {
      next.begin(recorded);
    }
  }

  private void fail(Throwable why) {
    job.future().completeExceptionally(why);
    if (next != null) {
      next.skip(why);
    }
  }

  private <R> R patiently(Supplier<R> work) {
    return registry.patience().attempt("the end of the " + job.title(), work);
  }

  /** Keeps the artifacts first: a file that is not there is a failed training. */
  private Kept kept(Ending ending) {
    TrainedModel trained = ending.trained;
    if (trained == null) {
      return new Kept(ending, List.of());
    }
    try {
      return new Kept(ending, patiently(() -> keep(trained)));
    } catch (RuntimeException | Error e) {
      if (Patience.isOutage(e)) {
        throw e;
      }
      return new Kept(Ending.without(VersionStatus.FAILED, e), List.of());
    }
  }

  private List<Artifact> keep(TrainedModel trained) {
    List<Artifact> artifacts = new ArrayList<>();
    trained.artifacts().forEach((name, content) -> artifacts.add(content.keep(name, blobs)));
    return artifacts;
  }

  private ModelVersion record(Kept kept, Duration took) {
    Optional<BlobRef> curve =
        live.lossCurve().map(c -> blobs.put("the loss curve", LossCurveJson.encode(c)));
    Optional<BlobRef> log = live.logBytes().map(bytes -> blobs.put("the log", bytes));
    TrainingFinished finish =
        new TrainingFinished(
            version.number(),
            runId,
            kept.ending.outcome,
            took,
            kept.ending.metrics(),
            kept.ending.failure(),
            curve,
            log);
    ModelState after =
        registry
            .engine()
            .commitAs(
                version.by().actor(), model, RunRequests.finishTraining(finish, kept.artifacts));
    blobs.confirm(model, "the end of the " + job.title());
    return new ModelVersion(registry, after, after.version(version.number()));
  }

  private RuntimeException failure(Ending ending, ModelVersion ended) {
    if (ended.status() == VersionStatus.CANCELLED) {
      return new CancellationException("the " + job.title() + " was cancelled");
    }
    return new TrainingFailedException(
        model,
        version.number(),
        ended.failure(),
        "the "
            + job.title()
            + " failed: "
            + ended.failure().map(Failure::toString).orElse("nobody knows why")
            + "; version "
            + version.number()
            + " keeps the error, and train().fromConfigOf(...) tries again",
        ending.error);
  }

  private OutcomeNotRecordedException notRecorded(Ending ending, Throwable why) {
    registry.engine().abandon(runId);
    Optional<Path> left = directory.find();
    String message =
        "the "
            + job.title()
            + " ended "
            + ending.outcome
            + ", but that could not be recorded: "
            + why.getMessage()
            + left.map(
                    path ->
                        "; what it wrote lies in "
                            + path
                            + ": when the storage works, register(...) it from there")
                .orElse("; train again when the storage works");
    logger.error(message, why);
    OutcomeNotRecordedException error =
        new OutcomeNotRecordedException(model, version.number(), left, message, why);
    if (ending.error != null) {
      error.addSuppressed(ending.error);
    }
    return error;
  }

  /** How a training ended, with its artifacts in the registry. */
  private record Kept(Ending ending, List<Artifact> artifacts) {}

  /** How a training ended. */
  private record Ending(
      VersionStatus outcome, @Nullable TrainedModel trained, @Nullable Throwable error) {

    static Ending without(VersionStatus outcome, @Nullable Throwable error) {
      return new Ending(outcome, null, error);
    }

    Map<String, Double> metrics() {
      return trained == null ? Map.of() : trained.metrics();
    }

    Optional<Failure> failure() {
      return outcome == VersionStatus.FAILED
          ? Optional.ofNullable(error).map(Failure::of)
          : Optional.empty();
    }
  }
}
