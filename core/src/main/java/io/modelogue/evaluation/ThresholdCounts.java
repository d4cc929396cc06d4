package io.modelogue.evaluation;

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
    return measure(Metric.ACCURACY);
  }

  /** Returns {@code TP / (TP + FP)}; undefined if the concept was never predicted. */
  public Measure precision() {
    return measure(Metric.PRECISION);
  }

  /** Returns {@code TP / (TP + FN)}; undefined if no row is labelled with the concept. */
  public Measure recall() {
    return measure(Metric.RECALL);
  }

  /** Returns {@code TN / (TN + FP)}; undefined if every row is labelled with the concept. */
  public Measure specificity() {
    return measure(Metric.SPECIFICITY);
  }

  /**
   * Returns {@code 2 TP / (2 TP + FP + FN)}; undefined if the concept was neither labelled nor
   * predicted.
   */
  public Measure f1() {
    return measure(Metric.F1);
  }

  /**
   * Returns Matthews' correlation coefficient; undefined if all rows are labelled alike or
   * predicted alike, since a constant correlates with nothing.
   */
  public Measure mcc() {
    return measure(Metric.MCC);
  }

  /**
   * Returns the measure of that name.
   *
   * @throws IllegalArgumentException if the metric is not one of decisions
   */
  public Measure measure(Metric metric) {
    return weighted().measure(metric);
  }

  /** The same counts as weights, each row weighing 1. */
  WeightedCounts weighted() {
    return new WeightedCounts(truePositives, falsePositives, falseNegatives, trueNegatives);
  }

  /** The counts of the opposite concept under the same decisions. */
  ThresholdCounts opposite() {
    return new ThresholdCounts(trueNegatives, falseNegatives, falsePositives, truePositives);
  }
}
