package io.modelogue.evaluation;

/**
 * The weights of the rows behind {@link ScoreCounts}: cumulative sums at each distinct score, of
 * those labelled with the concept and of the others.
 */
final class ScoreWeights {
  private final double[] positives;
  private final double[] negatives;

  private ScoreWeights(double[] positives, double[] negatives) {
    this.positives = positives;
    this.negatives = negatives;
  }

  /**
   * Adds up the weights of each tie group, and those from the top down.
   *
   * @param column one score a row, the one that was counted
   * @param labels 1 for the rows labelled with the concept, else 0
   * @param weights one a row, all positive
   */
  static ScoreWeights of(ScoreCounts counts, double[] column, int[] labels, double[] weights) {
    ScoreIndex groups = ScoreIndex.of(counts);
    double[] positives = new double[counts.distinct()];
    double[] negatives = new double[counts.distinct()];
    for (int row = 0; row < column.length; row++) {
      int group = groups.above(column[row]);
      double[] sums = labels[row] == 1 ? positives : negatives;
      sums[group] += weights[row];
    }
    return new ScoreWeights(cumulative(positives), cumulative(negatives));
  }

  private static double[] cumulative(double[] sums) {
    CompensatedSum sum = new CompensatedSum();
    double highest = 0;
    for (int group = 0; group < sums.length; group++) {
      sum.add(sums[group]);
      highest = Math.max(highest, sum.value()); // rounding must not let them fall
      sums[group] = highest;
    }
    return sums;
  }

  double positives(int index) {
    return positives[index];
  }

  double negatives(int index) {
    return negatives[index];
  }

  /** The weights of the other class, whose groups come in the reverse order. */
  ScoreWeights complement() {
    return new ScoreWeights(mirrored(negatives), mirrored(positives));
  }

  private static double[] mirrored(double[] sums) {
    int size = sums.length;
    double[] mirrored = new double[size];
    for (int i = 0; i < size; i++) {
      mirrored[i] = sums[size - 1] - (i == size - 1 ? 0 : sums[size - 2 - i]);
    }
    return mirrored;
  }
}
