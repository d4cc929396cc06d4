package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.results.LossCurveJson;
import io.modelogue.internal.run.RunningJob;
import io.modelogue.internal.run.WorkingDirectory;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.RunRequests;
import io.modelogue.internal.state.VersionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training: runs the trainer, keeps what it made, and says how it ended. */
final class TrainingRun {
  private static final Logger logger = LoggerFactory.getLogger(TrainingRun.class);

  private final OpenRegistry registry;
  private final String model;
  private final VersionState version;
  private final Trainer trainer;
  private final RunningJob<ModelVersion> job;
  private final LiveTrainingContext live;
  private final WorkingDirectory directory;
  private final KeptBlobs blobs;

  private TrainingRun(
      OpenRegistry registry, ModelState model, VersionState version, Trainer trainer) {
    this.registry = registry;
    this.model = model.name();
    this.version = version;
    this.trainer = trainer;
    this.job =
        new RunningJob<>("training of version " + version.number() + " of \"" + this.model + "\"");
    this.directory = new WorkingDirectory(registry.workingDirectory(), version.id());
    this.blobs = registry.engine().blobs().keeping();
    this.live = new LiveTrainingContext(job, this.model, version, directory);
  }

  static Job<ModelVersion> start(
      OpenRegistry registry, ModelState model, VersionState version, Trainer trainer) {
    TrainingRun run = new TrainingRun(registry, model, version, trainer);
    try {
      registry.jobs().start(run.job, run::run);
    } catch (RejectedExecutionException e) {
      run.end(Ending.without(VersionStatus.FAILED, e), System.nanoTime());
    }
    return new Job<>(version.number(), run.job);
  }

  private void run() {
    long start = System.nanoTime();
    job.enter();
    try {
      live.throwIfCancelled();
      TrainedModel trained = trainer.train(live);
      // kept before the training counts as done: a file that is not there is a failed training
      List<Artifact> artifacts = keep(trained);
      job.leave();
      end(new Ending(VersionStatus.TRAINED, trained.metrics(), artifacts, null), start);
    } catch (Throwable e) {
      job.leave();
      end(
          Ending.without(
              job.isCancelled() && isStop(e) ? VersionStatus.CANCELLED : VersionStatus.FAILED, e),
          start);
    }
  }

  private static boolean isStop(Throwable e) {
    return e instanceof CancellationException || e instanceof InterruptedException;
  }

  private List<Artifact> keep(TrainedModel trained) {
    List<Artifact> artifacts = new ArrayList<>();
    trained.artifacts().forEach((name, content) -> artifacts.add(content.keep(name, blobs)));
    return artifacts;
  }

  private void end(Ending ending, long start) {
    try {
      ModelVersion ended = record(ending, Duration.ofNanos(System.nanoTime() - start));
      directory.delete();
      if (ending.outcome == VersionStatus.TRAINED) {
        job.future().complete(ended);
      } else {
        job.future().completeExceptionally(failure(ending, ended));
      }
    } catch (RuntimeException | Error e) {
      if (ending.error != null) {
        e.addSuppressed(ending.error);
      }
      logger.error(
          "the end of the {} could not be recorded; what it made lies in {}",
          job.title(),
          directory.path(),
          e);
      job.future().completeExceptionally(e);
    }
  }

  private ModelVersion record(Ending ending, Duration took) {
    Optional<BlobRef> curve =
        live.lossCurve().map(c -> blobs.put("the loss curve", LossCurveJson.encode(c)));
    Optional<BlobRef> log = live.logBytes().map(bytes -> blobs.put("the log", bytes));
    TrainingFinished finish =
        new TrainingFinished(
            version.number(),
            version.training().started().orElseThrow().run().runId(),
            ending.outcome,
            took,
            ending.metrics,
            ending.failure(),
            curve,
            log);
    ModelState after =
        registry.commit(
            model, RunRequests.finishTraining(finish, ending.artifacts), Optional.empty());
    blobs.confirm();
    return new ModelVersion(registry, after, after.version(version.number()));
  }

  private RuntimeException failure(Ending ending, ModelVersion ended) {
    if (ending.outcome == VersionStatus.CANCELLED) {
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

  /** How a training ended. */
  private record Ending(
      VersionStatus outcome,
      Map<String, Double> metrics,
      List<Artifact> artifacts,
      @Nullable Throwable error) {

    static Ending without(VersionStatus outcome, Throwable error) {
      return new Ending(outcome, Map.of(), List.of(), error);
    }

    Optional<Failure> failure() {
      return outcome == VersionStatus.FAILED
          ? Optional.ofNullable(error).map(Failure::of)
          : Optional.empty();
    }
  }
}
