package io.modelogue;

/**
 * Code that trains a model. Several trainings may call it at once.
 *
 * <p>It may throw whatever it likes: the training is then FAILED, and the error is kept.
 */
@FunctionalInterface
public interface Trainer {

  /**
   * Trains a model as the context's configuration says.
   *
   * @return the files that make up the model, and its final metrics
   * @throws java.util.concurrent.CancellationException if the training was cancelled
   * @throws Exception if it fails; the training is then FAILED
   */
  TrainedModel train(TrainingContext context) throws Exception;
}
