package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Sorts the rows of a {@link ScoreRange} as whole numbers, each of which holds a score and, in its
 * lowest bit, the label.
 *
 * <p>All scores of a range have the same sign, so that one bit of a double says nothing and leaves
 * room for the label. What is left is ordered as the scores are: by the bits themselves if they are
 * not negative, by their complement if they are.
 *
 * <p>The range is cut into as many buckets as there are rows, of equal width; if that crowds rows
 * into few of them, as scores spread over many powers of ten do, of equal width in the key. Passes
 * count, turn counts into places, and put rows into their places. Buckets that are still crowded
 * are sorted by themselves, and one insertion sort over everything mends the rest: it never moves a
 * row over more than {@link #CROWDED} others. Rows of equal scores stay in no order. The worst case
 * is a few passes more than {@link Arrays#sort(long[], int, int)}, in time O(n log n).
 *
 * <p>Sources: Dobosiewicz, Sorting by distributive partitioning, Information Processing Letters 7,
 * 1978; Knuth, The Art of Computer Programming 3, section 5.2.5.
 */
final class TaggedSort {
  /** Below this many rows a pass over buckets costs more than it saves. */
  private static final int FEW = 48;

  /** Buckets with more rows than this are sorted by themselves. */
  static final int CROWDED = 16;

  /** Up to how many rows a row may share a bucket with, on average, itself included. */
  private static final long ACCEPTED = 6;

  private final ScoreRange range;
  private final long complement;
  private final RankBuffers buffers;
  private LinearBuckets buckets;
  private boolean byKey;

  TaggedSort(ScoreRange range, RankBuffers buffers) {
    this.range = range;
    this.complement = range.lowest() < 0 ? -1 : 0;
    this.buffers = buffers;
    this.buckets = new LinearBuckets(range.lowest(), range.highest(), Math.max(2, range.rows()));
  }

  /** The keys in ascending order, from 0 to the number of rows. */
  long[] sort() {
    int rows = range.rows();
    long[] keys = buffers.keys(rows);
    if (rows < FEW || range.lowest() == range.highest()) {
      tag(keys);
      if (range.lowest() != range.highest()) {
        Arrays.sort(keys, 0, rows);
      }
      return keys;
    }
    int[] places = chooseBuckets();
    int fullest = BucketSort.startsOf(places, rows);
    put(range.from, range.middle, 1, places, keys);
    put(range.middle, range.to, 0, places, keys);
    if (fullest > CROWDED) {
      sortCrowded(keys, places);
    }
    insert(keys, rows);
    return keys;
  }

  /** The score of a key. */
  double score(long key) {
    return Double.longBitsToDouble(((key ^ Long.MIN_VALUE) >>> 1) ^ complement);
  }

  /** The key without its label, which rows of equal scores have in common. */
  static long tie(long key) {
    return key | 1;
  }

  /** 1 if the row is positive, else 0. */
  static int label(long key) {
    return (int) key & 1;
  }

  private long key(double score, int label) {
    return ((Double.doubleToRawLongBits(score) ^ complement) << 1 | label) ^ Long.MIN_VALUE;
  }

  private void tag(long[] keys) {
    for (int i = 0; i < range.rows(); i++) {
      keys[i] = key(range.scores[range.from + i], i < range.positives() ? 1 : 0);
    }
  }

  /** Returns the counts of the buckets that crowd less. */
  private int[] chooseBuckets() {
    int rows = range.rows();
    int[] counts = buffers.places(rows);
    if (buckets.exist()) {
      count(counts);
      if (crowding(counts, rows) <= ACCEPTED * rows) {
        return counts;
      }
      Arrays.fill(counts, 0, rows, 0);
    }
    byKey = true;
    buckets = new LinearBuckets(position(range.lowest()), position(range.highest()), rows);
    count(counts);
    return counts;
  }

  /** What comparing all rows of a bucket with each other would cost. */
  private static long crowding(int[] counts, int size) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (long) counts[i] * counts[i];
    }
    return sum;
  }

  private double position(double score) {
    return byKey ? (double) (Double.doubleToRawLongBits(score) ^ complement) : score;
  }

  private void count(int[] counts) {
    double[] scores = range.scores;
    for (int i = range.from; i < range.to; i++) {
      counts[buckets.of(position(scores[i]))]++;
    }
  }

  /** Leaves the end of each bucket in its place. */
  private void put(int from, int to, int label, int[] places, long[] keys) {
    double[] scores = range.scores;
    for (int i = from; i < to; i++) {
      double score = scores[i];
      keys[places[buckets.of(position(score))]++] = key(score, label);
    }
  }

  private void sortCrowded(long[] keys, int[] ends) {
    int start = 0;
    for (int bucket = 0; bucket < range.rows(); bucket++) {
      int end = ends[bucket];
      if (end - start > CROWDED && !areTied(keys, start, end)) {
        Arrays.sort(keys, start, end);
      }
      start = end;
    }
  }

  private static boolean areTied(long[] keys, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (tie(keys[i]) != tie(keys[from])) {
        return false;
      }
    }
    return true;
  }

  private static void insert(long[] keys, int size) {
    for (int i = 1; i < size; i++) {
      long key = keys[i];
      long tie = tie(key);
      int hole = i;
      while (hole > 0 && keys[hole - 1] > tie) {
        keys[hole] = keys[hole - 1];
        hole--;
      }
      keys[hole] = key;
    }
  }
}
