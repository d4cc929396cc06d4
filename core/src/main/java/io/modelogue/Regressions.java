package io.modelogue;

import io.modelogue.evaluation.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a metric got worse along the history of a model: when it broke, and what was changed then.
 *
 * <p>Each version is compared with the nearest earlier one that was evaluated on the same data set
 * with settings, concepts and weights that can be compared; paired row by row where both kept their
 * predictions. Two-sided tests at the level 0.05, with Holm's correction over all of them, so that
 * a long history finds no more by chance than a short one. A slow decline in steps that are each
 * within chance is not found: compare its two ends. The tests cover chance in the rows that were
 * evaluated, not in training. Immutable.
 *
 * @param metric the metric
 * @param dataset the data set
 * @param found the versions that are worse than the one before, oldest first
 * @param tests how many differences were tested, and corrected for
 * @param notTested the other versions of which nothing can be said, each with the reason
 */
public record Regressions(
    Metric metric,
    DatasetRef dataset,
    List<Regression> found,
    int tests,
    Map<ModelVersion, String> notTested) {

  /** Copies list and map. */
  public Regressions {
    found = List.copyOf(found);
    notTested = Collections.unmodifiableMap(new LinkedHashMap<>(notTested));
  }

  /** Returns a text to read at a terminal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(metric.title()).append(" on ").append(dataset).append(": ");
    text.append(tests == 0 ? "nothing could be tested\n" : outcome());
    found.forEach(each -> text.append("  ").append(each).append('\n'));
    notTested.forEach(
        (version, why) ->
            text.append("  version ")
                .append(version.number())
                .append(": ")
                .append(why)
                .append('\n'));
    return text.toString();
  }

  private String outcome() {
    return (found.isEmpty() ? "no version is worse" : found.size() + " worse")
        + " than the one before by more than chance ("
        + tests
        + (tests == 1 ? " test)\n" : " tests, Holm's correction)\n");
  }
}
