package io.modelogue.evaluation;

/**
 * Scores as whole numbers in the same order: a score is greater if and only if its key is, and
 * {@code -0.0} has the key of {@code 0.0}.
 *
 * <p>The bits of a positive double, read as a whole number, rise with it; those of a negative one
 * fall, and are turned round. Leaving off low bits of the keys therefore cuts the scores into
 * ranges whose edges depend on no data: of a positive score, these bits are the last digits of its
 * significand.
 */
final class SortKey {
  /** The key of {@code -Infinity}, the lowest there is. */
  static final long LOWEST = of(Double.NEGATIVE_INFINITY);

  /** The key of {@code +Infinity}, the highest there is. */
  static final long HIGHEST = of(Double.POSITIVE_INFINITY);

  private SortKey() {}

  /** The key of a score that is not NaN. */
  static long of(double score) {
    long bits = Double.doubleToRawLongBits(score + 0.0); // -0.0 becomes 0.0
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
