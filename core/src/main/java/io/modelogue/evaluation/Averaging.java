package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NOTHING_TO_AVERAGE;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Each concept counts by the weight of its labelled rows; one without any does not count. */
  Draft weighted() {
    return average(ConceptResult::labelledWeight);
  }

  /** All decisions in one pool, in which each row is one of every concept. */
  static Draft micro(ConfusionMatrix confusion) {
    double right = confusion.correctWeight();
    double wrong = confusion.wrongWeight();
    int concepts = confusion.concepts().size();
    // a row decided wrongly is neither labelled with nor predicted to be all concepts but two
    double neither = right * (concepts - 1) + wrong * (concepts - 2);
    return decisions(new WeightedCounts(right, wrong, wrong, neither));
  }

  /** The concepts' own decisions in one pool; empty if there are none. */
  Draft pooledDecisions() {
    CompensatedSum[] sums = new CompensatedSum[4];
    Arrays.setAll(sums, i -> new CompensatedSum());
    for (ConceptResult concept : concepts) {
      Optional<WeightedCounts> counts = concept.findWeightedCounts();
      if (counts.isEmpty()) {
        return new Draft();
      }
      sums[0].add(counts.get().truePositives());
      sums[1].add(counts.get().falsePositives());
      sums[2].add(counts.get().falseNegatives());
      sums[3].add(counts.get().trueNegatives());
    }
    return decisions(
        new WeightedCounts(sums[0].value(), sums[1].value(), sums[2].value(), sums[3].value()));
  }

  private static Draft decisions(WeightedCounts pool) {
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

    /** Says why there is no interval, if there is a value. */
    Draft withoutInterval(Metric metric, Measure.Undefined why) {
      measures.computeIfPresent(
          metric,
          (key, measure) ->
              measure.isDefined() ? Measure.withoutInterval(measure.value(), why) : measure);
      return this;
    }

    Average build() {
      return new Average(measures, leftOut);
    }
  }
}
