package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A difference {@code b - a} of two measures, and whether it is more than chance.
 *
 * @param test how it was tested
 * @param value the difference with its interval; if it could not be tested, {@link
 *     Measure#whyNoInterval()} says why
 * @param z the difference in standard errors, if it could be tested
 * @param pValue the two-sided probability of a difference at least as large by chance alone, if it
 *     could be tested; accurate relative to itself down to 1e-300, and never 0: one that is too
 *     small for a double is given as {@link Double#MIN_VALUE}
 */
public record Difference(TestKind test, Measure value, OptionalDouble z, OptionalDouble pValue) {

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if only one of {@code z} and {@code pValue} is there, or the
   *     latter does not lie in [0, 1]
   */
  public Difference {
    requireNonNull(test, "test");
    requireNonNull(value, "value");
    if (z.isPresent() != pValue.isPresent()) {
      throw new IllegalArgumentException("a test has both z and a p-value: " + z + ", " + pValue);
    }
    if (pValue.isPresent() && !(pValue.getAsDouble() >= 0 && pValue.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("a p-value of " + pValue.getAsDouble());
    }
  }

  /** Returns whether there was a test. */
  public boolean isTested() {
    return pValue.isPresent();
  }

  /** Returns the difference, its interval and the p-value, or why there is no test. */
  @Override
  public String toString() {
    return isTested()
        ? String.format(Locale.ROOT, "%s, p = %.2g (%s)", value, pValue.getAsDouble(), test)
        : value
            + value
                .whyNoInterval()
                .filter(why -> value.isDefined())
                .map(why -> " (not tested: " + why.explanation() + ")")
                .orElse("");
  }

  static Difference tested(TestKind test, double difference, double variance, double level) {
    double standardError = Math.sqrt(variance);
    double z = difference / standardError;
    return new Difference(
        test,
        Measure.of(
            difference, standardError, ConfidenceInterval.around(difference, standardError, level)),
        OptionalDouble.of(z),
        OptionalDouble.of(NormalTail.twoSided(z)));
  }

  /** A difference of nothing, between models that treat every row alike. */
  static Difference none(TestKind test) {
    return new Difference(
        test,
        Measure.withoutInterval(
            0,
            Measure.undefined(
                UndefinedReason.NO_VARIATION, "both treat every row alike, so that none varies")),
        OptionalDouble.of(0),
        OptionalDouble.of(1));
  }

  static Difference untested(TestKind test, Measure value) {
    return new Difference(test, value, OptionalDouble.empty(), OptionalDouble.empty());
  }

  static Difference untested(
      TestKind test, double difference, UndefinedReason reason, String explanation) {
    return untested(
        test, Measure.withoutInterval(difference, Measure.undefined(reason, explanation)));
  }

  static Difference unpaired(Measure a, Measure b, double level) {
    if (!a.isDefined()) {
      return untested(TestKind.NONE, a);
    }
    if (!b.isDefined()) {
      return untested(TestKind.NONE, b);
    }
    double difference = b.value() - a.value();
    if (a.standardError().isPresent() && b.standardError().isPresent()) {
      double variance =
          square(a.standardError().getAsDouble()) + square(b.standardError().getAsDouble());
      return tested(TestKind.UNPAIRED, difference, variance, level);
    }
    Measure lacking = a.standardError().isPresent() ? b : a;
    return untested(
        TestKind.NONE,
        Measure.withoutInterval(
            difference,
            lacking
                .whyNoInterval()
                .orElseGet(
                    () ->
                        Measure.undefined(
                            UndefinedReason.NOT_OFFERED,
                            "there is no test for a measure without a standard error"))));
  }

  private static double square(double value) {
    return value * value;
  }
}
