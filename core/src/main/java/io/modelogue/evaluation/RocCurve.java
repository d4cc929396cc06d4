package io.modelogue.evaluation;

import java.util.BitSet;

/**
 * A receiver operating characteristic: at each threshold, how many positives and how many negatives
 * score at least as much, as exact counts.
 *
 * <p>Thresholds never rise. The first is {@code +Infinity}, where nothing is predicted; at the last
 * one everything is. Points are joined by straight lines, which is what ties mean. Immutable.
 */
public final class RocCurve extends ThresholdCurve {
  private RocCurve(CurveCounts points, double lostArea) {
    super(points, lostArea);
    if (points.positives() == 0 || points.negatives() == 0) {
      throw new IllegalArgumentException(
          "a ROC curve needs rows of both classes; there are %d positives and %d negatives"
              .formatted(points.positives(), points.negatives()));
    }
  }

  /**
   * Returns the curve with the points where it bends, {@link CurvePoints#CORNERS}.
   *
   * @param scores the score of the positive class, one a row; higher means more positive
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or all rows are
   *     labelled alike
   */
  public static RocCurve of(double[] scores, boolean[] labels) {
    PredictionChecks.requireLengths(scores.length, labels.length, 1);
    RankedGaps ranks = RankedGaps.of(scores, labels, new RankMemory(Lanes.ONE));
    return of(ranks.runs().corners(ranks.fewArePositive()));
  }

  /** Takes over all corners of a curve. */
  static RocCurve of(CurveCounts corners) {
    return new RocCurve(corners, 0);
  }

  /**
   * Returns the curve with the points chosen by that rule.
   *
   * @throws IllegalArgumentException if all rows are labelled alike
   */
  public static RocCurve of(ScoreCounts counts, CurvePoints rule) {
    BitSet kept =
        switch (rule) {
          case ALL -> CurveThinning.all(counts.distinct() + 1);
          case CORNERS -> CurveThinning.corners(counts);
          case SCIKIT_LEARN -> CurveThinning.equalSteps(counts);
        };
    return new RocCurve(CurveCounts.of(counts, kept), 0);
  }

  /**
   * Returns a curve of points that were stored.
   *
   * @param thresholds the thresholds, never rising, the first one {@code +Infinity}
   * @param truePositives the positives that score at least as much, never falling, the first one 0
   * @param falsePositives the negatives that score at least as much, never falling, the first one 0
   * @param lostArea what {@link #lostArea()} returned
   * @throws IllegalArgumentException if these cannot be the points of a curve
   */
  public static RocCurve ofPoints(
      double[] thresholds, long[] truePositives, long[] falsePositives, double lostArea) {
    return new RocCurve(CurveCounts.copyOf(thresholds, truePositives, falsePositives), lostArea);
  }

  /**
   * Returns this curve with weights of its rows that were stored.
   *
   * @param truePositives what {@link #truePositiveWeight} returned of each point
   * @param falsePositives what {@link #falsePositiveWeight} returned of each point
   * @throws IllegalArgumentException if these cannot be weights of the points
   */
  public RocCurve withWeights(double[] truePositives, double[] falsePositives) {
    return new RocCurve(
        points.with(CurveWeights.copyOf(truePositives, falsePositives)), lostArea());
  }

  /**
   * Returns this curve with no more than that many points: itself if it has no more, else one that
   * lost as little area as taking away the least important point again and again can do. Of more
   * than 8,192 points, or four times as many as shall stay, unimportant ones are first taken away
   * in rounds, which may lose a little more or less.
   *
   * @param most how many points, at least 2
   * @throws IllegalArgumentException if {@code most} is less than 2
   */
  public RocCurve atMost(int most) {
    requireTwoPoints(most);
    if (size() <= most) {
      return this;
    }
    double[] x = new double[size()];
    double[] y = new double[size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = falsePositiveRate(i);
      y[i] = truePositiveRate(i);
    }
    CurveReduction reduction = new CurveReduction(x, y);
    CurveCounts kept = points.keep(reduction.reduceTo(most));
    return new RocCurve(kept, lostArea() + reduction.lostArea());
  }

  /**
   * Returns the share of the positives at that point, the height of the curve.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double truePositiveRate(int index) {
    return points.truePositiveRate(checked(index));
  }

  /**
   * Returns the share of the negatives at that point, the distance to the right.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double falsePositiveRate(int index) {
    return points.falsePositiveRate(checked(index));
  }

  /**
   * Returns the area under the lines that join the points: the ROC AUC itself, unless the curve was
   * reduced by {@link #atMost(int)}.
   */
  public double area() {
    if (hasWeights()) {
      return weightedArea();
    }
    long twice = 0;
    for (int i = 1; i < size(); i++) {
      long width = falsePositives(i) - falsePositives(i - 1);
      twice = Math.addExact(twice, width * (truePositives(i) + truePositives(i - 1)));
    }
    return (double) twice / (2 * positives() * negatives());
  }

  private double weightedArea() {
    CompensatedSum area = new CompensatedSum();
    for (int i = 1; i < size(); i++) {
      double width = falsePositiveRate(i) - falsePositiveRate(i - 1);
      area.add(width * (truePositiveRate(i) + truePositiveRate(i - 1)) / 2);
    }
    return Math.min(1, area.value());
  }

  /** Returns the number of points and the area. */
  @Override
  public String toString() {
    return "ROC curve of %d points, area %s".formatted(size(), area());
  }
}
