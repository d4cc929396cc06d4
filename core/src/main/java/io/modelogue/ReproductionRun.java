package io.modelogue;

import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.internal.Ids;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.results.LossCurveJson;
import io.modelogue.internal.run.JobWork;
import io.modelogue.internal.run.RunningJob;
import io.modelogue.internal.run.WorkingDirectory;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.RunRequests;
import io.modelogue.internal.state.VersionDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training of a version from its record. */
final class ReproductionRun implements JobWork {
  private static final Logger logger = LoggerFactory.getLogger(ReproductionRun.class);

  private final OpenRegistry registry;
  private final ModelVersion version;
  private final Trainer trainer;
  private final Optional<TemplateDefinition> bound;
  private final Keeping keeping;
  private final String actor;
  private final String id = Ids.random();
  private final RunningJob<ReproductionReport> job;
  private final WorkingDirectory directory;
  private final LiveTrainingContext live;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** What becomes of what the training makes. */
  enum Keeping {
    NOTHING,
    AS_VERSION
  }

  private ReproductionRun(
      OpenRegistry registry,
      ModelVersion version,
      Trainer trainer,
      Optional<TemplateDefinition> bound,
      Keeping keeping) {
    this.registry = registry;
    this.version = version;
    this.trainer = trainer;
    this.bound = bound;
    this.keeping = keeping;
    this.actor = registry.engine().actor();
    this.job = new RunningJob<>("reproduction of " + version);
    this.directory = new WorkingDirectory(registry.workingDirectory(), id);
    this.live = new LiveTrainingContext(job, version.model().name(), version.state(), directory);
  }

  static Job<ReproductionReport> start(
      OpenRegistry registry,
      ModelVersion version,
      Trainer trainer,
      Optional<TemplateDefinition> bound,
      Keeping keeping) {
    ReproductionRun run = new ReproductionRun(registry, version, trainer, bound, keeping);
    try {
      registry.jobs().start(run.job, run);
    } catch (RejectedExecutionException e) {
      if (run.job.begin()) {
        run.fail(run.failure(e));
      }
    }
    return new Job<>(version.number(), run.job);
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    Made made;
    try {
      made = train();
    } catch (Throwable e) {
      fail(failure(e));
      return;
    }
    if (!ended.compareAndSet(false, true)) {
      directory.delete();
      return;
    }
    try {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Optional<ModelVersion> kept =
          keeping == Keeping.AS_VERSION ? Optional.of(keep(made.trained, took)) : Optional.empty();
      ReproductionReport report =
          new RecordComparison(version, made.files, made.trained.metrics())
              .report(kept, bound, registry.environment());
      directory.delete();
      job.future().complete(report);
    } catch (RuntimeException | Error e) {
      if (Patience.isOutage(e)) {
        job.future().completeExceptionally(notRecorded(e));
      } else {
        fail(failure(e));
      }
    }
  }

  @Override
  public void giveUp() {
    if (ended.compareAndSet(false, true)) {
      job.future().completeExceptionally(cancelled());
    }
  }

  /** What the training makes is thrown away, also where it was given up before. */
  private void fail(RuntimeException why) {
    ended.set(true);
    directory.delete();
    job.future().completeExceptionally(why);
  }

  private Made train() throws Exception {
    job.enter();
    try {
      live.throwIfCancelled();
      TrainedModel trained =
          Objects.requireNonNull(trainer.train(live), "the trainer returned no model");
      Map<String, String> files = new LinkedHashMap<>();
      trained.artifacts().forEach((name, content) -> files.put(name, content.digest(name)));
      return new Made(trained, files);
    } finally {
      job.leave();
    }
  }

  private RuntimeException failure(Throwable e) {
    if (job.isStoppedBy(e)) {
      return cancelled();
    }
    return new ReproductionFailedException(
        version.model().name(),
        version.number(),
        Optional.of(Failure.of(e)),
        "the " + job.title() + " failed: " + e + "; nothing was written",
        e);
  }

  private CancellationException cancelled() {
    return new CancellationException("the " + job.title() + " was cancelled");
  }

  private OutcomeNotRecordedException notRecorded(Throwable why) {
    Optional<Path> left = directory.find();
    String message =
        "the "
            + job.title()
            + " ended well, but the new version could not be recorded: "
            + why.getMessage()
            + left.map(path -> "; what it wrote lies in " + path).orElse("")
            + "; look whether the version is there, and reproduce again when the storage works";
    logger.error(message, why);
    return new OutcomeNotRecordedException(
        version.model().name(), version.number(), left, message, why);
  }

  private ModelVersion keep(TrainedModel trained, Duration took) {
    return registry
        .patience()
        .attempt("the version of the " + job.title(), () -> keepNow(trained, took));
  }

  private ModelVersion keepNow(TrainedModel trained, Duration took) {
    KeptBlobs blobs = registry.engine().blobs().keeping();
    List<Artifact> artifacts = new ArrayList<>();
    trained.artifacts().forEach((name, content) -> artifacts.add(content.keep(name, blobs)));
    VersionDraft draft =
        new VersionDraft(
            id,
            version.config(),
            Optional.empty(),
            Optional.of(version.number()),
            Optional.of("version " + version.number() + " trained again from its record"),
            Map.of(),
            Optional.of(registry.environment()));
    TrainingFinished finish =
        new TrainingFinished(
            version.number(),
            id,
            VersionStatus.TRAINED,
            took,
            trained.metrics(),
            Optional.empty(),
            live.lossCurve().map(c -> blobs.put("the loss curve", LossCurveJson.encode(c))),
            live.logBytes().map(bytes -> blobs.put("the log", bytes)));
    ModelState after =
        registry
            .engine()
            .commitAs(
                actor,
                version.model().name(),
                RunRequests.keepTrained(draft, registry.newRun(id), artifacts, finish));
    blobs.confirm(version.model().name(), "the version of the " + job.title());
    return new ModelVersion(registry, after, after.findNewVersion(id).orElseThrow());
  }

  /** What the training made, and the digest of each of its files. */
  private record Made(TrainedModel trained, Map<String, String> files) {}
}
