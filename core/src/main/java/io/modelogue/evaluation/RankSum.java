package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The exact rank sum behind the area under the ROC curve, without sorting.
 *
 * <p>{@code 2U} is the number of pairs of a positive and a negative that are ranked rightly,
 * counted twice, plus the tied pairs. Rows are set apart by class and, if there are so many that
 * what follows would leave the processor's cache, by {@linkplain SampledRanges ranges} of scores.
 * Each range is then a ranking of its own: its smaller class is put into a {@link RankTable}, and
 * the larger one is ranked by it. Pairs from different ranges are counted by multiplying.
 *
 * <p>If a table is not worth while (many ties, scores spread over many powers of ten, infinite
 * scores), all rows are set apart once more, by {@link ScoreRanges} between their true extremes,
 * and a range whose table is no better there is {@linkplain TaggedSort sorted}, in time O(n log n).
 * Either way the result is the same integer, which stays below 2^62, whatever the number of
 * threads.
 *
 * <p>Sources: the statistic is that of Mann and Whitney (Annals of Mathematical Statistics 18,
 * 1947); distribution by value that of Dobosiewicz (Information Processing Letters 7, 1978); the
 * comparison of all lanes of a word at once that of Lamport (Communications of the ACM 18, 1975).
 */
final class RankSum {
  /** From so many rows on the table of all of them no longer fits a cache of one or two MB. */
  private static final int MANY = 1 << 19;

  /** Below this many rows other threads cost more than they bring. */
  private static final int FEW_FOR_LANES = 1 << 16;

  private final long positives;
  private final long negatives;
  private final long twiceU;

  private RankSum(long positives, long negatives, long twiceU) {
    this.positives = positives;
    this.negatives = negatives;
    this.twiceU = twiceU;
  }

  /**
   * Ranks the positives among the negatives.
   *
   * @param scores one a row, at least one row; left as it is
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if a score is NaN
   */
  static RankSum of(double[] scores, boolean[] labels) {
    return of(scores, labels, new RankMemory(Lanes.ONE));
  }

  /** The same with memory, and threads, that are there already. */
  static RankSum of(double[] scores, boolean[] labels, RankMemory memory) {
    int few = memory.lanes().count() > 1 ? FEW_FOR_LANES : MANY;
    RankSum ranks =
        scores.length < few
            ? inOneRange(scores, labels, memory.buffers(0))
            : inSampledRanges(scores, labels, memory);
    return ranks == null ? inTrueRanges(scores, labels, memory) : ranks;
  }

  long positives() {
    return positives;
  }

  long negatives() {
    return negatives;
  }

  /** Pairs ranked rightly, counted twice, and tied pairs once. */
  long twiceU() {
    return twiceU;
  }

  /** The area; needs rows of both classes. */
  double area() {
    return (double) twiceU / (2 * positives * negatives);
  }

  private static @Nullable RankSum inOneRange(
      double[] scores, boolean[] labels, RankBuffers buffers) {
    return byTable(ClassSplit.inOneRange(scores, labels, buffers).range(0).classes(), buffers);
  }

  private static @Nullable RankSum inSampledRanges(
      double[] scores, boolean[] labels, RankMemory memory) {
    SampledRanges ranges = new SampledRanges(scores);
    if (!ranges.exist()) {
      return null;
    }
    RowBlocks blocks = RowBlocks.of(scores, labels, ranges, memory);
    return sum(ranges.count(), memory, (range, buffers) -> byTable(blocks.classes(range), buffers));
  }

  private static RankSum inTrueRanges(double[] scores, boolean[] labels, RankMemory memory) {
    ClassSplit split = ClassSplit.inRanges(scores, labels, memory);
    return requireNonNull(
        sum(
            split.ranges(),
            memory,
            (range, buffers) -> {
              ScoreRange rows = split.range(range);
              RankSum ranks = byTable(rows.classes(), buffers);
              return ranks == null ? bySorting(rows, buffers) : ranks;
            }));
  }

  /** Ranks one range; null if that is not worth while. */
  private interface RangeRanking {
    @Nullable RankSum of(int range, RankBuffers buffers);
  }

  /** Ranks all ranges, from the lowest up; null if one of them was not worth while. */
  private static @Nullable RankSum sum(int ranges, RankMemory memory, RangeRanking ranking) {
    @Nullable RankSum[] each = new RankSum[ranges];
    AtomicBoolean worthWhile = new AtomicBoolean(true);
    memory
        .lanes()
        .run(
            ranges,
            (range, lane) -> {
              if (worthWhile.get()) {
                each[range] = ranking.of(range, memory.buffers(lane));
                worthWhile.compareAndSet(true, each[range] != null);
              }
            });
    RankSum all = new RankSum(0, 0, 0);
    for (RankSum higher : each) {
      if (higher == null) {
        return null;
      }
      all = all.below(higher);
    }
    return all;
  }

  /** These rows and others whose scores are all higher. */
  private RankSum below(RankSum higher) {
    return new RankSum(
        positives + higher.positives,
        negatives + higher.negatives,
        twiceU + higher.twiceU + 2 * negatives * higher.positives);
  }

  private static @Nullable RankSum byTable(TwoClasses rows, RankBuffers buffers) {
    long positives = rows.positives().count();
    long negatives = rows.negatives().count();
    long pairs = positives * negatives;
    if (pairs == 0 || rows.lowest() == rows.highest()) {
      return new RankSum(positives, negatives, pairs);
    }
    boolean fewPositives = positives <= negatives;
    ScoredRows fewer = fewPositives ? rows.positives() : rows.negatives();
    ScoredRows others = fewPositives ? rows.negatives() : rows.positives();
    RankTable table = new RankTable(rows.lowest(), rows.highest(), fewer.count(), buffers);
    if (!table.exists()) {
      return null;
    }
    fewer.each(table::count);
    if (!table.open()) {
      return null;
    }
    fewer.each(table::place);
    others.each(table::rank);
    long twice = table.twiceBelow();
    return new RankSum(positives, negatives, fewPositives ? 2 * pairs - twice : twice);
  }

  private static RankSum bySorting(ScoreRange range, RankBuffers buffers) {
    long[] keys = new TaggedSort(range, buffers).sort();
    long twice = 0;
    long negativesBelow = 0;
    int end;
    for (int start = 0; start < range.rows(); start = end) {
      long tie = TaggedSort.tie(keys[start]);
      long found = TaggedSort.label(keys[start]);
      for (end = start + 1; end < range.rows() && TaggedSort.tie(keys[end]) == tie; end++) {
        found += TaggedSort.label(keys[end]);
      }
      long negativesUpTo = negativesBelow + (end - start) - found;
      twice += found * (negativesBelow + negativesUpTo);
      negativesBelow = negativesUpTo;
    }
    return new RankSum(range.positives(), range.negatives(), twice);
  }
}
