package io.modelogue.evaluation;

/**
 * Cuts scores into ranges of equal width between the extremes of a few of them, so that each range
 * fits a processor's cache. Scores beyond these extremes belong to the outer ranges.
 *
 * <p>A score never lies in a lower range than a smaller score, and equal scores share a range, for
 * the reason given at {@link LinearBuckets}. So any sample gives right results; an unlucky one
 * gives uneven ranges.
 */
final class SampledRanges {
  /** Each range is written to in two places, by class; of more, writing becomes slower. */
  private static final int MOST = 64;

  private static final int ROWS_A_RANGE = 1 << 14;
  private static final int SAMPLED = 256;

  /**
   * How wide a range must be beside its scores, for rounding not to matter: see {@link #lowest}.
   */
  private static final double NARROW = 0x1p-18;

  private final int count;
  private final double lowest;
  private final double highest;
  private final double scale;

  /** For these scores, of which some are looked at. */
  SampledRanges(double[] scores) {
    Extremes extremes = new Extremes();
    int step = Math.max(1, scores.length / SAMPLED);
    for (int row = 0; row < scores.length; row += step) {
      extremes.rows(scores, row, row + 1);
    }
    this.count = Math.max(2, Math.min(MOST, scores.length / ROWS_A_RANGE));
    this.lowest = extremes.lowest();
    this.highest = extremes.highest();
    this.scale = count / (highest - lowest);
  }

  /** Whether there are ranges: not if the sample has one value, NaN, or values too far apart. */
  boolean exist() {
    double largest = Math.max(Math.abs(lowest), Math.abs(highest));
    return scale > 0 && width() < Double.POSITIVE_INFINITY && width() > largest * NARROW;
  }

  int count() {
    return count;
  }

  /** The range of a score, from 0 to {@link #count()} - 1; that of NaN is 0. */
  int of(double score) {
    return Math.min(Math.max((int) ((score - lowest) * scale), 0), count - 1);
  }

  /** Whether scores of that range may lie beyond its ends. */
  boolean isOuter(int range) {
    return range == 0 || range == count - 1;
  }

  /**
   * Where a range begins, for one that is not outer. A score of it may lie lower by a rounding
   * error, which is less than a part in 2^31 of the range's width.
   */
  double lowest(int range) {
    return lowest + range * width();
  }

  /** Where a range ends, for one that is not outer; with the same rounding error. */
  double highest(int range) {
    return lowest + (range + 1) * width();
  }

  private double width() {
    return (highest - lowest) / count;
  }
}
