package io.modelogue.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Fills a {@link GapTable} by buckets: only the rows of the smaller class are put in order.
 *
 * <ol>
 *   <li>They are counted by {@link LinearBuckets buckets}, as many as there are rows of them, put
 *       in the order of their buckets, and one insertion sort mends what is out of order within a
 *       bucket.
 *   <li>For each row of the larger class, the start of its bucket is the number of the smaller
 *       class in lower ones. Those in its own bucket are compared one by one, which finds the last
 *       row of the smaller class that is not above it, and thereby its gap.
 * </ol>
 *
 * <p>Invariants. As in {@link RankSum}, the first two rows from the start of a bucket on are always
 * compared, whether they are in the bucket or not: if not, they are in a higher one and thus
 * greater; two rows of {@code +Infinity} stand behind the last. Comparisons are made of the sign
 * bit of a difference, which for finite scores without {@code -0.0} is set if and only if the first
 * one is smaller (gradual underflow; a difference beyond all numbers is infinite, with the right
 * sign). Before gap 0 stands {@code NaN}, which nothing is tied with.
 *
 * <p>There is no table if a bucket holds more than {@link TaggedSort#CROWDED} rows of the smaller
 * class, so that no row is compared with many; nor if a score is infinite.
 */
final class GapBuckets {
  private final LinearBuckets buckets;
  private final int rows;
  private final int[] places;
  private long[] cells = {};
  private boolean crowded;

  private GapBuckets(LinearBuckets buckets, int rows, RankBuffers buffers) {
    this.buckets = buckets;
    this.rows = rows;
    this.places = buffers.places(buckets.count() + 1);
  }

  /**
   * Returns the table, or nothing if buckets do not suit.
   *
   * @param few the label of the smaller class
   */
  static @Nullable GapTable count(TwoClasses range, boolean few, RankBuffers buffers) {
    ScoredRows fewer = range.of(few);
    LinearBuckets buckets =
        new LinearBuckets(range.lowest(), range.highest(), Math.max(2, fewer.count()));
    if (!buckets.exist()) {
      return null;
    }
    GapBuckets kernel = new GapBuckets(buckets, fewer.count(), buffers);
    fewer.each(kernel::count);
    if (kernel.crowded) {
      return null;
    }
    BucketSort.startsOf(kernel.places, buckets.count() + 1);
    kernel.cells = buffers.keys(GapTable.size(fewer.count()));
    fewer.each(kernel::group);
    GapTable table = kernel.ordered();
    range.of(!few).each((scores, from, to) -> kernel.countBetween(table, scores, from, to));
    return table;
  }

  /** Leaves the start of bucket b at b + 1, but for the sums; ends as soon as one is crowded. */
  private void count(double[] scores, int from, int to) {
    int[] counts = places;
    for (int i = from; i < to && !crowded; i++) {
      crowded = ++counts[buckets.of(scores[i]) + 1] > TaggedSort.CROWDED;
    }
  }

  /** Leaves the start of bucket b at b, and so its end at b + 1. */
  private void group(double[] scores, int from, int to) {
    int[] next = places;
    int first = GapTable.firstScore(rows);
    for (int i = from; i < to; i++) {
      double score = scores[i];
      int place = next[buckets.of(score) + 1]++;
      cells[first + place] = Double.doubleToRawLongBits(score);
    }
  }

  private GapTable ordered() {
    int first = GapTable.firstScore(rows);
    insert(cells, first, first + rows);
    return GapTable.ofScores(cells, rows);
  }

  private static void insert(long[] scores, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long bits = scores[i];
      double score = Double.longBitsToDouble(bits);
      int hole = i;
      while (hole > from && Double.longBitsToDouble(scores[hole - 1]) > score) {
        scores[hole] = scores[hole - 1];
        hole--;
      }
      scores[hole] = bits;
    }
  }

  private void countBetween(GapTable table, double[] scores, int from, int to) {
    int[] starts = places;
    for (int i = from; i < to; i++) {
      double score = scores[i];
      int bucket = buckets.of(score);
      int start = starts[bucket];
      int end = starts[bucket + 1];
      int gap = start + 2 - isBelow(score, table, start + 1) - isBelow(score, table, start + 2);
      for (int row = start + 3; row <= end; row++) {
        gap += 1 - isBelow(score, table, row);
      }
      table.count(gap, score);
    }
  }

  /** 1 if the score is smaller than that row of the smaller class, else 0; without a branch. */
  private static int isBelow(double score, GapTable table, int row) {
    return (int) (Double.doubleToRawLongBits(score - table.score(row)) >>> 63);
  }
}
