package io.modelogue.evaluation;

/**
 * Cuts scores into a few ranges of equal width, so that each fits a processor's cache, and at zero,
 * so that no range has scores of both signs.
 *
 * <p>A score never lies in a lower range than a smaller score, and equal scores share a range: see
 * {@link LinearBuckets}. Where the scores allow no ranges of equal width, only their sign counts.
 */
final class ScoreRanges {
  /**
   * How many ranges there are. Each is written to in two places, by class, and beyond 64 places
   * writing becomes much slower.
   */
  static final int COUNT = 32;

  private final double lowest;
  private final double scale;

  ScoreRanges(double lowest, double highest) {
    LinearBuckets buckets = new LinearBuckets(lowest, highest, COUNT - 1);
    this.lowest = lowest;
    this.scale = buckets.exist() ? (COUNT - 1 - 0x1p-20) / (highest - lowest) : 0;
  }

  /** The range of a score without {@code -0.0}, from 0 to {@link #COUNT} - 1. */
  int of(double score) {
    // infinity times no scale is NaN, which is cut to 0
    int sign = (int) (~Double.doubleToRawLongBits(score) >>> 63);
    return (int) ((score - lowest) * scale) + sign;
  }
}
