package io.modelogue;

import io.modelogue.evaluation.ConfidenceInterval;
import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.Direction;
import io.modelogue.evaluation.Metric;
import java.util.Optional;

/**
 * What a version must show before it may take the place of another.
 *
 * @param metric by which they are compared
 * @param margin how much worse it may be
 * @param dataset the data set; empty for the model's primary one or, if it has none, the one that a
 *     comparison takes
 */
record Gate(Metric metric, double margin, Optional<DatasetRef> dataset) {

  Gate {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the margin says how much worse a version may be; it is 0 or more, not " + margin);
    }
  }

  /** Throws unless the second version passes. */
  void check(VersionComparison comparison) {
    MetricComparison compared = comparison.metric(metric);
    Optional<String> unknown = comparison.whyNoGate().or(() -> whyUnknown(compared));
    if (unknown.isPresent()) {
      throw failed(
          comparison,
          "cannot be shown to be as good as version "
              + comparison.a().number()
              + " in "
              + metric.title()
              + ": "
              + unknown.get());
    }
    if (worstCase(compared.difference().orElseThrow()) < -margin) {
      throw failed(
          comparison,
          "may be worse than version "
              + comparison.a().number()
              + " by more than "
              + margin
              + ": "
              + compared
              + "; keep that version, evaluate both on more data, or allow a larger margin");
    }
  }

  private static Optional<String> whyUnknown(MetricComparison compared) {
    boolean known =
        compared.verdict() != Verdict.NOT_COMPARABLE && compared.verdict() != Verdict.UNTESTED;
    return known ? Optional.empty() : Optional.of(compared.reason().orElse("there is no test"));
  }

  /**
   * The end of the interval at which the second version is worst, negative if that is worse than
   * the first. Two versions that treat every row alike differ by exactly nothing, without interval.
   */
  private double worstCase(Difference difference) {
    Optional<ConfidenceInterval> interval = difference.value().confidenceInterval();
    double value = difference.value().value();
    return metric.direction() == Direction.HIGHER_IS_BETTER
        ? interval.map(ConfidenceInterval::lower).orElse(value)
        : -interval.map(ConfidenceInterval::upper).orElse(value);
  }

  private GateFailedException failed(VersionComparison comparison, String what) {
    return new GateFailedException(comparison, metric, margin, comparison.b() + " " + what);
  }
}
