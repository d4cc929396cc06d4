package io.modelogue;

import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import java.util.Locale;
import java.util.Optional;

/**
 * One metric of two versions.
 *
 * @param metric the metric
 * @param a its value for the first version
 * @param b its value for the second version
 * @param difference b - a with interval and test; empty if they cannot be compared
 * @param verdict what the difference amounts to
 * @param reason why there is no test or no difference; empty if there is one
 */
public record MetricComparison(
    Metric metric,
    Measure a,
    Measure b,
    Optional<Difference> difference,
    Verdict verdict,
    Optional<String> reason) {

  /**
   * Returns the comparison on one line: {@code ROC AUC +0.028 [0.021, 0.036], p = 1e-13: BETTER}.
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(metric.title());
    difference
        .filter(d -> d.value().isDefined())
        .ifPresent(
            d -> {
              line.append(String.format(Locale.ROOT, " %+.4f", d.value().value()));
              d.value()
                  .confidenceInterval()
                  .ifPresent(
                      i ->
                          line.append(
                              String.format(Locale.ROOT, " [%+.4f, %+.4f]", i.lower(), i.upper())));
              d.pValue().ifPresent(p -> line.append(String.format(Locale.ROOT, ", p = %.2g", p)));
            });
    line.append(": ").append(verdict);
    if (verdict == Verdict.NOT_COMPARABLE) {
      reason.ifPresent(why -> line.append(" (").append(why).append(')'));
    }
    return line.toString();
  }
}
