package io.modelogue.evaluation;

/**
 * Some rows, in buckets of equal width, so that of any other score it can be said at once how many
 * of them lie below it: {@link #count} all rows, {@link #open}, {@link #place} all rows, and then
 * {@link #rank} others.
 *
 * <p>A bucket is two longs that lie beside each other, for one look into memory instead of two. The
 * first has eight lanes of a byte, one for each of its rows: in which 128th of the bucket the row
 * lies. The second says how many rows lie in lower buckets. All lanes are compared with the 128th
 * of another score in one subtraction: the top bit of every lane is set beforehand and is still set
 * afterwards where the row lies in the same 128th or a higher one, or where the lane is empty.
 *
 * <p>That leaves two cases in doubt: a row in the very same 128th, which a second subtraction
 * tells, and a bucket with more rows than lanes, whose second long is marked as negative. Then, and
 * only then, the score is compared with all rows of its bucket, of which copies are kept.
 *
 * <p>Invariants. Where a score lies, {@code (int) ((score - lowest) * scale)}, is monotone,
 * rounding included, and equal scores lie in the same place; nothing else is relied upon.
 * Comparisons of two rows are made of the sign bits of both differences, which for finite scores
 * without {@code -0.0} are both zero if and only if the scores are equal (gradual underflow).
 */
final class RankTable {
  private static final int LANES = 8;
  private static final int LANE_BITS = 8;

  /** Into how many steps a bucket is cut: what a lane can tell beside its top bit. */
  private static final int STEPS = 128;

  private static final int STEP_BITS = 7;
  private static final long ONE_IN_EACH = 0x0101_0101_0101_0101L;
  private static final long TOP_OF_EACH = 0x8080_8080_8080_8080L;
  private static final long ALL_EMPTY = -1;
  private static final long MORE_THAN_LANES = Long.MIN_VALUE;

  /** Two rows a bucket leave lanes for uneven ones. */
  private static final int ROWS_A_BUCKET = 2;

  /** Places stay whole numbers of 32 bits. */
  private static final int MOST_BUCKETS = 1 << 23;

  /** A bucket with more rows than this is not worth comparing with one by one. */
  static final int CROWDED = 32;

  /** Up to how many rows a row may share a bucket with, on average, itself included. */
  private static final int ACCEPTED = 8;

  private final int buckets;
  private final int rows;
  private final double lowest;
  private final double scale;
  private final RankBuffers buffers;
  private int[] counts = {};
  private long[] table = {};
  private long twiceBelow;

  /** For so many rows; all scores, of others too, lie from {@code lowest} to {@code highest}. */
  RankTable(double lowest, double highest, int rows, RankBuffers buffers) {
    this.buckets = Math.min(MOST_BUCKETS, rows / ROWS_A_BUCKET + 1);
    this.rows = rows;
    this.lowest = lowest;
    this.scale = ((double) buckets * STEPS - 1) / (highest - lowest);
    this.buffers = buffers;
    if (exists()) {
      counts = buffers.places(buckets + 1);
    }
  }

  /**
   * Whether there are buckets at all: not if the range is empty, or infinite, or so wide or so
   * narrow that the scale has no number.
   */
  boolean exists() {
    return scale > 0 && scale < Double.POSITIVE_INFINITY;
  }

  void count(double[] scores, int from, int to) {
    int[] each = counts;
    for (int i = from; i < to; i++) {
      each[place(scores[i]) >>> STEP_BITS]++;
    }
  }

  /**
   * Gives each bucket its place.
   *
   * @return false if the rows crowd into so few buckets that this table is not worth while, for
   *     which no memory but that of the counts was taken
   */
  boolean open() {
    int fullest = 0;
    long crowding = 0;
    for (int bucket = 0; bucket <= buckets; bucket++) {
      int count = counts[bucket];
      fullest = Math.max(fullest, count);
      crowding += (long) count * count;
    }
    if (fullest > CROWDED || crowding > (long) ACCEPTED * rows) {
      return false;
    }
    table = buffers.keys(rows(rows));
    long sum = 0;
    for (int bucket = 0; bucket <= buckets; bucket++) {
      int at = 2 * bucket;
      table[at] = ALL_EMPTY;
      table[at + 1] =
          (bucket == 0 ? 0 : table[at + 1]) | (counts[bucket] > LANES ? MORE_THAN_LANES : 0);
      table[at + 3] = sum;
      sum += counts[bucket];
    }
    return true;
  }

  /** Leaves the first row of bucket b at b, and so its end at b + 1. */
  void place(double[] scores, int from, int to) {
    long[] into = table;
    int rows = rows(0);
    for (int i = from; i < to; i++) {
      double score = scores[i];
      int place = place(score);
      int at = 2 * (place >>> STEP_BITS);
      into[rows + (int) into[at + 3]++] = Double.doubleToRawLongBits(score);
      into[at] = (into[at] << LANE_BITS) | STEPS | (place & (STEPS - 1));
    }
  }

  /** Adds how many of the table's rows each of these lies above, counted twice, and ties once. */
  void rank(double[] scores, int from, int to) {
    long[] rows = table;
    long twice = 0;
    for (int i = from; i < to; i++) {
      double score = scores[i];
      int place = place(score);
      int at = 2 * (place >>> STEP_BITS);
      long lower = rows[at + 1];
      long lanes = rows[at] - (place & (STEPS - 1)) * ONE_IN_EACH;
      long doubtful = ((lanes ^ (lanes - ONE_IN_EACH)) & TOP_OF_EACH) | (lower & MORE_THAN_LANES);
      if (doubtful == 0) {
        twice += 2L * ((int) lower + LANES - Long.bitCount(lanes & TOP_OF_EACH));
      } else {
        twice += twiceBelow(score, (int) lower, (int) rows[at + 3]);
      }
    }
    twiceBelow += twice;
  }

  /** The sum over all rows ranked so far. */
  long twiceBelow() {
    return twiceBelow;
  }

  /**
   * Where row r is kept: behind all buckets, one more for scores just above the highest, and one
   * for where the last one ends.
   */
  private int rows(int row) {
    return 2 * (buckets + 2) + row;
  }

  private int place(double score) {
    return (int) ((score - lowest) * scale);
  }

  private long twiceBelow(double score, int start, int end) {
    long twice = 2L * start;
    int rows = rows(0);
    for (int row = start; row < end; row++) {
      double other = Double.longBitsToDouble(table[rows + row]);
      twice +=
          1
              + (Double.doubleToRawLongBits(other - score) >>> 63)
              - (Double.doubleToRawLongBits(score - other) >>> 63);
    }
    return twice;
  }
}
