package io.modelogue;

import io.modelogue.internal.run.JobWork;
import io.modelogue.internal.run.RunningJob;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation that follows a training, on the same thread. Its job is there from the start of
 * the training on, so that closing waits for both.
 */
final class FollowingEvaluation implements JobWork {
  private final DatasetRef dataset;
  private final RunningJob<Evaluation> job;
  private volatile @Nullable EvaluationRun run;

  FollowingEvaluation(DatasetRef dataset, String version, RunningJob<ModelVersion> training) {
    this.dataset = dataset;
    this.job = EvaluationRun.newJob(version, dataset);
    job.prepare(this);
    job.follows(training);
  }

  RunningJob<Evaluation> job() {
    return job;
  }

  /** Evaluates what was trained, unless that was given up before. */
  void begin(ModelVersion trained) {
    if (!job.begin()) {
      return;
    }
    if (job.isCancelled()) {
      giveUp();
      return;
    }
    try {
      run = trained.evaluate().on(dataset).prepare(data -> job);
    } catch (RuntimeException | Error e) {
      job.future().completeExceptionally(e);
      return;
    }
    run.run();
  }

  /** Ends it, since the training brought nothing to evaluate. */
  void skip(Throwable why) {
    job.future().completeExceptionally(why);
  }

  @Override
  public void run() {
    throw new AssertionError("the training runs the " + job.title());
  }

  @Override
  public void giveUp() {
    EvaluationRun begun = run;
    if (begun == null) {
      job.future()
          .completeExceptionally(
              new CancellationException("the " + job.title() + " was cancelled before it began"));
    } else {
      begun.giveUp();
    }
  }
}
