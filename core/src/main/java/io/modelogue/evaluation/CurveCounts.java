package io.modelogue.evaluation;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The points that ROC and precision-recall curves share: thresholds from +Infinity down, how many
 * positives and negatives score at least as much, and what these weigh if rows have weights.
 */
final class CurveCounts {
  final double[] thresholds;
  final long[] truePositives;
  final long[] falsePositives;
  private final @Nullable CurveWeights weights;

  private CurveCounts(
      double[] thresholds,
      long[] truePositives,
      long[] falsePositives,
      @Nullable CurveWeights weights) {
    this.thresholds = thresholds;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
    this.weights = weights;
  }

  /** Takes over the arrays of points that are known to be those of a curve. */
  static CurveCounts of(double[] thresholds, long[] truePositives, long[] falsePositives) {
    return new CurveCounts(thresholds, truePositives, falsePositives, null);
  }

  /**
   * The points chosen among those of all distinct scores; point 0 is the one at +Infinity, point i
   * that of the distinct score i - 1.
   */
  static CurveCounts of(ScoreCounts counts, BitSet points) {
    int size = points.cardinality();
    double[] thresholds = new double[size];
    long[] tp = new long[size];
    long[] fp = new long[size];
    int to = 0;
    for (int from = points.nextSetBit(0); from >= 0; from = points.nextSetBit(from + 1)) {
      thresholds[to] = from == 0 ? Double.POSITIVE_INFINITY : counts.score(from - 1);
      tp[to] = counts.truePositivesAbove(from);
      fp[to] = counts.falsePositivesAbove(from);
      to++;
    }
    CurveWeights weights = counts.hasWeights() ? CurveWeights.of(counts, points) : null;
    return new CurveCounts(thresholds, tp, fp, weights);
  }

  /**
   * Copies and checks points that were stored.
   *
   * @throws IllegalArgumentException if they cannot be those of a curve
   */
  static CurveCounts copyOf(double[] thresholds, long[] truePositives, long[] falsePositives) {
    int size = thresholds.length;
    if (truePositives.length != size || falsePositives.length != size) {
      throw new IllegalArgumentException(
          "there are %d thresholds, %d counts of true positives and %d of false positives"
              .formatted(size, truePositives.length, falsePositives.length));
    }
    if (size < 2) {
      throw new IllegalArgumentException("a curve has at least two points, not " + size);
    }
    if (thresholds[0] != Double.POSITIVE_INFINITY
        || truePositives[0] != 0
        || falsePositives[0] != 0) {
      throw new IllegalArgumentException(
          "the first point of a curve lies at +Infinity with counts of zero, not at "
              + thresholds[0]);
    }
    for (int i = 1; i < size; i++) {
      if (!(thresholds[i] <= thresholds[i - 1])
          || truePositives[i] < truePositives[i - 1]
          || falsePositives[i] < falsePositives[i - 1]) {
        throw new IllegalArgumentException(
            "point %d of the curve: its threshold rises or is NaN, or a count falls".formatted(i));
      }
    }
    return new CurveCounts(thresholds.clone(), truePositives.clone(), falsePositives.clone(), null);
  }

  /**
   * The same points with the weights that were stored.
   *
   * @throws IllegalArgumentException if they cannot be those of the points
   */
  CurveCounts with(CurveWeights sums) {
    if (sums.size() != size()) {
      throw new IllegalArgumentException(
          "there are weights of %d points for a curve of %d".formatted(sums.size(), size()));
    }
    return new CurveCounts(thresholds, truePositives, falsePositives, sums);
  }

  boolean hasWeights() {
    return weights != null;
  }

  double truePositiveWeight(int index) {
    return weights == null ? truePositives[index] : weights.truePositives(index);
  }

  double falsePositiveWeight(int index) {
    return weights == null ? falsePositives[index] : weights.falsePositives(index);
  }

  int size() {
    return thresholds.length;
  }

  long positives() {
    return truePositives[size() - 1];
  }

  long negatives() {
    return falsePositives[size() - 1];
  }

  double truePositiveRate(int index) {
    return truePositiveWeight(index) / truePositiveWeight(size() - 1);
  }

  double falsePositiveRate(int index) {
    return falsePositiveWeight(index) / falsePositiveWeight(size() - 1);
  }

  /** By convention 1 where nothing is predicted. */
  double precision(int index) {
    double right = truePositiveWeight(index);
    double predicted = right + falsePositiveWeight(index);
    return predicted == 0 ? 1 : right / predicted;
  }

  CurveCounts keep(BitSet points) {
    int size = points.cardinality();
    double[] t = new double[size];
    long[] tp = new long[size];
    long[] fp = new long[size];
    int to = 0;
    for (int from = points.nextSetBit(0); from >= 0; from = points.nextSetBit(from + 1)) {
      t[to] = thresholds[from];
      tp[to] = truePositives[from];
      fp[to] = falsePositives[from];
      to++;
    }
    return new CurveCounts(t, tp, fp, weights == null ? null : weights.keep(points));
  }
}
