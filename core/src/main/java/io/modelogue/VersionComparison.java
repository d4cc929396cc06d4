package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.modelogue.evaluation.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What changed from one version to another, and what that did: b minus a. Immutable.
 *
 * <p>Unlike things are not compared: another data set or other evaluator settings make the metrics
 * NOT_COMPARABLE, with the reason; of different concepts only the shared ones are compared, and
 * {@link #remarks()} says so.
 *
 * <p>The tests say whether the difference could be chance in the rows that were evaluated. They
 * know nothing of chance in training: the same settings with another seed may give another model.
 */
public final class VersionComparison {
  private final ModelVersion a;
  private final ModelVersion b;
  private final ConfigDiff config;
  private final Optional<DatasetRef> dataset;
  private final Map<Metric, MetricComparison> metrics;
  private final List<String> remarks;
  private final Optional<String> whyNoGate;

  VersionComparison(
      ModelVersion a,
      ModelVersion b,
      Optional<DatasetRef> dataset,
      Map<Metric, MetricComparison> metrics,
      List<String> remarks) {
    this.a = a;
    this.b = b;
    // the model's concepts stand in where a version names none of its own
    this.config = ConfigDiff.between(a.config(), b.config(), a.concepts(), b.concepts());
    this.dataset = dataset;
    this.metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    this.remarks = List.copyOf(remarks);
    this.whyNoGate = Optional.empty();
  }

  private VersionComparison(VersionComparison comparison, String whyNoGate) {
    this.a = comparison.a;
    this.b = comparison.b;
    this.config = comparison.config;
    this.dataset = comparison.dataset;
    this.metrics = comparison.metrics;
    this.remarks = comparison.remarks;
    this.whyNoGate = Optional.of(whyNoGate);
  }

  /** Returns the same comparison, which no gate passes for this reason. */
  VersionComparison withoutGate(String why) {
    return new VersionComparison(this, why);
  }

  /** Returns why no gate passes whatever the metrics say; empty if the metrics decide. */
  Optional<String> whyNoGate() {
    return whyNoGate;
  }

  /** Returns the first version. */
  public ModelVersion a() {
    return a;
  }

  /** Returns the second version. */
  public ModelVersion b() {
    return b;
  }

  /** Returns what changed in the configuration: template, data set, concepts, settings. */
  public ConfigDiff config() {
    return config;
  }

  /** Returns the data set that both were evaluated on; empty if there is none. */
  public Optional<DatasetRef> evaluatedOn() {
    return dataset;
  }

  /** Returns the comparison of one metric; NOT_COMPARABLE if neither version was measured by it. */
  public MetricComparison metric(Metric metric) {
    MetricComparison comparison = metrics.get(metric);
    return comparison == null ? Comparisons.notMeasured(metric) : comparison;
  }

  /** Returns the comparison of every metric that both have, in the order of {@link Metric}. */
  public Map<Metric, MetricComparison> metrics() {
    return metrics;
  }

  /** Returns what must be known to read this: what was left out, and why. */
  public List<String> remarks() {
    return remarks;
  }

  /**
   * Returns this if the second version is, by this metric, not worse than the first by more than a
   * margin: if even the worse end of the difference's interval is within it. With the usual 95%
   * interval that is a one-sided test of non-inferiority at 2.5%: a difference that is merely not
   * significant does not pass, and more data makes passing easier.
   *
   * <p>If the model has a primary metric and the comparison was made without naming a data set,
   * only results on the primary data set count: if one of both has none there, this fails, whatever
   * other data set both were evaluated on.
   *
   * @param margin how much worse it may be, in the metric's own unit; 0 or more
   * @throws GateFailedException if it may be worse than that, or if nobody can say since the
   *     difference is not comparable, not defined, not tested or not one on the primary data set;
   *     the message says which
   * @throws IllegalArgumentException if the margin is negative or not finite
   */
  @CanIgnoreReturnValue
  public VersionComparison requireNotWorse(Metric metric, double margin) {
    Gate gate = new Gate(metric, margin, Optional.empty());
    gate.check(this);
    return this;
  }

  /** Returns everything as a person would read it, a line for each metric. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("version " + a.number() + " -> version " + b.number() + ": " + config);
    dataset.ifPresent(d -> lines.add("  evaluated on " + d));
    remarks.forEach(remark -> lines.add("  note: " + remark));
    metrics.values().stream()
        .filter(m -> m.verdict() != Verdict.UNTESTED && m.verdict() != Verdict.NOT_COMPARABLE)
        .forEach(m -> lines.add("  " + m));
    notComparable().forEach((why, those) -> lines.add("  " + line(why, those)));
    String untested =
        metrics.values().stream()
            .filter(m -> m.verdict() == Verdict.UNTESTED)
            .map(m -> m.toString().replace(": " + Verdict.UNTESTED, ""))
            .collect(Collectors.joining(", "));
    if (!untested.isEmpty()) {
      lines.add("  without a test: " + untested);
    }
    return String.join("\n", lines);
  }

  /** The metrics that are not compared, by the reason, which many often share. */
  private Map<String, List<MetricComparison>> notComparable() {
    return metrics.values().stream()
        .filter(m -> m.verdict() == Verdict.NOT_COMPARABLE)
        .collect(
            Collectors.groupingBy(
                m -> m.reason().orElse(""), LinkedHashMap::new, Collectors.toList()));
  }

  private static String line(String why, List<MetricComparison> those) {
    return those.size() == 1
        ? those.get(0).toString()
        : those.stream()
            .map(m -> m.metric().title())
            .collect(Collectors.joining(", ", "", ": NOT_COMPARABLE (" + why + ")"));
  }
}
