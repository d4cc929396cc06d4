package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The value of a metric, with its uncertainty where that is known; or the reason why there is none.
 *
 * <p>Immutable.
 */
public sealed interface Measure permits Measure.Defined, Measure.Undefined {

  /**
   * Returns the value.
   *
   * @throws IllegalStateException if it is undefined; the message gives the reason
   */
  double value();

  /** Returns whether there is a value. */
  boolean isDefined();

  /** Returns the standard error, where one can be estimated. */
  OptionalDouble standardError();

  /** Returns the confidence interval, where one can be estimated. */
  Optional<ConfidenceInterval> confidenceInterval();

  /** Returns the reason why there is no value, or nothing if there is one. */
  Optional<Undefined> whyUndefined();

  /**
   * Returns the reason why an interval that this measure usually has could not be given: nothing if
   * there is an interval, and nothing if this measure never has one.
   */
  Optional<Undefined> whyNoInterval();

  /**
   * Returns a value without uncertainty.
   *
   * @throws IllegalArgumentException if the value is NaN
   */
  static Measure of(double value) {
    return new Defined(value, OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Returns a value with its standard error and interval.
   *
   * @throws IllegalArgumentException if the value is NaN, or the standard error is not a positive
   *     number
   */
  static Measure of(double value, double standardError, ConfidenceInterval interval) {
    return new Defined(
        value, OptionalDouble.of(standardError), Optional.of(interval), Optional.empty());
  }

  /**
   * Returns a value whose interval could not be given.
   *
   * @throws IllegalArgumentException if the value is NaN
   */
  static Measure withoutInterval(double value, Undefined why) {
    return new Defined(value, OptionalDouble.empty(), Optional.empty(), Optional.of(why));
  }

  /** Returns the absence of a value, with its reason and an explanation for a person. */
  static Undefined undefined(UndefinedReason reason, String explanation) {
    return new Undefined(reason, explanation);
  }

  /**
   * A measure that has a value.
   *
   * @param value the value, never NaN
   * @param standardError the standard error, a positive number, where it is known
   * @param confidenceInterval the interval, where it is known
   * @param whyNoInterval why the interval could not be given; absent if there is one
   */
  record Defined(
      double value,
      OptionalDouble standardError,
      Optional<ConfidenceInterval> confidenceInterval,
      Optional<Undefined> whyNoInterval)
      implements Measure {

    /**
     * Creates it.
     *
     * @throws IllegalArgumentException if the value is NaN, the standard error is not a positive
     *     finite number, or there are both an interval and a reason for having none
     */
    public Defined {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException(
            "NaN is not a value: use undefined(reason, explanation)");
      }
      if (standardError.isPresent()
          && !(standardError.getAsDouble() > 0
              && standardError.getAsDouble() < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a standard error is a positive number, not " + standardError.getAsDouble());
      }
      if (confidenceInterval.isPresent() && whyNoInterval.isPresent()) {
        throw new IllegalArgumentException("there are an interval and a reason for having none");
      }
    }

    @Override
    public boolean isDefined() {
      return true;
    }

    @Override
    public Optional<Undefined> whyUndefined() {
      return Optional.empty();
    }

    /** Returns the value to four decimals, and the interval if there is one. */
    @Override
    public String toString() {
      String number = String.format(Locale.ROOT, "%.4f", value);
      return confidenceInterval.map(interval -> number + " " + interval).orElse(number);
    }
  }

  /**
   * The absence of a value.
   *
   * @param reason the reason, for programs
   * @param explanation what was the case, for people
   */
  record Undefined(UndefinedReason reason, String explanation) implements Measure {

    /** Creates it. */
    public Undefined {
      requireNonNull(reason, "reason");
      requireNonNull(explanation, "explanation");
    }

    @Override
    public double value() {
      throw new IllegalStateException("there is no value: " + explanation + " (" + reason + ")");
    }

    @Override
    public boolean isDefined() {
      return false;
    }

    @Override
    public OptionalDouble standardError() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<ConfidenceInterval> confidenceInterval() {
      return Optional.empty();
    }

    @Override
    public Optional<Undefined> whyUndefined() {
      return Optional.of(this);
    }

    @Override
    public Optional<Undefined> whyNoInterval() {
      return Optional.of(this);
    }

    /** Returns the explanation and the reason. */
    @Override
    public String toString() {
      return "undefined: " + explanation + " (" + reason + ")";
    }
  }
}
