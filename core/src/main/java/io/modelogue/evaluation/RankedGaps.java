package io.modelogue.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A ranking for interval and curve: its rows, range by range from the highest score down, made into
 * steps of the curve by {@link GapTable}s where buckets suit, else {@link TaggedSort sorted}.
 */
final class RankedGaps {
  /** From so many rows on they are ranked in several ranges, each of which fits a cache. */
  private static final int MANY = 1 << 18;

  private final long positives;
  private final long negatives;
  private final CurveRuns runs;

  private RankedGaps(long positives, long negatives, CurveRuns runs) {
    this.positives = positives;
    this.negatives = negatives;
    this.runs = runs;
  }

  /**
   * Ranks rows.
   *
   * @param scores one a row, at least one row; left as it is
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if a score is NaN
   */
  static RankedGaps of(double[] scores, boolean[] labels, RankMemory memory) {
    RankedGaps ranks =
        scores.length < MANY
            ? inOneRange(ClassSplit.inOneRange(scores, labels, memory.buffers(0)), memory)
            : inSampledRanges(scores, labels, memory);
    return ranks == null
        ? inTrueRanges(ClassSplit.inRanges(scores, labels, memory), memory)
        : ranks;
  }

  long positives() {
    return positives;
  }

  boolean fewArePositive() {
    return fewArePositive(positives, negatives);
  }

  private static boolean fewArePositive(long positives, long negatives) {
    return positives <= negatives;
  }

  long few() {
    return Math.min(positives, negatives);
  }

  /** The steps of the curve. */
  CurveRuns runs() {
    return runs;
  }

  private static @Nullable RankedGaps inOneRange(ClassSplit split, RankMemory memory) {
    boolean fewArePositive = fewArePositive(split.positives(), split.negatives());
    ScoreRange range = split.range(0);
    GapTable whole = GapBuckets.count(range.classes(), fewArePositive, memory.buffers(0));
    if (whole != null) {
      CurveRuns runs = new CurveRuns(CurveRuns.steps(whole));
      runs.add(whole);
      return new RankedGaps(split.positives(), split.negatives(), runs);
    }
    if (split.lowest() < 0 && split.highest() >= 0) {
      return null;
    }
    CurveRuns runs = runs(split.positives(), split.negatives());
    addSorted(range, fewArePositive, memory, runs);
    return new RankedGaps(split.positives(), split.negatives(), runs);
  }

  private static @Nullable RankedGaps inSampledRanges(
      double[] scores, boolean[] labels, RankMemory memory) {
    SampledRanges ranges = new SampledRanges(scores);
    if (!ranges.exist()) {
      return null;
    }
    RowBlocks blocks = RowBlocks.of(scores, labels, ranges, memory);
    TwoClasses[] each = new TwoClasses[ranges.count()];
    long positives = 0;
    for (int range = 0; range < each.length; range++) {
      each[range] = blocks.classes(range);
      positives += each[range].positives().count();
    }
    long negatives = scores.length - positives;
    boolean fewArePositive = fewArePositive(positives, negatives);
    CurveRuns runs = runs(positives, negatives);
    for (int range = each.length - 1; range >= 0; range--) {
      GapTable table = GapBuckets.count(each[range], fewArePositive, memory.buffers(0));
      if (table == null) {
        return null;
      }
      runs.add(table);
    }
    return new RankedGaps(positives, negatives, runs);
  }

  private static RankedGaps inTrueRanges(ClassSplit split, RankMemory memory) {
    boolean fewArePositive = fewArePositive(split.positives(), split.negatives());
    CurveRuns runs = runs(split.positives(), split.negatives());
    for (int index = split.ranges() - 1; index >= 0; index--) {
      ScoreRange range = split.range(index);
      GapTable table = GapBuckets.count(range.classes(), fewArePositive, memory.buffers(0));
      if (table != null) {
        runs.add(table);
      } else {
        addSorted(range, fewArePositive, memory, runs);
      }
    }
    return new RankedGaps(split.positives(), split.negatives(), runs);
  }

  /** Between two rows of the smaller class there is one step of the larger at most. */
  private static CurveRuns runs(long positives, long negatives) {
    return new CurveRuns(
        (int) Math.min(positives + negatives, 2 * Math.min(positives, negatives) + 1));
  }

  private static void addSorted(
      ScoreRange range, boolean fewArePositive, RankMemory memory, CurveRuns runs) {
    TaggedSort sort = new TaggedSort(range, memory.buffers(0));
    runs.add(sort, sort.sort(), range.rows(), fewArePositive);
  }
}
