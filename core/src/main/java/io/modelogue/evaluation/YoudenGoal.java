package io.modelogue.evaluation;

import java.math.BigInteger;

/** The threshold with the highest sum of sensitivity and specificity. */
record YoudenGoal() implements ThresholdGoal {

  @Override
  public Measure thresholdFor(ScoreCounts counts) {
    if (!counts.hasBothClasses()) {
      return Measure.undefined(
          UndefinedReason.ONE_CLASS_ONLY,
          "all rows are labelled alike, so that sensitivity or specificity is undefined");
    }
    return Measure.of(counts.hasWeights() ? weighted(counts) : exact(counts));
  }

  private static double exact(ScoreCounts counts) {
    ThresholdWalk walk = new ThresholdWalk(counts);
    walk.next();
    double chosen = walk.threshold;
    long truePositives = walk.truePositives;
    long falsePositives = walk.falsePositives;
    while (walk.next()) {
      long gained = walk.truePositives - truePositives;
      long spoilt = walk.falsePositives - falsePositives;
      if (compare(gained, counts.negatives(), spoilt, counts.positives()) > 0) {
        chosen = walk.threshold;
        truePositives = walk.truePositives;
        falsePositives = walk.falsePositives;
      }
    }
    return chosen;
  }

  private static double weighted(ScoreCounts counts) {
    double chosen = Double.NaN;
    double best = Double.NEGATIVE_INFINITY;
    for (ThresholdWalk walk = new ThresholdWalk(counts); walk.next(); ) {
      double index =
          walk.truePositiveWeight / counts.positiveWeight()
              - walk.falsePositiveWeight / counts.negativeWeight();
      if (index > best) {
        best = index;
        chosen = walk.threshold;
      }
    }
    return chosen;
  }

  /** Compares {@code a b} and {@code c d}, which are not negative, exactly. */
  private static int compare(long a, long b, long c, long d) {
    if (Math.multiplyHigh(a, b) == 0 && Math.multiplyHigh(c, d) == 0) {
      return Long.compareUnsigned(a * b, c * d);
    }
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
  }

  @Override
  public String toString() {
    return "highest Youden index";
  }
}
