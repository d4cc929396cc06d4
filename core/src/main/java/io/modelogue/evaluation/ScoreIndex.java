package io.modelogue.evaluation;

import java.util.function.IntUnaryOperator;

/**
 * Finds for any score how many of some distinct scores are greater, by the bucket that it lies in:
 * in constant time where those are spread, by halving within a bucket where they are crowded.
 *
 * <p>Buckets are of equal width, or of equal width in the bits of the scores where that spreads
 * them better, as it does over many powers of ten. Both are monotone in the score, which is all
 * that exactness needs. An index of the positives alone fits a processor's cache for many more rows
 * than one of all scores: rows can be looked up in their own order.
 */
final class ScoreIndex {
  private static final int CROWDED = 8;
  private static final int NEVER_COMPARED = -1;

  /** Up to how many scores one may share a bucket with, on average, itself included. */
  private static final long ACCEPTED = 6;

  /** Descending, and behind them two that are below any finite score. */
  private final double[] scores;

  private final int size;

  /**
   * How many scores of a bucket are compared one by one: none where their difference may be NaN.
   */
  private final int crowded;

  private LinearBuckets buckets;
  private boolean byBits;
  private int[] ends;

  /** Of all distinct scores: each of them has as many above it as its index says. */
  static ScoreIndex of(ScoreCounts counts) {
    return new ScoreIndex(counts, counts.distinct(), IntUnaryOperator.identity());
  }

  /** Of the distinct scores of positives. */
  static ScoreIndex of(PositiveGroups positives) {
    return new ScoreIndex(positives.counts(), positives.size(), positives::group);
  }

  private ScoreIndex(ScoreCounts counts, int size, IntUnaryOperator groups) {
    this.size = size;
    this.scores = new double[size + 2];
    for (int place = 0; place < size; place++) {
      scores[place] = counts.score(groups.applyAsInt(place));
    }
    scores[size] = Double.NEGATIVE_INFINITY;
    scores[size + 1] = Double.NEGATIVE_INFINITY;
    boolean finite =
        counts.score(0) < Double.POSITIVE_INFINITY
            && counts.score(counts.distinct() - 1) > Double.NEGATIVE_INFINITY;
    this.buckets = new LinearBuckets(scores[size - 1], scores[0], Math.max(2, size));
    this.crowded = finite ? CROWDED : NEVER_COMPARED;
    this.ends = ends();
    if (crowding() > ACCEPTED * size) {
      byBits = true;
      buckets = new LinearBuckets(bits(scores[size - 1]), bits(scores[0]), Math.max(2, size));
      ends = ends();
    }
  }

  /** Where the scores of a bucket end and those of the next lower one begin. */
  private int[] ends() {
    int[] places = new int[buckets.count() + 1];
    for (int place = 0; place < size; place++) {
      places[bucket(scores[place])]++;
    }
    for (int bucket = buckets.count() - 1; bucket >= 0; bucket--) {
      places[bucket] += places[bucket + 1];
    }
    return places;
  }

  /** What comparing all scores of a bucket with each other would cost. */
  private long crowding() {
    long sum = 0;
    for (int bucket = 0; bucket + 1 < ends.length; bucket++) {
      int count = ends[bucket] - ends[bucket + 1];
      sum += (long) count * count;
    }
    return sum;
  }

  /** Monotone even where no {@link LinearBuckets#exist buckets exist}: two then hold all scores. */
  private int bucket(double score) {
    int bucket = buckets.of(byBits ? bits(score) : score);
    return Math.max(0, Math.min(bucket, buckets.count() - 1));
  }

  /** A whole number in the order of the scores, rounded. */
  private static double bits(double score) {
    long bits = Double.doubleToRawLongBits(score);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** How many of the distinct scores are greater than a score without {@code -0.0}. */
  int above(double score) {
    int bucket = bucket(score);
    int place = ends[bucket + 1];
    if (ends[bucket] - place > crowded) {
      return halve(score, place, ends[bucket]);
    }
    // two steps without a branch, as in RankSum; only a third one costs one
    place += isAbove(scores[place], score) + isAbove(scores[place + 1], score);
    while (scores[place] > score) {
      place++;
    }
    return place;
  }

  private int halve(double score, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] > score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** 1 if the distinct score at that place is this one, else 0; behind the last one, either. */
  int ties(int place, double score) {
    return scores[place] == score ? 1 : 0;
  }

  /** 1 if it is greater, else 0, for a finite score. */
  private static int isAbove(double distinct, double score) {
    return (int) (Double.doubleToRawLongBits(score - distinct) >>> 63);
  }
}
