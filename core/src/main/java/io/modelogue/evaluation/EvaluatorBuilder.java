package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.concurrent.Executor;

/** Sets up an {@link Evaluator}. Not safe for use by several threads. */
public final class EvaluatorBuilder {
  OptionalDouble threshold = OptionalDouble.empty();
  double confidenceLevel = 0.95;
  int curvePoints = 1000;
  double logLossEpsilon = 1e-15;
  IntervalMethod confidenceInterval = IntervalMethod.WALD;
  CalibrationBins calibrationBins = CalibrationBins.equalWidth(10);

  Lanes lanes = Lanes.ONE;

  EvaluatorBuilder() {}

  /**
   * Sets the threshold of binary and multi-label decisions, a score at least as high being
   * positive. Otherwise it is 0.5 if all scores lie in [0, 1], and else there are no decisions.
   *
   * @throws IllegalArgumentException if it is NaN
   */
  public EvaluatorBuilder threshold(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("the threshold is NaN");
    }
    this.threshold = OptionalDouble.of(value);
    return this;
  }

  /**
   * Sets the confidence of intervals. Otherwise it is 0.95.
   *
   * @throws IllegalArgumentException if it does not lie strictly between 0 and 1
   */
  public EvaluatorBuilder confidenceLevel(double level) {
    ConfidenceInterval.requireLevel(level);
    this.confidenceLevel = level;
    return this;
  }

  /**
   * Sets how the interval of a ROC AUC follows from its standard error. Otherwise it is {@link
   * IntervalMethod#WALD}, clipped to [0, 1]. Intervals of differences are not concerned.
   */
  public EvaluatorBuilder confidenceInterval(IntervalMethod method) {
    this.confidenceInterval = requireNonNull(method, "method");
    return this;
  }

  /**
   * Sets the bins of calibration curves and of the expected calibration error. Otherwise they are
   * ten of equal width.
   */
  public EvaluatorBuilder calibrationBins(CalibrationBins bins) {
    this.calibrationBins = requireNonNull(bins, "bins");
    return this;
  }

  /**
   * Sets how many points a curve keeps at most. Otherwise it is 1,000. A curve never has more
   * points than it needs to be exact.
   *
   * @throws IllegalArgumentException if it is less than 2
   */
  public EvaluatorBuilder curvePoints(int most) {
    ThresholdCurve.requireTwoPoints(most);
    this.curvePoints = most;
    return this;
  }

  /**
   * Sets how close to 0 and 1 a probability may be before it is clipped for the log loss. Otherwise
   * it is 1e-15.
   *
   * @throws IllegalArgumentException if it is not positive, or is so small that {@code 1 - epsilon}
   *     is 1, or is not below 0.5
   */
  public EvaluatorBuilder logLossEpsilon(double epsilon) {
    if (!(1 - epsilon < 1 && epsilon < 0.5)) {
      throw new IllegalArgumentException(
          "the log loss cannot clip at %s and 1 - %s: give an epsilon from 1e-16 to less than 0.5"
              .formatted(epsilon, epsilon));
    }
    this.logLossEpsilon = epsilon;
    return this;
  }

  /**
   * Lets evaluations of multi-class predictions compute on up to that many threads: the calling
   * one, and others that the executor lends. Otherwise the calling thread computes alone. The
   * result is the same, bit for bit. Each thread holds one concept's scores and counts, 33 bytes a
   * row.
   *
   * <p>If the executor is busy or refuses a task, the calling thread does its work too.
   *
   * @param executor lends threads while predictions are evaluated
   * @param threads how many threads compute at a time at most, the calling one included
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  public EvaluatorBuilder executor(Executor executor, int threads) {
    this.lanes = Lanes.of(executor, threads);
    return this;
  }

  /** Returns the evaluator. */
  public Evaluator build() {
    return new Evaluator(this);
  }
}
