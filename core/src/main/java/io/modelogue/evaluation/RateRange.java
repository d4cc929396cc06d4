package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The part of a ROC curve that matters: a range of rates along one of its axes.
 *
 * @param axis the rate
 * @param from the lower bound of the range
 * @param to the upper bound, greater than the lower one
 */
public record RateRange(Axis axis, double from, double to) {

  /** What runs along the range. */
  public enum Axis {
    /** The share of the negatives predicted to be positive, {@code FP / N}. */
    FALSE_POSITIVE_RATE,

    /** The share of the negatives not predicted to be positive, {@code TN / N}. */
    SPECIFICITY,

    /** The share of the positives predicted to be so, {@code TP / P}: the recall. */
    SENSITIVITY
  }

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from < to <= 1}
   */
  public RateRange {
    requireNonNull(axis, "axis");
    if (!(0 <= from && from < to && to <= 1)) {
      throw new IllegalArgumentException(
          "a range of rates from %s to %s: give 0 <= from < to <= 1".formatted(from, to));
    }
  }

  /**
   * Returns the range of false positive rates.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from < to <= 1}
   */
  public static RateRange falsePositiveRates(double from, double to) {
    return new RateRange(Axis.FALSE_POSITIVE_RATE, from, to);
  }

  /**
   * Returns the range of specificities. That from 0.9 to 1 is the range of false positive rates
   * from 0 to 0.1.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from < to <= 1}
   */
  public static RateRange specificities(double from, double to) {
    return new RateRange(Axis.SPECIFICITY, from, to);
  }

  /**
   * Returns the range of sensitivities, along which the specificity is the height.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from < to <= 1}
   */
  public static RateRange sensitivities(double from, double to) {
    return new RateRange(Axis.SENSITIVITY, from, to);
  }

  /** Returns the axis and the bounds, such as {@code false positive rate 0.0 to 0.1}. */
  @Override
  public String toString() {
    return axis.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + from + " to " + to;
  }
}
