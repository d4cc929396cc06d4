package io.modelogue.evaluation;

/**
 * The lowest and the highest of all scores seen so far: {@code +Infinity} and {@code -Infinity}
 * before the first, NaN once one of them was.
 */
final class Extremes implements ScoredRows.Piece {
  private double lowest;
  private double highest;

  Extremes() {
    this(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /** Of some scores that are known to lie between these. */
  Extremes(double lowest, double highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  @Override
  public void rows(double[] scores, int from, int to) {
    double low = lowest;
    double high = highest;
    for (int i = from; i < to; i++) {
      double score = scores[i];
      if (!(score >= low && score <= high)) {
        low = Math.min(low, score);
        high = Math.max(high, score);
      }
    }
    lowest = low;
    highest = high;
  }

  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }
}
