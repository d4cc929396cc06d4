package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NOT_PROBABILITIES;

import java.util.Optional;

/**
 * Log loss and Brier score row by row. Those of multi-label rows are means over the concepts, since
 * each concept is a question of its own.
 */
final class RowProbabilities {
  /** How far from 1 the probabilities of a row may add up. */
  private static final double TOLERANCE = 1e-6;

  private final Predictions predictions;
  private final double epsilon;
  private final Optional<Measure.Undefined> flaw;

  /**
   * For probabilities that are clipped to {@code [epsilon, 1 - epsilon]} before a logarithm is
   * taken.
   */
  RowProbabilities(Predictions predictions, double epsilon) {
    this.predictions = predictions;
    this.epsilon = epsilon;
    this.flaw = findFlaw();
  }

  Measure logLoss() {
    return mean(Metric.LOG_LOSS);
  }

  Measure brier() {
    return mean(Metric.BRIER);
  }

  private Measure mean(Metric metric) {
    return flaw.isPresent() ? flaw.get() : Measure.of(predictions.mean(perRow(metric)));
  }

  /** One loss a row, for scores without a {@link #flaw()}. */
  double[] perRow(Metric metric) {
    double[] losses = new double[predictions.rows()];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = metric == Metric.LOG_LOSS ? logLoss(row) : brier(row);
    }
    return losses;
  }

  /** Why these scores are not probabilities: the first row that is wrong. */
  Optional<Measure.Undefined> flaw() {
    return flaw;
  }

  private Optional<Measure.Undefined> findFlaw() {
    int columns = predictions.columns();
    for (int row = 0, index = 0; row < predictions.rows(); row++) {
      double sum = 0;
      for (int column = 0; column < columns; column++, index++) {
        double p = predictions.score(index);
        if (!(p >= 0 && p <= 1)) {
          return flaw("row %d (counted from 0) has the score %s, which is outside [0, 1]", row, p);
        }
        sum += p;
      }
      if (predictions.kind() == PredictionKind.MULTI_CLASS && Math.abs(sum - 1) > TOLERANCE) {
        return flaw("the scores of row %d (counted from 0) add up to %s and not to 1", row, sum);
      }
    }
    return Optional.empty();
  }

  private static Optional<Measure.Undefined> flaw(String format, int row, double number) {
    return Optional.of(Measure.undefined(NOT_PROBABILITIES, format.formatted(row, number)));
  }

  private double logLoss(int row) {
    if (predictions.kind() == PredictionKind.MULTI_CLASS) {
      double p = predictions.score(row * predictions.columns() + predictions.label(row));
      return -Math.log(ProbabilityScores.clip(p, epsilon));
    }
    int columns = predictions.columns();
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      double p = ProbabilityScores.clip(predictions.score(row * columns + column), epsilon);
      sum -= isTrue(row, column) ? Math.log(p) : Math.log1p(-p);
    }
    return sum / columns;
  }

  private double brier(int row) {
    int columns = predictions.columns();
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      double miss = predictions.score(row * columns + column) - (isTrue(row, column) ? 1 : 0);
      sum += miss * miss;
    }
    return predictions.kind() == PredictionKind.MULTI_LABEL ? sum / columns : sum;
  }

  /** Whether the concept that the column scores is true of the row. */
  private boolean isTrue(int row, int column) {
    return predictions.hasLabel(row, predictions.kind() == PredictionKind.BINARY ? 1 : column);
  }
}
