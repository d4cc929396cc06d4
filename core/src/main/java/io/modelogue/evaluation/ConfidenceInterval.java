package io.modelogue.evaluation;

import java.util.Locale;

/**
 * A range that covers the true value with the stated confidence.
 *
 * @param lower the lower bound
 * @param upper the upper bound, not below the lower one
 * @param level the confidence, strictly between 0 and 1, for example 0.95
 */
public record ConfidenceInterval(double lower, double upper, double level) {

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if a bound is NaN, the bounds are in the wrong order, or the
   *     level does not lie strictly between 0 and 1
   */
  public ConfidenceInterval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "an interval from "
              + lower
              + " to "
              + upper
              + ": the lower bound must not exceed the upper");
    }
    requireLevel(level);
  }

  /** Returns whether {@code value} lies inside, the bounds included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Returns the bounds to four decimals and the level, such as {@code [0.9793, 0.9903] at 95%}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "[%.4f, %.4f] at %s%%", lower, upper, percent(level));
  }

  /** The normal interval {@code value +- z * standardError}. */
  static ConfidenceInterval around(double value, double standardError, double level) {
    double reach = NormalTail.quantile(0.5 + level / 2) * standardError;
    return new ConfidenceInterval(value - reach, value + reach, level);
  }

  ConfidenceInterval clippedTo(double lowest, double highest) {
    return new ConfidenceInterval(Math.max(lowest, lower), Math.min(highest, upper), level);
  }

  static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "the confidence level must lie strictly between 0 and 1, not " + level);
    }
  }

  private static String percent(double level) {
    // 0.95 * 100 is not 95 in binary; nine digits are more than any level needs
    String text = String.format(Locale.ROOT, "%.9f", level * 100);
    return text.replaceAll("\\.?0+$", "");
  }
}
