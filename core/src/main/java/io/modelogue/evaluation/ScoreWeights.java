package io.modelogue.evaluation;

/**
 * The weights of the rows behind {@link ScoreCounts}, of those labelled with the concept and of the
 * others.
 *
 * @param positives those labelled with it
 * @param negatives the others
 */
record ScoreWeights(WeightSums positives, WeightSums negatives) {

  /**
   * Adds up the weights of each tie group.
   *
   * @param column one score a row, the one that was counted
   * @param labels 1 for the rows labelled with the concept, else 0
   * @param weights one a row, all positive
   */
  static ScoreWeights of(ScoreCounts counts, double[] column, int[] labels, double[] weights) {
    ScoreIndex groups = ScoreIndex.of(counts);
    CompensatedSums positives = new CompensatedSums(counts.distinct());
    CompensatedSums negatives = new CompensatedSums(counts.distinct());
    for (int row = 0; row < column.length; row++) {
      CompensatedSums sums = labels[row] == 1 ? positives : negatives;
      sums.add(groups.above(column[row]), weights[row]);
    }
    return new ScoreWeights(WeightSums.of(positives.values()), WeightSums.of(negatives.values()));
  }

  /** The weights of the other class, whose groups come in the reverse order. */
  ScoreWeights complement() {
    return new ScoreWeights(negatives.mirrored(), positives.mirrored());
  }
}
