package io.modelogue.evaluation;

/**
 * Cuts a range of finite scores into buckets of equal width.
 *
 * <p>A score never lies in a lower bucket than a smaller score: subtraction of a constant,
 * multiplication by a positive one and the cut to a whole number are each monotone, rounding
 * included. Equal scores share a bucket. Nothing else is relied upon.
 */
final class LinearBuckets {
  private final double lowest;
  private final double scale;
  private final int count;

  /** For scores from {@code lowest} to {@code highest}, in at most that many buckets. */
  LinearBuckets(double lowest, double highest, int count) {
    this.lowest = lowest;
    this.scale = (count - 1) / (highest - lowest);
    this.count = count;
  }

  /**
   * Whether there are buckets at all: not if the range is empty, or infinite, or so wide or so
   * narrow that the scale has no number.
   */
  boolean exist() {
    return scale > 0 && scale < Double.POSITIVE_INFINITY;
  }

  /** The number of buckets. */
  int count() {
    return count;
  }

  /** The bucket of a score in the range, from 0 to {@link #count()} - 1. */
  int of(double score) {
    return (int) ((score - lowest) * scale);
  }
}
