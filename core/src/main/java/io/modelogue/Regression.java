package io.modelogue;

import java.util.Locale;

/**
 * A version at which a metric got worse by more than chance. Immutable.
 *
 * @param comparison what changed from the version before to this one, and what that did
 * @param change the metric's change, with its interval and test
 * @param adjustedP the test's p-value after Holm's correction over all tests along the history
 */
public record Regression(VersionComparison comparison, MetricComparison change, double adjustedP) {

  /** Returns the version that is worse. */
  public ModelVersion version() {
    return comparison.b();
  }

  /** Returns the nearest earlier version that it can be compared with. */
  public ModelVersion before() {
    return comparison.a();
  }

  /** Returns what was changed in the configuration when it broke. */
  public ConfigDiff config() {
    return comparison.config();
  }

  /** Returns both versions, what was changed, and how much worse the metric is. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "version %d -> version %d: %s; %s, adjusted p = %.2g",
        before().number(),
        version().number(),
        config(),
        change,
        adjustedP);
  }
}
