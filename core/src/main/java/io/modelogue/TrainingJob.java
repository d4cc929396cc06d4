package io.modelogue;

import io.modelogue.internal.run.RunningJob;
import org.jspecify.annotations.Nullable;

/**
 * A training that runs, and the evaluation that follows it, if one was asked for. Safe for use by
 * several threads.
 *
 * <pre>{@code
 * TrainingJob job = model.train().evaluateOn(heldOut).start();
 * ModelVersion trained = job.await();
 * Evaluation evaluation = job.evaluation().await();
 * }</pre>
 */
public final class TrainingJob extends Job<ModelVersion> {
  private final RunningJob<ModelVersion> training;
  private final @Nullable Job<Evaluation> evaluation;

  TrainingJob(
      int version, RunningJob<ModelVersion> training, @Nullable RunningJob<Evaluation> evaluation) {
    super(version, training);
    this.training = training;
    this.evaluation = evaluation == null ? null : new Job<>(version, evaluation);
  }

  /**
   * Returns the evaluation that begins when the training has succeeded. Awaiting the training does
   * not await it. Where the training brings no version, awaiting the evaluation throws what
   * awaiting the training throws, and nothing is recorded of it.
   *
   * @throws IllegalStateException if {@link TrainingRequest#evaluateOn} was not called
   */
  public Job<Evaluation> evaluation() {
    if (evaluation == null) {
      throw new IllegalStateException(
          "the "
              + training.title()
              + " is followed by no evaluation; ask for one with train().evaluateOn(...)");
    }
    return evaluation;
  }
}
