package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Sorts scores by cutting their range into as many buckets as there are rows.
 *
 * <p>One pass counts the rows of each bucket, prefix sums turn the counts into places, one pass
 * puts each row into the next place of its bucket. Whatever is then out of order is so within a
 * bucket, and one insertion sort over everything mends it: it never moves a score over more than
 * {@link #CROWDED} others, since fuller buckets are sorted beforehand, by their own buckets if they
 * are large.
 *
 * <p>That recursion is at most {@link #DEPTH} deep and ends in {@link Arrays#sort(double[], int,
 * int)}, so that the worst case, a spread over many powers of ten, costs a few passes more than
 * that sort. Scores among which some are infinite are left to it at once.
 *
 * <p>Sources: Dobosiewicz, Sorting by distributive partitioning, Information Processing Letters 7,
 * 1978; Knuth, The Art of Computer Programming 3, section 5.2.5.
 */
final class BucketSort {
  /** Below this many rows a pass over buckets costs more than it saves. */
  static final int FEW = 48;

  /** Buckets with more rows than this are sorted by themselves. */
  static final int CROWDED = 16;

  private static final int DEPTH = 3;

  private BucketSort() {}

  /** Sorts ascending; scores must be free of NaN and of {@code -0.0}. */
  static void sort(double[] scores) {
    sort(scores, 0, scores.length, DEPTH);
  }

  private static void sort(double[] scores, int from, int to, int depth) {
    int size = to - from;
    if (size < FEW || depth == 0) {
      Arrays.sort(scores, from, to);
      return;
    }
    Extremes extremes = new Extremes();
    extremes.rows(scores, from, to);
    if (extremes.lowest() == extremes.highest()) {
      return;
    }
    LinearBuckets buckets = new LinearBuckets(extremes.lowest(), extremes.highest(), size);
    if (buckets.exist()) {
      distribute(scores, from, to, buckets, depth);
    } else {
      Arrays.sort(scores, from, to);
    }
  }

  private static void distribute(
      double[] scores, int from, int to, LinearBuckets buckets, int depth) {
    int[] places = new int[buckets.count()];
    for (int i = from; i < to; i++) {
      places[buckets.of(scores[i])]++;
    }
    int fullest = startsOf(places);
    double[] unordered = Arrays.copyOfRange(scores, from, to);
    for (double score : unordered) {
      scores[from + places[buckets.of(score)]++] = score;
    }
    if (fullest > CROWDED) {
      sortCrowded(scores, from, places, depth);
    }
    insert(scores, from, to);
  }

  /** Turns counts into the first place of each, and returns the largest count. */
  static int startsOf(int[] counts) {
    return startsOf(counts, counts.length);
  }

  /** The same for the first {@code size} counts. */
  static int startsOf(int[] counts, int size) {
    int largest = 0;
    int sum = 0;
    for (int i = 0; i < size; i++) {
      int count = counts[i];
      largest = Math.max(largest, count);
      counts[i] = sum;
      sum += count;
    }
    return largest;
  }

  private static void sortCrowded(double[] scores, int from, int[] ends, int depth) {
    int start = 0;
    for (int end : ends) {
      if (end - start > CROWDED) {
        sort(scores, from + start, from + end, depth - 1);
      }
      start = end;
    }
  }

  private static void insert(double[] scores, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      double score = scores[i];
      int hole = i;
      while (hole > from && scores[hole - 1] > score) {
        scores[hole] = scores[hole - 1];
        hole--;
      }
      scores[hole] = score;
    }
  }
}
