package io.modelogue.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/** Which rows are decided rightly, one by one. */
final class RowDecisions {
  private RowDecisions() {}

  /** Why there are no decisions about these predictions. */
  static Optional<Measure.Undefined> flaw(Evaluator evaluator, Predictions predictions) {
    return predictions.kind() != PredictionKind.MULTI_CLASS
            && threshold(evaluator, predictions).isEmpty()
        ? Optional.of(
            Measure.undefined(
                UndefinedReason.NEEDS_THRESHOLD,
                "scores lie outside [0, 1], so that decisions need an explicit threshold:"
                    + " Evaluator.builder().threshold(...)"))
        : Optional.empty();
  }

  /** One number a row: 1 where the decision is right, or all of them are, else 0. */
  static double[] right(Evaluator evaluator, Predictions predictions) {
    if (predictions.kind() == PredictionKind.MULTI_LABEL) {
      return allRight(threshold(evaluator, predictions).orElseThrow(), predictions);
    }
    double[] right = new double[predictions.rows()];
    int[] decisions = decisions(evaluator, predictions);
    for (int row = 0; row < right.length; row++) {
      right[row] = decisions[row] == predictions.label(row) ? 1 : 0;
    }
    return right;
  }

  private static double[] allRight(double threshold, Predictions predictions) {
    double[] right = new double[predictions.rows()];
    int columns = predictions.columns();
    for (int row = 0; row < right.length; row++) {
      int concept = 0;
      while (concept < columns
          && predictions.score(row * columns + concept) >= threshold
              == predictions.hasLabel(row, concept)) {
        concept++;
      }
      right[row] = concept == columns ? 1 : 0;
    }
    return right;
  }

  private static int[] decisions(Evaluator evaluator, Predictions predictions) {
    if (predictions.kind() == PredictionKind.MULTI_CLASS) {
      return new ArgMax(predictions).decisions();
    }
    double threshold = threshold(evaluator, predictions).orElseThrow();
    int[] decisions = new int[predictions.rows()];
    for (int row = 0; row < decisions.length; row++) {
      decisions[row] = predictions.score(row) >= threshold ? 1 : 0;
    }
    return decisions;
  }

  /** The threshold of binary and multi-label decisions, if there is one. */
  static OptionalDouble threshold(Evaluator evaluator, Predictions predictions) {
    boolean probabilities = true;
    for (int i = 0; i < predictions.matrix().length() && probabilities; i++) {
      probabilities = predictions.score(i) >= 0 && predictions.score(i) <= 1;
    }
    return evaluator.thresholdFor(probabilities);
  }
}
