package io.modelogue.evaluation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures of all concepts taken together in one of the usual ways, and the concepts that had to be
 * left out of each because their own value is undefined.
 *
 * <p>Immutable.
 */
public final class Average {
  private final Map<Metric, Measure> measures;
  private final Map<Metric, Map<String, Measure.Undefined>> leftOut;

  /**
   * Creates it, copying both maps.
   *
   * @param measures the averages
   * @param leftOut for each metric the concepts not averaged, with the reasons; a metric may be
   *     missing
   */
  public Average(
      Map<Metric, Measure> measures, Map<Metric, Map<String, Measure.Undefined>> leftOut) {
    EnumMap<Metric, Measure> values = new EnumMap<>(Metric.class);
    values.putAll(measures);
    EnumMap<Metric, Map<String, Measure.Undefined>> exceptions = new EnumMap<>(Metric.class);
    leftOut.forEach(
        (metric, concepts) -> {
          if (!concepts.isEmpty()) {
            exceptions.put(metric, Ordered.copyOf(concepts));
          }
        });
    this.measures = Ordered.copyOf(values);
    this.leftOut = Ordered.copyOf(exceptions);
  }

  /** Returns the average, undefined if this average does not offer the metric. */
  public Measure metric(Metric metric) {
    Measure measure = measures.get(metric);
    return measure == null
        ? Measure.undefined(
            UndefinedReason.NOT_OFFERED, metric.title() + " is not averaged in this way")
        : measure;
  }

  /** Returns all the averages, in the order of {@link Metric}. */
  public Map<Metric, Measure> measures() {
    return measures;
  }

  /** Returns the concepts left out of that average, in their order, with the reasons. */
  public Map<String, Measure.Undefined> leftOut(Metric metric) {
    return leftOut.getOrDefault(metric, Map.of());
  }

  /** Returns the concepts left out of each average from which any was. */
  public Map<Metric, Map<String, Measure.Undefined>> leftOut() {
    return leftOut;
  }

  /** Returns the averages that have a value. */
  @Override
  public String toString() {
    Map<String, Measure> defined = new LinkedHashMap<>();
    measures.forEach(
        (metric, measure) -> {
          if (measure.isDefined()) {
            defined.put(metric.id(), measure);
          }
        });
    return defined.toString();
  }
}
