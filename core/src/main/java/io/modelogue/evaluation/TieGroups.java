package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Finds the groups of rows that share one score, and counts the positives and negatives at each.
 *
 * <p>Positives and negatives are set apart and sorted, then merged from the top. Everything that
 * follows from the groups is thereby independent of the order of the rows.
 */
final class TieGroups {
  private TieGroups() {}

  /**
   * Counts the rows of one concept against all others.
   *
   * @param column one score a row, free of NaN and of {@code -0.0}; left as it is
   * @param labels one concept index a row
   */
  static ScoreCounts count(double[] column, int[] labels, int concept) {
    double[] split = new double[column.length];
    int left = 0;
    int right = column.length - 1;
    for (int row = 0; row < column.length; row++) {
      int label = labels[row] == concept ? 1 : 0;
      split[left] = column[row];
      split[right] = column[row];
      left += label;
      right -= 1 - label;
    }
    double[] positive = Arrays.copyOf(split, left);
    double[] negative = Arrays.copyOfRange(split, left, split.length);
    BucketSort.sort(positive);
    BucketSort.sort(negative);
    return merge(positive, negative);
  }

  /**
   * Merges from the top. A group is written again with each of its rows, and left behind when the
   * next score is another: so the only branches are those of the loops.
   */
  private static ScoreCounts merge(double[] positive, double[] negative) {
    int rows = positive.length + negative.length;
    double[] scores = new double[rows];
    long[] tp = new long[rows];
    long[] fp = new long[rows];
    int p = positive.length;
    int n = negative.length;
    int group = -1;
    double last = Double.NaN;
    while (p > 0 || n > 0) {
      double score = top(positive, p, negative, n);
      boolean isPositive = p > 0 && positive[p - 1] == score;
      p -= isPositive ? 1 : 0;
      n -= isPositive ? 0 : 1;
      group += score == last ? 0 : 1;
      last = score;
      scores[group] = score;
      tp[group] = (long) positive.length - p;
      fp[group] = (long) negative.length - n;
    }
    int size = group + 1;
    return size == rows
        ? new ScoreCounts(scores, tp, fp)
        : new ScoreCounts(
            Arrays.copyOf(scores, size), Arrays.copyOf(tp, size), Arrays.copyOf(fp, size));
  }

  /** The highest score not yet passed, with {@code p} positives and {@code n} negatives left. */
  private static double top(double[] positive, int p, double[] negative, int n) {
    if (p == 0) {
      return negative[n - 1];
    }
    return n == 0 ? positive[p - 1] : Math.max(positive[p - 1], negative[n - 1]);
  }
}
