package io.modelogue.evaluation;

/**
 * The threshold of the least total cost.
 *
 * @param falsePositive the cost of a false positive
 * @param falseNegative the cost of a false negative
 */
record CostGoal(double falsePositive, double falseNegative) implements ThresholdGoal {
  private static final double LEAST = 1e-100;
  private static final double MOST = 1e100;

  CostGoal {
    requireCost(falsePositive);
    requireCost(falseNegative);
    if (falsePositive == 0 && falseNegative == 0) {
      throw new IllegalArgumentException(
          "both kinds of errors cost nothing, so that every threshold is as good: give a cost");
    }
  }

  private static void requireCost(double cost) {
    if (!(cost == 0 || (cost >= LEAST && cost <= MOST))) {
      throw new IllegalArgumentException(
          "an error cannot cost %s: give 0, or a number from 1e-100 to 1e100".formatted(cost));
    }
  }

  @Override
  public Measure thresholdFor(ScoreCounts counts) {
    ThresholdWalk walk = new ThresholdWalk(counts);
    walk.next();
    double chosen = walk.threshold;
    double found = walk.truePositiveWeight;
    double wrong = walk.falsePositiveWeight;
    while (walk.next()) {
      double gained = walk.truePositiveWeight - found;
      double spoilt = walk.falsePositiveWeight - wrong;
      if (isGreater(falseNegative, gained, falsePositive, spoilt)) {
        chosen = walk.threshold;
        found = walk.truePositiveWeight;
        wrong = walk.falsePositiveWeight;
      }
    }
    return Measure.of(chosen);
  }

  /**
   * Whether {@code a m > b n}, exactly: each product is a double and its rounding error, which is a
   * double too. Rounding never turns an order round, so that the errors matter only between equals.
   */
  private static boolean isGreater(double a, double m, double b, double n) {
    double left = a * m;
    double right = b * n;
    return left > right || (left == right && Math.fma(a, m, -left) > Math.fma(b, n, -right));
  }

  @Override
  public String toString() {
    return "least cost, %s a false positive and %s a false negative"
        .formatted(falsePositive, falseNegative);
  }
}
