package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NOTHING_TO_AVERAGE;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Takes the concepts' measures together. */
final class Averaging {
  private final List<ConceptResult> concepts;

  Averaging(List<ConceptResult> concepts) {
    this.concepts = concepts;
  }

  /** Each concept counts alike. */
  Draft macro() {
    return average(concept -> 1);
  }

  /** Each concept counts by its labelled rows; one without any does not count. */
  Draft weighted() {
    return average(ConceptResult::labelled);
  }

  /** All decisions in one pool, in which each row is one of every concept. */
  static Draft micro(ConfusionMatrix confusion) {
    long rows = confusion.rows();
    long right = confusion.correct();
    long wrong = rows - right;
    long others = rows * (confusion.concepts().size() - 1L);
    return decisions(new ThresholdCounts(right, wrong, wrong, others - wrong));
  }

  /** The concepts' own decisions in one pool; empty if there are none. */
  Draft pooledDecisions() {
    long[] sum = new long[4];
    for (ConceptResult concept : concepts) {
      if (concept.findCounts().isEmpty()) {
        return new Draft();
      }
      ThresholdCounts counts = concept.counts();
      sum[0] += counts.truePositives();
      sum[1] += counts.falsePositives();
      sum[2] += counts.falseNegatives();
      sum[3] += counts.trueNegatives();
    }
    return decisions(new ThresholdCounts(sum[0], sum[1], sum[2], sum[3]));
  }

  private static Draft decisions(ThresholdCounts pool) {
    Draft draft = new Draft();
    for (Metric metric : Metric.values()) {
      if (metric.basis() == Metric.Basis.DECISIONS) {
        draft.measures.put(metric, pool.measure(metric));
      }
    }
    return draft;
  }

  private Draft average(ToDoubleFunction<ConceptResult> weight) {
    Draft draft = new Draft();
    for (Metric metric : Metric.values()) {
      Map<String, Measure.Undefined> leftOut = new LinkedHashMap<>();
      CompensatedSum sum = new CompensatedSum();
      CompensatedSum weights = new CompensatedSum();
      for (ConceptResult concept : concepts) {
        Measure measure = concept.metric(metric);
        if (measure.isDefined()) {
          sum.add(weight.applyAsDouble(concept) * measure.value());
          weights.add(weight.applyAsDouble(concept));
        } else {
          measure.whyUndefined().ifPresent(why -> leftOut.put(concept.name(), why));
        }
      }
      draft.measures.put(metric, mean(sum.value(), weights.value()));
      draft.leftOut.put(metric, leftOut);
    }
    return draft;
  }

  private static Measure mean(double sum, double weights) {
    return weights == 0
        ? Measure.undefined(NOTHING_TO_AVERAGE, "it is undefined for every concept that counts")
        : Measure.of(sum / weights);
  }

  /** An average of which single measures may still be replaced by better ones. */
  static final class Draft {
    private final Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
    private final Map<Metric, Map<String, Measure.Undefined>> leftOut = new EnumMap<>(Metric.class);

    Draft with(Metric metric, Measure measure) {
      measures.put(metric, measure);
      return this;
    }

    Average build() {
      return new Average(measures, leftOut);
    }
  }
}
