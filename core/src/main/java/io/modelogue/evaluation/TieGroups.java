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
    int positives = 0;
    for (int label : labels) {
      positives += label == concept ? 1 : 0;
    }
    double[] positive = new double[positives];
    double[] negative = new double[column.length - positives];
    int p = 0;
    int n = 0;
    for (int row = 0; row < column.length; row++) {
      if (labels[row] == concept) {
        positive[p++] = column[row];
      } else {
        negative[n++] = column[row];
      }
    }
    Arrays.sort(positive);
    Arrays.sort(negative);
    return merge(positive, negative);
  }

  private static ScoreCounts merge(double[] positive, double[] negative) {
    int size = distinct(positive, negative);
    double[] scores = new double[size];
    long[] tp = new long[size];
    long[] fp = new long[size];
    int p = positive.length;
    int n = negative.length;
    for (int group = 0; group < size; group++) {
      double score = top(positive, p, negative, n);
      while (p > 0 && positive[p - 1] == score) {
        p--;
      }
      while (n > 0 && negative[n - 1] == score) {
        n--;
      }
      scores[group] = score;
      tp[group] = (long) positive.length - p;
      fp[group] = (long) negative.length - n;
    }
    return new ScoreCounts(scores, tp, fp);
  }

  private static int distinct(double[] positive, double[] negative) {
    int p = positive.length;
    int n = negative.length;
    int groups = 0;
    while (p > 0 || n > 0) {
      double score = top(positive, p, negative, n);
      while (p > 0 && positive[p - 1] == score) {
        p--;
      }
      while (n > 0 && negative[n - 1] == score) {
        n--;
      }
      groups++;
    }
    return groups;
  }

  /** The highest score not yet passed, with {@code p} positives and {@code n} negatives left. */
  private static double top(double[] positive, int p, double[] negative, int n) {
    if (p == 0) {
      return negative[n - 1];
    }
    return n == 0 ? positive[p - 1] : Math.max(positive[p - 1], negative[n - 1]);
  }
}
