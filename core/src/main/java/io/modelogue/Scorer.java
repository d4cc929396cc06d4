package io.modelogue;

import io.modelogue.evaluation.Predictions;

/** Code that lets a version score a data set. Several evaluations may call it at once. */
@FunctionalInterface
public interface Scorer {

  /**
   * Scores every row of the data set.
   *
   * @throws java.util.concurrent.CancellationException if the evaluation was cancelled
   * @throws Exception if it fails; the evaluation is then FAILED
   */
  Predictions score(ModelVersion version, DatasetRef dataset, EvaluationContext context)
      throws Exception;
}
