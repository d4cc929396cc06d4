package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NOT_PROBABILITIES;

import java.util.Optional;

/** Log loss and Brier score of rows that hold a probability for each concept. */
final class RowProbabilities {
  /** How far from 1 the probabilities of a row may add up. */
  private static final double TOLERANCE = 1e-6;

  private final Predictions predictions;
  private final double epsilon;

  /**
   * For probabilities that are clipped to {@code [epsilon, 1 - epsilon]} before a logarithm is
   * taken.
   */
  RowProbabilities(Predictions predictions, double epsilon) {
    this.predictions = predictions;
    this.epsilon = epsilon;
  }

  Measure logLoss() {
    return mean(Metric.LOG_LOSS);
  }

  Measure brier() {
    return mean(Metric.BRIER);
  }

  private Measure mean(Metric metric) {
    Optional<Measure.Undefined> flaw = flaw();
    if (flaw.isPresent()) {
      return flaw.get();
    }
    CompensatedSum sum = new CompensatedSum();
    for (double each : perRow(metric)) {
      sum.add(each);
    }
    return Measure.of(sum.value() / predictions.rows());
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
      if (columns > 1 && Math.abs(sum - 1) > TOLERANCE) {
        return flaw("the scores of row %d (counted from 0) add up to %s and not to 1", row, sum);
      }
    }
    return Optional.empty();
  }

  private static Optional<Measure.Undefined> flaw(String format, int row, double number) {
    return Optional.of(Measure.undefined(NOT_PROBABILITIES, format.formatted(row, number)));
  }

  private double logLoss(int row) {
    int label = predictions.label(row);
    if (predictions.kind() == PredictionKind.BINARY) {
      double p = ProbabilityScores.clip(predictions.score(row), epsilon);
      return label == 1 ? -Math.log(p) : -Math.log1p(-p);
    }
    double p = predictions.score(row * predictions.columns() + label);
    return -Math.log(ProbabilityScores.clip(p, epsilon));
  }

  private double brier(int row) {
    int columns = predictions.columns();
    int label = predictions.label(row);
    if (columns == 1) {
      double miss = predictions.score(row) - label;
      return miss * miss;
    }
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      double miss = predictions.score(row * columns + column) - (column == label ? 1 : 0);
      sum += miss * miss;
    }
    return sum;
  }
}
