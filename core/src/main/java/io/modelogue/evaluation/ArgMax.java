package io.modelogue.evaluation;

/** Decides each row for the concept of its highest score, of equal scores for the lowest index. */
final class ArgMax {
  private final int[] decisions;
  private final long[] labelRanks;
  private final double[] labelRankWeights;

  ArgMax(Predictions predictions) {
    int columns = predictions.columns();
    ScoreMatrix scores = predictions.matrix();
    this.decisions = new int[predictions.rows()];
    this.labelRanks = new long[columns];
    this.labelRankWeights = new double[predictions.hasWeights() ? columns : 0];
    for (int row = 0, start = 0; row < decisions.length; row++, start += columns) {
      int label = predictions.label(row);
      double ofLabel = scores.at(start + label);
      int best = 0;
      int rank = 0;
      for (int concept = 0; concept < columns; concept++) {
        double score = scores.at(start + concept);
        best = score > scores.at(start + best) ? concept : best;
        rank += score > ofLabel || (score == ofLabel && concept < label) ? 1 : 0;
      }
      decisions[row] = best;
      labelRanks[rank]++;
      if (predictions.hasWeights()) {
        labelRankWeights[rank] += predictions.weight(row);
      }
    }
  }

  /** The index of the concept decided for, one a row. */
  int[] decisions() {
    return decisions;
  }

  /** The rows whose true concept has the highest score, the second highest, and so on. */
  long[] labelRanks() {
    return labelRanks;
  }

  /** What those rows weigh; empty if rows have no weights. */
  double[] labelRankWeights() {
    return labelRankWeights;
  }
}
