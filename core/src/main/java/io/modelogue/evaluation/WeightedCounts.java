package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NEVER_LABELLED;
import static io.modelogue.evaluation.UndefinedReason.NEVER_PREDICTED;
import static io.modelogue.evaluation.UndefinedReason.NO_VARIATION;

/**
 * The weights of the rows behind the four counts of one concept's decisions, and the measures that
 * follow from them. Without weights every row weighs 1, and these are the counts themselves.
 *
 * @param truePositives the weight of the rows labelled with the concept and predicted so
 * @param falsePositives the weight of the rows labelled otherwise and predicted so
 * @param falseNegatives the weight of the rows labelled with the concept and predicted otherwise
 * @param trueNegatives the weight of the rows labelled otherwise and predicted otherwise
 */
public record WeightedCounts(
    double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if a weight is negative or NaN, or their sum is zero or
   *     infinite
   */
  public WeightedCounts {
    boolean fine =
        truePositives >= 0 && falsePositives >= 0 && falseNegatives >= 0 && trueNegatives >= 0;
    double sum = truePositives + falsePositives + falseNegatives + trueNegatives;
    if (!fine || !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "these cannot be weights of rows: TP %s, FP %s, FN %s, TN %s"
              .formatted(truePositives, falsePositives, falseNegatives, trueNegatives));
    }
  }

  /** Returns the weight of all rows. */
  public double total() {
    return labelled() + falsePositives + trueNegatives;
  }

  /** Returns the weight of the rows labelled with the concept. */
  public double labelled() {
    return truePositives + falseNegatives;
  }

  /** Returns the weight of the rows predicted to be the concept. */
  public double predicted() {
    return truePositives + falsePositives;
  }

  /**
   * Returns the measure of that name, as {@link ThresholdCounts} defines them, each row counting by
   * its weight.
   *
   * @throws IllegalArgumentException if the metric is not one of decisions
   */
  public Measure measure(Metric metric) {
    return switch (metric) {
      case ACCURACY -> Measure.of(Math.min(1, (truePositives + trueNegatives) / total()));
      case PRECISION ->
          ratio(truePositives, predicted(), NEVER_PREDICTED, "no row was predicted to be it");
      case RECALL -> ratio(truePositives, labelled(), NEVER_LABELLED, "no row is labelled with it");
      case F1 ->
          ratio(
              2 * truePositives,
              labelled() + predicted(),
              NEVER_LABELLED,
              "no row is labelled with it or predicted to be it");
      case SPECIFICITY ->
          ratio(
              trueNegatives,
              falsePositives + trueNegatives,
              NEVER_LABELLED,
              "every row is labelled with it");
      case MCC -> mcc();
      case ROC_AUC, AVERAGE_PRECISION, LOG_LOSS, BRIER, ECE ->
          throw new IllegalArgumentException(metric.title() + " does not follow from decisions");
    };
  }

  private Measure mcc() {
    double labels = Math.sqrt(labelled() * (falsePositives + trueNegatives));
    double decisions = Math.sqrt(predicted() * (falseNegatives + trueNegatives));
    if (labels == 0 || decisions == 0) {
      return Measure.undefined(NO_VARIATION, "all rows are labelled alike or predicted alike");
    }
    return Measure.of(Math.max(-1, Math.min(1, determinant() / labels / decisions)));
  }

  /** {@code TP TN - FP FN}, the covariance of label and decision times the square of the weight. */
  double determinant() {
    return differenceOfProducts(truePositives, trueNegatives, falsePositives, falseNegatives);
  }

  /** The weights of the opposite concept under the same decisions. */
  WeightedCounts opposite() {
    return new WeightedCounts(trueNegatives, falseNegatives, falsePositives, truePositives);
  }

  private static Measure ratio(
      double share, double whole, UndefinedReason reason, String explanation) {
    return whole == 0
        ? Measure.undefined(reason, explanation)
        : Measure.of(Math.min(1, share / whole));
  }

  /** {@code a b - c d} without cancellation, by Kahan's use of the fused multiply-add. */
  private static double differenceOfProducts(double a, double b, double c, double d) {
    double product = c * d;
    double error = Math.fma(-c, d, product);
    return Math.fma(a, b, -product) + error;
  }
}
