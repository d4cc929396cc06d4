package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * The exact rank sum behind the area under the ROC curve, without sorting.
 *
 * <p>{@code 2U} is the number of pairs of a positive and a negative that are ranked rightly,
 * counted twice, plus the tied pairs. It is found in four passes:
 *
 * <ol>
 *   <li>Rows are set apart by class: each score is written to the next free place from the left and
 *       from the right, and the label decides, without a branch, which of the two places is kept.
 *   <li>The rows of the smaller class are counted by {@link LinearBuckets buckets}, as many as
 *       there are rows of it.
 *   <li>They are put in the order of their buckets, in no order within a bucket.
 *   <li>For each row of the larger class, the start of its bucket says how many of the smaller
 *       class lie in lower ones; those of its own bucket are compared one by one.
 * </ol>
 *
 * <p>Invariants. The first two rows from the start of a bucket on are compared always, whether they
 * are in the bucket or not: if not they are in a higher one, thus greater, and add nothing; two
 * rows of {@code +Infinity} stand behind the last. Only a third row costs a branch. Comparisons are
 * made of the sign bits of both differences, which for finite scores without {@code -0.0} are both
 * zero if and only if the scores are equal (gradual underflow), so that order in the rows costs
 * nothing and ties are exact.
 *
 * <p>If a bucket holds more than {@link BucketSort#CROWDED} rows (many ties, scores spread over
 * many powers of ten) or there are no buckets (infinite scores), both classes are sorted and
 * merged, in time O(n log n). Either way the result is the same integer, which stays below 2^62.
 *
 * <p>Sources: the statistic is that of Mann and Whitney (Annals of Mathematical Statistics 18,
 * 1947); distribution by value that of Dobosiewicz (Information Processing Letters 7, 1978).
 */
final class RankSum {
  private final int positives;
  private final int negatives;
  private final long twiceU;

  /**
   * Ranks the positives among the negatives.
   *
   * @param scores one a row, at least one row; left as it is
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if a score is NaN
   */
  RankSum(double[] scores, boolean[] labels) {
    int rows = scores.length;
    double[] split = new double[rows];
    double lowest = scores[0];
    double highest = lowest;
    int left = 0;
    int right = rows - 1;
    for (int row = 0; row < rows; row++) {
      double score = scores[row] + 0.0; // -0.0 becomes 0.0
      int label = labels[row] ? 1 : 0;
      split[left] = score;
      split[right] = score;
      left += label;
      right -= 1 - label;
      if (!(score >= lowest && score <= highest)) {
        PredictionChecks.requireNumber(score, row, 1);
        lowest = Math.min(lowest, score);
        highest = Math.max(highest, score);
      }
    }
    this.positives = left;
    this.negatives = rows - left;
    this.twiceU = twiceU(split, positives, lowest, highest);
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
    return (double) twiceU / (2 * positives() * negatives());
  }

  /** With the positives first in {@code split}, which is overwritten. */
  private static long twiceU(double[] split, int positives, double lowest, double highest) {
    int negatives = split.length - positives;
    boolean fewPositives = positives <= negatives;
    int fewer = Math.min(positives, negatives);
    LinearBuckets buckets = new LinearBuckets(lowest, highest, Math.max(2, fewer));
    if (fewer == 0 || lowest == highest) {
      return (long) positives * negatives;
    }
    int from = fewPositives ? 0 : positives;
    if (buckets.exist()) {
      int[] places = new int[buckets.count() + 1];
      if (count(split, from, from + fewer, buckets, places) <= BucketSort.CROWDED) {
        double[] grouped = group(split, from, from + fewer, buckets, places);
        return fewPositives
            ? 2L * positives * negatives
                - twiceBelow(split, positives, split.length, buckets, places, grouped)
            : twiceBelow(split, 0, positives, buckets, places, grouped);
      }
    }
    return merged(
        Arrays.copyOf(split, positives), Arrays.copyOfRange(split, positives, split.length));
  }

  /** Leaves the start of bucket b at b + 1, and returns how many rows the fullest one has. */
  private static int count(double[] split, int from, int to, LinearBuckets buckets, int[] places) {
    for (int i = from; i < to; i++) {
      places[buckets.of(split[i]) + 1]++;
    }
    return BucketSort.startsOf(places);
  }

  /** Leaves the start of bucket b at b, and so its end at b + 1. */
  private static double[] group(
      double[] split, int from, int to, LinearBuckets buckets, int[] places) {
    int size = to - from;
    double[] grouped = new double[size + 2];
    for (int i = from; i < to; i++) {
      double score = split[i];
      grouped[places[buckets.of(score) + 1]++] = score;
    }
    grouped[size] = Double.POSITIVE_INFINITY;
    grouped[size + 1] = Double.POSITIVE_INFINITY;
    return grouped;
  }

  /** Adds up how many of {@code grouped} each row lies above, counted twice, and ties once. */
  private static long twiceBelow(
      double[] split, int from, int to, LinearBuckets buckets, int[] places, double[] grouped) {
    long twice = 0;
    for (int i = from; i < to; i++) {
      double score = split[i];
      int bucket = buckets.of(score);
      int start = places[bucket];
      int end = places[bucket + 1];
      twice += 2L * start + above(score, grouped[start]) + above(score, grouped[start + 1]);
      for (int other = start + 2; other < end; other++) {
        twice += above(score, grouped[other]);
      }
    }
    return twice;
  }

  /** 2 if the score is greater, 1 if they are equal, 0 if it is smaller; without a branch. */
  private static long above(double score, double other) {
    return 1
        + (Double.doubleToRawLongBits(other - score) >>> 63)
        - (Double.doubleToRawLongBits(score - other) >>> 63);
  }

  private static long merged(double[] positives, double[] negatives) {
    BucketSort.sort(positives);
    BucketSort.sort(negatives);
    long twice = 0;
    int below = 0;
    int upTo = 0;
    for (double score : positives) {
      while (below < negatives.length && negatives[below] < score) {
        below++;
      }
      upTo = Math.max(upTo, below);
      while (upTo < negatives.length && negatives[upTo] == score) {
        upTo++;
      }
      twice += (long) below + upTo;
    }
    return twice;
  }
}
