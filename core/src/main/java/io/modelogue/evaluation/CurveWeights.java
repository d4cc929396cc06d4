package io.modelogue.evaluation;

import java.util.BitSet;

/** The weights of the rows behind the points of a curve, never falling. */
final class CurveWeights {
  private final double[] truePositives;
  private final double[] falsePositives;

  private CurveWeights(double[] truePositives, double[] falsePositives) {
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
  }

  /** Those of chosen points; point 0 is the one at +Infinity, where nothing is predicted. */
  static CurveWeights of(ScoreCounts counts, BitSet points) {
    return new CurveWeights(
        points.stream().mapToDouble(i -> i == 0 ? 0 : counts.truePositiveWeight(i - 1)).toArray(),
        points.stream().mapToDouble(i -> i == 0 ? 0 : counts.falsePositiveWeight(i - 1)).toArray());
  }

  /**
   * Copies and checks weights that were stored.
   *
   * @throws IllegalArgumentException if they cannot be those of a curve
   */
  static CurveWeights copyOf(double[] truePositives, double[] falsePositives) {
    requireRising(truePositives);
    requireRising(falsePositives);
    if (truePositives.length != falsePositives.length) {
      throw new IllegalArgumentException(
          "there are %d weights of true positives and %d of false positives"
              .formatted(truePositives.length, falsePositives.length));
    }
    return new CurveWeights(truePositives.clone(), falsePositives.clone());
  }

  private static void requireRising(double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= (i == 0 ? 0 : weights[i - 1]) && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "point %d of the curve: its weight falls or is not a finite number".formatted(i));
      }
    }
  }

  int size() {
    return truePositives.length;
  }

  double truePositives(int index) {
    return truePositives[index];
  }

  double falsePositives(int index) {
    return falsePositives[index];
  }

  CurveWeights keep(BitSet points) {
    return new CurveWeights(
        points.stream().mapToDouble(i -> truePositives[i]).toArray(),
        points.stream().mapToDouble(i -> falsePositives[i]).toArray());
  }
}
