package io.modelogue.evaluation;

import java.math.BigInteger;

/**
 * The area under the ROC curve as a rank sum, and its variance.
 *
 * <p>With {@code P} positives and {@code N} negatives, {@code 2U} is the number of pairs that are
 * ranked rightly counted twice, plus the tied pairs; it is an exact integer, and the area is {@code
 * 2U / (2 P N)}. The variance is that of DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988),
 * found in one sweep over the tie groups as in Sun and Xu (IEEE Signal Processing Letters 21,
 * 2014).
 *
 * <p>A row's placement is the number of rows of the other class that it is ranked rightly against,
 * counted twice, plus its ties. The variance is formed in integers until the last division, so that
 * nothing cancels near an area of 1, an absence of variation is exactly zero, and groups may be
 * taken together if their rows have the same placement.
 *
 * <p>The integers stay below 2^63 as long as {@code 2 P N} does, that is for any arrays.
 */
final class DeLong {
  private final ScoreCounts counts;
  private final long positives;
  private final long negatives;
  private final long twiceU;

  /** For counts with rows of both classes. */
  DeLong(ScoreCounts counts) {
    this.counts = counts;
    this.positives = counts.positives();
    this.negatives = counts.negatives();
    long sum = 0;
    for (int group = 0; group < counts.distinct(); group++) {
      sum += counts.positivesAt(group) * positivePlacement(group);
    }
    this.twiceU = sum;
  }

  long twiceU() {
    return twiceU;
  }

  double area() {
    return (double) twiceU / (2 * positives * negatives);
  }

  /** The variance of the area; needs two rows of each class. */
  double variance() {
    SquareSum ofPositives = new SquareSum();
    SquareSum ofNegatives = new SquareSum();
    for (int group = 0; group < counts.distinct(); group++) {
      ofPositives.add(counts.positivesAt(group), positivePlacement(group));
      ofNegatives.add(counts.negativesAt(group), negativePlacement(group));
    }
    return variance(ofPositives, twiceU, positives, negatives)
        + variance(ofNegatives, twiceU, negatives, positives);
  }

  /**
   * What the rows of one class add to the variance, with {@code sum (m q - S)^2 = m (m sum q^2 -
   * S^2)} over the placements q of m rows, whose sum is S.
   */
  static double variance(SquareSum placements, long sum, long rows, long others) {
    BigInteger exact = BigInteger.valueOf(sum);
    BigInteger deviations =
        BigInteger.valueOf(rows).multiply(placements.value()).subtract(exact.multiply(exact));
    double pairs = 2.0 * rows * others;
    return deviations.doubleValue() / pairs / pairs / (rows - 1);
  }

  /** A positive's placement: twice the negatives below it, plus those it ties with. */
  private long positivePlacement(int group) {
    return 2 * negatives - counts.falsePositives(group) - counts.falsePositivesAbove(group);
  }

  /** A negative's placement: twice the positives above it, plus those it ties with. */
  private long negativePlacement(int group) {
    return counts.truePositives(group) + counts.truePositivesAbove(group);
  }
}
