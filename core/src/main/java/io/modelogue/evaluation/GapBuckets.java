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
  private final ScoreRange fewer;
  private final LinearBuckets buckets;
  private final RankBuffers buffers;

  private GapBuckets(ScoreRange range, ScoreRange fewer, RankBuffers buffers) {
    this.fewer = fewer;
    this.buckets = new LinearBuckets(range.lowest(), range.highest(), Math.max(2, fewer.rows()));
    this.buffers = buffers;
  }

  /**
   * Returns the table, or nothing if buckets do not suit.
   *
   * @param fewer the rows of the range that are of the smaller class
   * @param more the other rows
   */
  static @Nullable GapTable count(
      ScoreRange range, ScoreRange fewer, ScoreRange more, RankBuffers buffers) {
    GapBuckets kernel = new GapBuckets(range, fewer, buffers);
    if (!kernel.buckets.exist()) {
      return null;
    }
    int[] places = buffers.places(kernel.buckets.count() + 1);
    if (!kernel.count(places)) {
      return null;
    }
    GapTable table = kernel.group(places);
    countBetween(more, kernel.buckets, places, table);
    return table;
  }

  /** Leaves the start of bucket b at b + 1, or returns false as soon as one is crowded. */
  private boolean count(int[] places) {
    double[] scores = fewer.scores;
    for (int i = fewer.from; i < fewer.to; i++) {
      if (++places[buckets.of(scores[i]) + 1] > TaggedSort.CROWDED) {
        return false;
      }
    }
    BucketSort.startsOf(places, buckets.count() + 1);
    return true;
  }

  /** Leaves the start of bucket b at b, and so its end at b + 1. */
  private GapTable group(int[] places) {
    int rows = fewer.rows();
    long[] cells = buffers.keys(GapTable.size(rows));
    int first = GapTable.firstScore(rows);
    double[] scores = fewer.scores;
    for (int i = fewer.from; i < fewer.to; i++) {
      double score = scores[i];
      int place = places[buckets.of(score) + 1]++;
      cells[first + place] = Double.doubleToRawLongBits(score);
    }
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

  private static void countBetween(
      ScoreRange more, LinearBuckets buckets, int[] places, GapTable table) {
    double[] scores = more.scores;
    for (int i = more.from; i < more.to; i++) {
      double score = scores[i];
      int bucket = buckets.of(score);
      int start = places[bucket];
      int end = places[bucket + 1];
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
