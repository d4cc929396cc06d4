package io.modelogue.evaluation;

/** Which way a metric improves. */
public enum Direction {
  /** More is better, as for {@link Metric#ROC_AUC}. */
  HIGHER_IS_BETTER,

  /** Less is better, as for {@link Metric#LOG_LOSS}. */
  LOWER_IS_BETTER;

  /**
   * Returns whether {@code candidate} is strictly better than {@code other} in this direction.
   *
   * <p>This compares numbers; whether the difference is more than chance is the business of {@link
   * Evaluator#compare(Metric, Predictions, Predictions)}.
   */
  public boolean isBetter(double candidate, double other) {
    return this == HIGHER_IS_BETTER ? candidate > other : candidate < other;
  }
}
