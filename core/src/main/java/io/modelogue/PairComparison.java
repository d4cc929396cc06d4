package io.modelogue;

import static io.modelogue.evaluation.Metric.Basis.DECISIONS;

import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.PredictionKind;
import io.modelogue.evaluation.Predictions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two evaluations on the same data: paired where both kept their predictions. */
final class PairComparison {
  private static final String UNPAIRED = ", so that the tests are unpaired and find less";

  private final Evaluation a;
  private final Evaluation b;
  private final Evaluator evaluator;
  private final List<Metric> wanted;
  private final List<String> remarks = new ArrayList<>();

  PairComparison(Evaluation a, Evaluation b) {
    this(a, b, List.of(Metric.values()));
  }

  /** Compares by some metrics only. */
  PairComparison(Evaluation a, Evaluation b, List<Metric> wanted) {
    this.a = a;
    this.b = b;
    this.wanted = wanted;
    this.evaluator = Comparisons.evaluatorOf(b);
  }

  VersionComparison compare() {
    Map<Metric, MetricComparison> metrics =
        !sameSettings(Metric.ROC_AUC)
            ? refused(otherSettings())
            : !a.weight().equals(b.weight())
                ? refused("the rows were given other weights: " + Comparisons.weights(a, b))
                : sameConcepts() ? alike() : onSharedConcepts();
    for (Metric metric : List.of(Metric.ACCURACY, Metric.ECE)) {
      if (!sameSettings(metric)) {
        refuse(metrics, metric);
      }
    }
    return new VersionComparison(
        a.version(), b.version(), Optional.of(b.dataset()), metrics, remarks);
  }

  private boolean sameSettings(Metric metric) {
    return Comparisons.settingsFor(metric, a).equals(Comparisons.settingsFor(metric, b));
  }

  private String otherSettings() {
    return "the evaluations were made with other settings: "
        + a.evaluator()
        + " and "
        + b.evaluator();
  }

  /**
   * Of two thresholds only what comes from the scores themselves is comparable, and of other bins
   * all but the calibration.
   */
  private void refuse(Map<Metric, MetricComparison> metrics, Metric refused) {
    if (!remarks.contains(otherSettings())) {
      remarks.add(otherSettings());
    }
    metrics.replaceAll(
        (metric, comparison) ->
            metric == refused || (metric.basis() == DECISIONS && refused.basis() == DECISIONS)
                ? Comparisons.notComparable(
                    metric, a.metric(metric), b.metric(metric), otherSettings())
                : comparison);
  }

  private boolean sameConcepts() {
    return a.result().concepts().equals(b.result().concepts())
        && a.result().kind() == b.result().kind();
  }

  private Map<Metric, MetricComparison> alike() {
    Optional<Predictions> ofA = a.predictions();
    Optional<Predictions> ofB = b.predictions();
    boolean paired = ofA.isPresent() && ofB.isPresent() && ofA.get().hasRowsOf(ofB.get());
    if (b.weight().isPresent()) {
      remarks.add("rows have weights, so that there are no tests");
    } else if (!paired) {
      remarks.add(
          ofA.isPresent() && ofB.isPresent()
              ? whyOtherRows(ofA.get(), ofB.get())
              : whyNoPredictions() + UNPAIRED);
    }
    Map<Metric, MetricComparison> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : wanted) {
      Measure valueA = a.metric(metric);
      Measure valueB = b.metric(metric);
      Difference difference =
          paired && metric.hasPairedTest()
              ? evaluator.compare(metric, ofA.get(), ofB.get())
              : evaluator.compare(valueA, valueB);
      metrics.put(metric, Comparisons.judged(metric, valueA, valueB, difference));
    }
    return metrics;
  }

  private static String whyOtherRows(Predictions ofA, Predictions ofB) {
    return (ofA.hasLabelsOf(ofB) ? "the row ids differ" : "the labels differ") + UNPAIRED;
  }

  private String whyNoPredictions() {
    String erased =
        Stream.of(a, b)
            .flatMap(
                e ->
                    e.predictionsErased().stream()
                        .map(by -> "the predictions of " + e.version() + " were " + by))
            .collect(Collectors.joining(" and "));
    return erased.isEmpty() ? "predictions were not kept" : erased;
  }

  private Map<Metric, MetricComparison> onSharedConcepts() {
    List<String> shared = new ArrayList<>(b.result().concepts());
    shared.retainAll(a.result().concepts());
    String concepts =
        Shown.names(a.result().concepts()) + " and " + Shown.names(b.result().concepts());
    boolean several =
        a.result().kind() == b.result().kind() && a.result().kind() != PredictionKind.BINARY;
    if (shared.size() < 2 || !several || a.predictions().isEmpty() || b.predictions().isEmpty()) {
      boolean needed = shared.size() >= 2 && several;
      return refused(
          "the concepts differ: " + concepts + (needed ? "; " + whyNoPredictions() : ""));
    }
    Predictions ofA = Comparisons.reduced(a.predictions().get(), shared);
    Predictions ofB = Comparisons.reduced(b.predictions().get(), shared);
    if (shared.size() == 2 && ofA.kind() == PredictionKind.MULTI_CLASS) {
      ofA = ofA.positive(shared.get(1));
      ofB = ofB.positive(shared.get(1));
    }
    remarks.add(
        "the concepts differ ("
            + concepts
            + (ofA.kind() == PredictionKind.MULTI_LABEL
                ? "); compared are the shared ones, "
                : "); compared are the rows of the shared ones, ")
            + Shown.names(shared));
    if (!ofA.hasRowsOf(ofB)) {
      remarks.add(whyOtherRows(ofA, ofB));
    }
    EvaluationResult resultA = evaluator.evaluate(ofA);
    EvaluationResult resultB = evaluator.evaluate(ofB);
    Map<Metric, MetricComparison> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : wanted) {
      metrics.put(
          metric,
          Comparisons.judged(
              metric,
              resultA.metric(metric),
              resultB.metric(metric),
              metric.hasPairedTest()
                  ? evaluator.compare(metric, ofA, ofB)
                  : evaluator.compare(resultA.metric(metric), resultB.metric(metric))));
    }
    return metrics;
  }

  private Map<Metric, MetricComparison> refused(String reason) {
    remarks.add(reason);
    Map<Metric, MetricComparison> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : wanted) {
      metrics.put(
          metric, Comparisons.notComparable(metric, a.metric(metric), b.metric(metric), reason));
    }
    return metrics;
  }
}
