package io.modelogue.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A ranking for interval and curve: its rows, range by range from the highest score down, as {@link
 * GapTable}s where buckets suit, else {@link TaggedSort sorted}.
 *
 * <p>The rows are given out once, since ranges share their memory.
 */
final class RankedGaps {
  /** From so many rows on they are ranked in several ranges, each of which fits a cache. */
  private static final int MANY = 1 << 18;

  private final ClassSplit split;
  private final RankBuffers buffers;
  private final boolean fewArePositive;
  private final @Nullable GapTable whole;

  private RankedGaps(
      ClassSplit split, RankBuffers buffers, boolean fewArePositive, @Nullable GapTable whole) {
    this.split = split;
    this.buffers = buffers;
    this.fewArePositive = fewArePositive;
    this.whole = whole;
  }

  /**
   * Ranks rows.
   *
   * @param scores one a row, at least one row; left as it is
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if a score is NaN
   */
  static RankedGaps of(double[] scores, boolean[] labels, RankMemory memory) {
    RankBuffers buffers = memory.buffers(0);
    if (scores.length < MANY) {
      ClassSplit split = ClassSplit.inOneRange(scores, labels, buffers);
      boolean fewArePositive = split.positives() <= split.negatives();
      GapTable whole = table(split.range(0), fewArePositive, buffers);
      if (whole != null || split.lowest() >= 0 || split.highest() < 0) {
        return new RankedGaps(split, buffers, fewArePositive, whole);
      }
    }
    ClassSplit split = ClassSplit.inRanges(scores, labels, memory);
    return new RankedGaps(split, buffers, split.positives() <= split.negatives(), null);
  }

  long positives() {
    return split.positives();
  }

  long negatives() {
    return split.negatives();
  }

  boolean fewArePositive() {
    return fewArePositive;
  }

  long few() {
    return Math.min(positives(), negatives());
  }

  long more() {
    return Math.max(positives(), negatives());
  }

  /** The steps of the curve; to be asked for once. */
  CurveRuns runs() {
    if (whole != null) {
      CurveRuns runs = new CurveRuns(CurveRuns.steps(whole));
      runs.add(whole);
      return runs;
    }
    // between two rows of the smaller class there is one step of the larger at most
    CurveRuns runs = new CurveRuns((int) Math.min(few() + more(), 2 * few() + 1));
    for (int index = split.ranges() - 1; index >= 0; index--) {
      ScoreRange range = split.range(index);
      GapTable table = split.ranges() == 1 ? null : table(range, fewArePositive, buffers);
      if (table != null) {
        runs.add(table);
      } else {
        TaggedSort sort = new TaggedSort(range, buffers);
        runs.add(sort, sort.sort(), range.rows(), fewArePositive);
      }
    }
    return runs;
  }

  private static @Nullable GapTable table(
      ScoreRange range, boolean fewArePositive, RankBuffers buffers) {
    return fewArePositive
        ? GapBuckets.count(range, range.ofPositives(), range.ofNegatives(), buffers)
        : GapBuckets.count(range, range.ofNegatives(), range.ofPositives(), buffers);
  }
}
