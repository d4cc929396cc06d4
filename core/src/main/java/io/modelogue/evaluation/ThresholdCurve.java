package io.modelogue.evaluation;

import static java.util.Objects.checkIndex;

/**
 * What happens as a threshold falls: at each one, how many positives and how many negatives score
 * at least as much, as exact counts.
 *
 * <p>Thresholds never rise. The first is {@code +Infinity}, where nothing is predicted; at the last
 * one everything is. Immutable.
 */
public abstract sealed class ThresholdCurve permits RocCurve, PrecisionRecallCurve {
  final CurveCounts points;
  private final double lostArea;

  ThresholdCurve(CurveCounts points, double lostArea) {
    if (!(lostArea >= 0)) {
      throw new IllegalArgumentException("the lost area is " + lostArea);
    }
    this.points = points;
    this.lostArea = lostArea;
  }

  /** Returns the number of points, at least 2. */
  public int size() {
    return points.size();
  }

  /** Returns the number of positive rows. */
  public long positives() {
    return points.positives();
  }

  /** Returns the number of negative rows. */
  public long negatives() {
    return points.negatives();
  }

  /**
   * Returns the threshold of that point; {@code +Infinity} for the first.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double threshold(int index) {
    return points.thresholds[checked(index)];
  }

  /**
   * Returns how many positives score at least the threshold of that point.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public long truePositives(int index) {
    return points.truePositives[checked(index)];
  }

  /**
   * Returns how many negatives score at least the threshold of that point.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public long falsePositives(int index) {
    return points.falsePositives[checked(index)];
  }

  /** Returns whether rows have weights, so that rates are shares of weight. */
  public boolean hasWeights() {
    return points.hasWeights();
  }

  /**
   * Returns the weight of the positives that score at least the threshold of that point; their
   * number if rows have no weights.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double truePositiveWeight(int index) {
    return points.truePositiveWeight(checked(index));
  }

  /**
   * Returns the weight of the negatives that score at least the threshold of that point; their
   * number if rows have no weights.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public double falsePositiveWeight(int index) {
    return points.falsePositiveWeight(checked(index));
  }

  /**
   * Returns how much area may lie between the lines that join these points and those that join all:
   * zero unless the curve was reduced to fewer points.
   */
  public double lostArea() {
    return lostArea;
  }

  static void requireTwoPoints(int most) {
    if (most < 2) {
      throw new IllegalArgumentException("a curve has at least two points, not " + most);
    }
  }

  final int checked(int index) {
    return checkIndex(index, size());
  }
}
