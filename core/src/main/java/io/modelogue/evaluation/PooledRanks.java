package io.modelogue.evaluation;

/**
 * The ranking of every pair of row and concept in one pool, in which a pair is positive if the row
 * is labelled with the concept.
 *
 * <p>One pair a row is positive, all others are negative, and all that micro averages need is how
 * many negatives lie between two positives that follow each other. So the positives are sorted, and
 * each concept's groups, which are in order already, are merged with them. The numbers are those of
 * the sorted pool, bit for bit: counts are whole, and the sum runs over the same terms in the same
 * order.
 */
final class PooledRanks {
  /** From place 1 on in ascending order, behind a number that no comparison holds of. */
  private final double[] positives;

  /**
   * At 2i the negatives above positive i and below the next one, at 2i + 1 those that tie with
   * positive i + 1, the first of those that are equal.
   */
  private final int[] negatives;

  private final long negativeCount;

  PooledRanks(Predictions predictions) {
    int rows = predictions.rows();
    int columns = predictions.columns();
    ScoreMatrix scores = predictions.matrix();
    double[] sorted = new double[rows];
    for (int row = 0; row < rows; row++) {
      sorted[row] = scores.at(row * columns + predictions.label(row)) + 0.0;
    }
    BucketSort.sort(sorted);
    this.positives = new double[rows + 1];
    this.positives[0] = Double.NaN;
    System.arraycopy(sorted, 0, positives, 1, rows);
    this.negatives = new int[2 * rows + 2];
    this.negativeCount = (long) rows * (columns - 1);
  }

  /** Adds the negatives of one concept; all concepts must be added before anything is asked. */
  void add(ScoreCounts counts) {
    int below = positives.length - 1;
    for (int group = 0; group < counts.distinct(); group++) {
      double score = counts.score(group);
      while (positives[below] >= score) {
        below--;
      }
      boolean tied = below + 1 < positives.length && positives[below + 1] == score;
      negatives[2 * below + (tied ? 1 : 0)] += (int) counts.negativesAt(group);
    }
  }

  double area() {
    long twiceU = 0;
    long above = negatives[2 * positives.length - 2];
    for (int last = positives.length - 1, first; last > 0; last = first - 1) {
      first = firstOf(last);
      long upTo = above + negatives[2 * first - 1];
      twiceU += (last - first + 1) * (2 * negativeCount - upTo - above);
      above = upTo + negatives[2 * first - 2];
    }
    return (double) twiceU / (2L * (positives.length - 1) * negativeCount);
  }

  double averagePrecision() {
    CompensatedSum sum = new CompensatedSum();
    int size = positives.length - 1;
    long falsePositives = negatives[2 * size];
    for (int last = size, first; last > 0; last = first - 1) {
      first = firstOf(last);
      falsePositives += negatives[2 * first - 1];
      double truePositives = size - first + 1;
      sum.add((last - first + 1) * (truePositives / (truePositives + falsePositives)));
      falsePositives += negatives[2 * first - 2];
    }
    return Math.min(1, sum.value() / size);
  }

  /** The lowest place of a positive that scores as much as the one at that place. */
  private int firstOf(int last) {
    int first = last;
    while (positives[first - 1] == positives[last]) {
      first--;
    }
    return first;
  }
}
