package io.modelogue.evaluation;

import java.util.BitSet;

/**
 * Precision against recall at each threshold, from exact counts.
 *
 * <p>Thresholds never rise. The first is {@code +Infinity}, where nothing is predicted, recall is 0
 * and precision is 1 by convention; at the last one everything is predicted. The straight line
 * between two points has no meaning here; {@link #averagePrecision()} adds up steps. Immutable.
 */
public final class PrecisionRecallCurve extends ThresholdCurve {
  private PrecisionRecallCurve(CurveCounts points, double lostArea) {
    super(points, lostArea);
    if (points.positives() == 0) {
      throw new IllegalArgumentException("a precision-recall curve needs a positive row");
    }
  }

  /**
   * Returns the curve with the points where recall changes, {@link CurvePoints#CORNERS}.
   *
   * @param scores the score of the positive class, one a row; higher means more positive
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if the lengths differ, a score is NaN, or no row is positive
   */
  public static PrecisionRecallCurve of(double[] scores, boolean[] labels) {
    return of(ScoreCounts.of(scores, labels), CurvePoints.CORNERS);
  }

  /**
   * Returns the curve with the points chosen by that rule. {@link CurvePoints#CORNERS} and {@link
   * CurvePoints#SCIKIT_LEARN} are the same here.
   *
   * @throws IllegalArgumentException if no row is positive
   */
  public static PrecisionRecallCurve of(ScoreCounts counts, CurvePoints rule) {
    return rule == CurvePoints.ALL
        ? of(counts, CurveThinning.all(counts.distinct() + 1))
        : corners(new PositiveGroups(counts));
  }

  /** The curve with the points where it bends, from the groups in which recall rises. */
  static PrecisionRecallCurve corners(PositiveGroups positives) {
    return of(positives.counts(), CurveThinning.recallRuns(positives));
  }

  private static PrecisionRecallCurve of(ScoreCounts counts, BitSet kept) {
    return new PrecisionRecallCurve(CurveCounts.of(counts, kept), 0);
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
  public static PrecisionRecallCurve ofPoints(
      double[] thresholds, long[] truePositives, long[] falsePositives, double lostArea) {
    return new PrecisionRecallCurve(
        CurveCounts.copyOf(thresholds, truePositives, falsePositives), lostArea);
  }

  /**
   * Returns this curve with weights of its rows that were stored.
   *
   * @param truePositives what {@link #truePositiveWeight} returned of each point
   * @param falsePositives what {@link #falsePositiveWeight} returned of each point
   * @throws IllegalArgumentException if these cannot be weights of the points
   */
  public PrecisionRecallCurve withWeights(double[] truePositives, double[] falsePositives) {
    return new PrecisionRecallCurve(
        points.with(CurveWeights.copyOf(truePositives, falsePositives)), lostArea());
  }

  /**
   * Returns this curve with no more than that many points: itself if it has no more, else one drawn
   * with the points that matter most to its shape.
   *
   * @param most how many points, at least 2
   * @throws IllegalArgumentException if {@code most} is less than 2
   */
  public PrecisionRecallCurve atMost(int most) {
    requireTwoPoints(most);
    if (size() <= most) {
      return this;
    }
    double[] x = new double[size()];
    double[] y = new double[size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = recall(i);
      y[i] = precision(i);
    }
    CurveReduction reduction = new CurveReduction(x, y);
    CurveCounts kept = points.keep(reduction.reduceTo(most));
    return new PrecisionRecallCurve(kept, lostArea() + reduction.lostArea());
  }

  /**
   * Returns the share of the positives that are predicted at that point.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double recall(int index) {
    return points.truePositiveRate(checked(index));
  }

  /**
   * Returns the share of the predicted rows that are positive at that point; 1 where nothing is
   * predicted.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double precision(int index) {
    return points.precision(checked(index));
  }

  /**
   * Returns the step sum {@code sum (R_i - R_(i-1)) P_i} over the points: the average precision
   * itself, unless the curve was reduced by {@link #atMost(int)}.
   */
  public double averagePrecision() {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 1; i < size(); i++) {
      sum.add((truePositiveWeight(i) - truePositiveWeight(i - 1)) * precision(i));
    }
    return sum.value() / truePositiveWeight(size() - 1);
  }

  /** Returns the number of points and the average precision. */
  @Override
  public String toString() {
    return "precision-recall curve of %d points, average precision %s"
        .formatted(size(), averagePrecision());
  }
}
