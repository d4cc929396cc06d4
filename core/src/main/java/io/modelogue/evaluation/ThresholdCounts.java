package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NEVER_LABELLED;
import static io.modelogue.evaluation.UndefinedReason.NEVER_PREDICTED;
import static io.modelogue.evaluation.UndefinedReason.NO_VARIATION;

/**
 * The four counts of one concept's decisions, and the measures that follow from them.
 *
 * @param truePositives the rows labelled with the concept and predicted so
 * @param falsePositives the rows labelled otherwise and predicted so
 * @param falseNegatives the rows labelled with the concept and predicted otherwise
 * @param trueNegatives the rows labelled otherwise and predicted otherwise
 */
public record ThresholdCounts(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if a count is negative or all are zero
   */
  public ThresholdCounts {
    if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
      throw new IllegalArgumentException(
          "a count is negative: TP %d, FP %d, FN %d, TN %d"
              .formatted(truePositives, falsePositives, falseNegatives, trueNegatives));
    }
    if (Math.addExact(
            Math.addExact(truePositives, falsePositives),
            Math.addExact(falseNegatives, trueNegatives))
        == 0) {
      throw new IllegalArgumentException("all counts are zero: there are no rows");
    }
  }

  /** Returns the number of rows. */
  public long rows() {
    return labelled() + falsePositives + trueNegatives;
  }

  /** Returns the number of rows labelled with the concept. */
  public long labelled() {
    return truePositives + falseNegatives;
  }

  /** Returns the number of rows predicted to be the concept. */
  public long predicted() {
    return truePositives + falsePositives;
  }

  /** Returns the share of rows decided rightly. */
  public Measure accuracy() {
    return Measure.of((double) (truePositives + trueNegatives) / rows());
  }

  /** Returns {@code TP / (TP + FP)}; undefined if the concept was never predicted. */
  public Measure precision() {
    return ratio(truePositives, predicted(), NEVER_PREDICTED, "no row was predicted to be it");
  }

  /** Returns {@code TP / (TP + FN)}; undefined if no row is labelled with the concept. */
  public Measure recall() {
    return ratio(truePositives, labelled(), NEVER_LABELLED, "no row is labelled with it");
  }

  /** Returns {@code TN / (TN + FP)}; undefined if every row is labelled with the concept. */
  public Measure specificity() {
    return ratio(
        trueNegatives,
        falsePositives + trueNegatives,
        NEVER_LABELLED,
        "every row is labelled with it");
  }

  /**
   * Returns {@code 2 TP / (2 TP + FP + FN)}; undefined if the concept was neither labelled nor
   * predicted.
   */
  public Measure f1() {
    return ratio(
        2 * truePositives,
        labelled() + predicted(),
        NEVER_LABELLED,
        "no row is labelled with it or predicted to be it");
  }

  /**
   * Returns Matthews' correlation coefficient; undefined if all rows are labelled alike or
   * predicted alike, since a constant correlates with nothing.
   */
  public Measure mcc() {
    double labels = Math.sqrt((double) labelled() * (falsePositives + trueNegatives));
    double decisions = Math.sqrt((double) predicted() * (falseNegatives + trueNegatives));
    if (labels == 0 || decisions == 0) {
      return Measure.undefined(NO_VARIATION, "all rows are labelled alike or predicted alike");
    }
    double determinant =
        differenceOfProducts(truePositives, trueNegatives, falsePositives, falseNegatives);
    return Measure.of(Math.max(-1, Math.min(1, determinant / labels / decisions)));
  }

  /**
   * Returns the measure of that name.
   *
   * @throws IllegalArgumentException if the metric is not one of decisions
   */
  public Measure measure(Metric metric) {
    return switch (metric) {
      case ACCURACY -> accuracy();
      case PRECISION -> precision();
      case RECALL -> recall();
      case F1 -> f1();
      case SPECIFICITY -> specificity();
      case MCC -> mcc();
      case ROC_AUC, AVERAGE_PRECISION, LOG_LOSS, BRIER ->
          throw new IllegalArgumentException(metric.title() + " does not follow from decisions");
    };
  }

  /** The counts of the opposite concept under the same decisions. */
  ThresholdCounts opposite() {
    return new ThresholdCounts(trueNegatives, falseNegatives, falsePositives, truePositives);
  }

  private static Measure ratio(long share, long whole, UndefinedReason reason, String explanation) {
    return whole == 0 ? Measure.undefined(reason, explanation) : Measure.of((double) share / whole);
  }

  /** {@code a b - c d} without cancellation, by Kahan's use of the fused multiply-add. */
  private static double differenceOfProducts(long a, long b, long c, long d) {
    double product = (double) c * d;
    double error = Math.fma(-(double) c, (double) d, product);
    return Math.fma((double) a, (double) b, -product) + error;
  }
}
