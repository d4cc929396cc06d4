package io.modelogue.evaluation;

/**
 * What a threshold is to achieve. {@link #thresholdFor(ScoreCounts)} finds it among all thresholds
 * there can be: the distinct scores, and {@code +Infinity}, above which nothing is predicted.
 *
 * <pre>{@code
 * ScoreCounts counts = ScoreCounts.of(scores, labels);
 * double threshold = ThresholdGoal.recallAtLeast(0.95).thresholdFor(counts).value();
 * ThresholdCounts decisions = counts.at(threshold);
 * }</pre>
 *
 * <p>Rows that score at least the threshold are predicted to be the concept. A threshold chosen on
 * some rows looks better on them than on others: choose it on rows that it is not judged by.
 *
 * <p>Immutable, like all its kinds.
 */
public sealed interface ThresholdGoal permits RecallGoal, PrecisionGoal, YoudenGoal, CostGoal {

  /**
   * Returns the threshold that meets the goal, or why none does. In time O(distinct scores).
   *
   * <p>The value is one of the distinct scores, or {@code +Infinity} where it is best to predict
   * nothing; it has no interval. Where rows have weights, shares and costs are of weight.
   */
  Measure thresholdFor(ScoreCounts counts);

  /**
   * Returns the goal of a recall of at least that much, with as few false positives as that allows:
   * the highest threshold that has it. Undefined if no row is labelled with the concept.
   *
   * @param recall the least value of the recall, {@code TP / (TP + FN)}
   * @throws IllegalArgumentException if it does not lie in [0, 1]
   */
  static ThresholdGoal recallAtLeast(double recall) {
    return new RecallGoal(recall);
  }

  /**
   * Returns the goal of a precision of at least that much, with the highest recall that allows; of
   * thresholds with that recall the highest one, which is the most precise. Undefined if no
   * threshold that predicts a row has it: the explanation says how much can be had.
   *
   * @param precision the least value of the precision, {@code TP / (TP + FP)}
   * @throws IllegalArgumentException if it does not lie in [0, 1]
   */
  static ThresholdGoal precisionAtLeast(double precision) {
    return new PrecisionGoal(precision);
  }

  /**
   * Returns the goal of the highest Youden index, sensitivity plus specificity minus 1 (Youden,
   * Cancer 3, 1950); of thresholds equally good the highest one. Undefined if all rows are labelled
   * alike.
   */
  static ThresholdGoal youdenJ() {
    return new YoudenGoal();
  }

  /**
   * Returns the goal of the least total cost, if each false positive and each false negative costs
   * so much and the rows are as frequent as in the data; of thresholds equally good the highest
   * one. Always reached.
   *
   * @param falsePositive the cost of a false positive, 0 or from 1e-100 to 1e100
   * @param falseNegative the cost of a false negative, in the same unit and range
   * @throws IllegalArgumentException if a cost is out of range, or both are 0
   */
  static ThresholdGoal cost(double falsePositive, double falseNegative) {
    return new CostGoal(falsePositive, falseNegative);
  }
}
