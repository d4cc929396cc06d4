package io.modelogue.evaluation;

/**
 * The ranking of one concept's rows, sorted once, in which each row can then count any number of
 * times.
 */
final class DrawnRanking {
  /** The rows, from the highest score down. */
  private final int[] order;

  /** Of the rows in that order, whether they are positive. */
  private final boolean[] positive;

  /** Of the rows in that order, whether the next one has another score. */
  private final boolean[] ends;

  /**
   * Sorts the rows.
   *
   * @param column one score a row, the one that was counted
   * @param labels 1 for the rows labelled with the concept, else 0
   */
  DrawnRanking(double[] column, int[] labels, ScoreCounts counts) {
    int rows = column.length;
    this.order = new int[rows];
    this.positive = new boolean[rows];
    this.ends = new boolean[rows];
    int[] places = new int[counts.distinct()];
    for (int group = 1; group < places.length; group++) {
      places[group] = (int) (counts.truePositivesAbove(group) + counts.falsePositivesAbove(group));
    }
    ScoreIndex groups = ScoreIndex.of(counts);
    for (int row = 0; row < rows; row++) {
      int place = places[groups.above(column[row])]++;
      order[place] = row;
      positive[place] = labels[row] == 1;
    }
    for (int end : places) {
      ends[end - 1] = true;
    }
  }

  /**
   * The area if each row counts that many times; NaN if no positive or no negative counts at all.
   */
  double area(int[] times) {
    long positives = 0;
    long negatives = 0;
    long twiceU = 0;
    long positivesHere = 0;
    long negativesHere = 0;
    for (int i = 0; i < order.length; i++) {
      int count = times[order[i]];
      if (positive[i]) {
        positivesHere += count;
      } else {
        negativesHere += count;
      }
      if (ends[i]) {
        twiceU += negativesHere * (2 * positives + positivesHere);
        positives += positivesHere;
        negatives += negativesHere;
        positivesHere = 0;
        negativesHere = 0;
      }
    }
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (double) twiceU / (2 * positives * negatives);
  }
}
