package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Finds the groups of rows that share one score, and counts the positives and negatives at each,
 * from the highest score down.
 *
 * <p>Rows are set apart by class and by ranges of scores that fit a processor's cache, and each
 * range is {@link TaggedSort sorted} by itself. Everything that follows from the groups is
 * independent of the order of the rows.
 */
final class TieGroups {
  /** From so many rows on they are sorted in several ranges. */
  private static final int MANY = 1 << 18;

  private double[] scores;
  private long[] truePositives;
  private long[] falsePositives;
  private int last = -1;

  private TieGroups(int most) {
    this.scores = new double[most];
    this.truePositives = new long[most];
    this.falsePositives = new long[most];
  }

  /**
   * Counts the rows of one concept against all others.
   *
   * @param column one score a row; left as it is
   * @param labels one concept index a row
   * @throws IllegalArgumentException if a score is NaN
   */
  static ScoreCounts count(double[] column, int[] labels, int concept) {
    boolean[] positive = new boolean[labels.length];
    for (int row = 0; row < positive.length; row++) {
      positive[row] = labels[row] == concept;
    }
    return count(column, positive);
  }

  /**
   * Counts the rows.
   *
   * @param column one score a row; left as it is
   * @throws IllegalArgumentException if a score is NaN
   */
  static ScoreCounts count(double[] column, boolean[] labels) {
    RankMemory memory = new RankMemory(Lanes.ONE);
    ClassSplit split = split(column, labels, memory);
    TieGroups groups = new TieGroups(column.length);
    for (int range = split.ranges() - 1; range >= 0; range--) {
      groups.addEach(split.range(range), memory.buffers(0));
    }
    return groups.counts();
  }

  private static ClassSplit split(double[] column, boolean[] labels, RankMemory memory) {
    if (column.length < MANY) {
      ClassSplit whole = ClassSplit.inOneRange(column, labels, memory.buffers(0));
      if (whole.lowest() >= 0 || whole.highest() < 0) {
        return whole;
      }
    }
    return ClassSplit.inRanges(column, labels, memory);
  }

  /**
   * A group is written again with each of its rows, and left behind when the next score is another:
   * so the only branch is that of the loop.
   */
  private void addEach(ScoreRange range, RankBuffers buffers) {
    TaggedSort sort = new TaggedSort(range, buffers);
    long[] keys = sort.sort();
    double[] toScores = scores;
    long[] toPositives = truePositives;
    long[] toNegatives = falsePositives;
    int group = last;
    long tp = group < 0 ? 0 : toPositives[group];
    long fp = group < 0 ? 0 : toNegatives[group];
    long tie = 0; // no key without its label is zero
    for (int i = range.rows() - 1; i >= 0; i--) {
      long key = keys[i];
      int label = TaggedSort.label(key);
      group += TaggedSort.tie(key) == tie ? 0 : 1;
      tie = TaggedSort.tie(key);
      tp += label;
      fp += 1 - label;
      toScores[group] = sort.score(key);
      toPositives[group] = tp;
      toNegatives[group] = fp;
    }
    last = group;
  }

  private ScoreCounts counts() {
    int size = last + 1;
    return size == scores.length
        ? new ScoreCounts(scores, truePositives, falsePositives)
        : new ScoreCounts(
            Arrays.copyOf(scores, size),
            Arrays.copyOf(truePositives, size),
            Arrays.copyOf(falsePositives, size));
  }
}
