package io.modelogue;

import static io.modelogue.evaluation.PredictionKind.MULTI_LABEL;

import io.modelogue.evaluation.CalibrationBins;
import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.Direction;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.EvaluatorBuilder;
import io.modelogue.evaluation.IntervalMethod;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.UndefinedReason;
import io.modelogue.internal.state.EvaluationState;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares versions like for like. */
final class Comparisons {
  static final double ALPHA = 0.05;

  private Comparisons() {}

  /**
   * Returns the data set that counts for a model: the primary one, or that of the newest
   * evaluation.
   */
  static Optional<DatasetRef> findUsualDataset(ModelState state) {
    return state
        .primary()
        .map(PrimaryMetric::dataset)
        .or(
            () ->
                state.versions().stream()
                    .flatMap(v -> v.evaluations().stream())
                    .filter(e -> e.status() == EvaluationStatus.READY)
                    .reduce((x, y) -> y.startedAt().isBefore(x.startedAt()) ? x : y)
                    .map(EvaluationState::dataset));
  }

  static DatasetRef usualDataset(ModelState state) {
    return findUsualDataset(state)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "model \""
                        + state.name()
                        + "\" has no primary data set and no evaluation yet;"
                        + " name a data set, or evaluate a version first"));
  }

  static VersionComparison compare(
      OpenRegistry registry,
      ModelState state,
      ModelVersion a,
      ModelVersion b,
      Optional<DatasetRef> asked) {
    ModelVersion first = own(registry, state, a);
    ModelVersion second = own(registry, state, b);
    Optional<DatasetRef> dataset =
        asked
            .or(() -> shared(state, first.state(), second.state()))
            .or(() -> findUsualDataset(state));
    if (dataset.isEmpty()) {
      return incomparable(first, second, dataset, "neither version has been evaluated");
    }
    Optional<Evaluation> ofA = first.findEvaluation(dataset.get());
    Optional<Evaluation> ofB = second.findEvaluation(dataset.get());
    if (ofA.isEmpty() || ofB.isEmpty()) {
      ModelVersion lacking = ofA.isEmpty() ? first : second;
      return incomparable(first, second, dataset, notEvaluated(lacking, dataset.get()));
    }
    VersionComparison comparison = new PairComparison(ofA.get(), ofB.get()).compare();
    return asked.isPresent()
        ? comparison
        : whyNoGate(state, first, second).map(comparison::withoutGate).orElse(comparison);
  }

  /** Returns which version lacks results on the primary data set: any other decides no gate. */
  private static Optional<String> whyNoGate(ModelState state, ModelVersion a, ModelVersion b) {
    Optional<DatasetRef> primary = state.primary().map(PrimaryMetric::dataset);
    return Stream.of(a, b)
        .filter(v -> primary.filter(p -> v.findEvaluation(p).isEmpty()).isPresent())
        .findFirst()
        .map(
            lacking ->
                notEvaluated(lacking, primary.orElseThrow())
                    + ", the model's primary data set; evaluate it there, or name the data set"
                    + " that shall decide");
  }

  /** Returns the present picture of a version, which must be one of this model. */
  private static ModelVersion own(OpenRegistry registry, ModelState state, ModelVersion version) {
    if (!version.isVersionOf(state)) {
      throw new VersionNotFoundException(
          state.name(),
          version.id(),
          "; that is " + version + ", and only versions of one model are compared");
    }
    return new ModelVersion(registry, state, state.version(version.number()));
  }

  private static String notEvaluated(ModelVersion version, DatasetRef dataset) {
    return version
        .findEvaluation()
        .map(
            e ->
                "version "
                    + version.number()
                    + " was evaluated on "
                    + e.dataset().name()
                    + ", not on "
                    + dataset.name()
                    + (e.dataset().name().equals(dataset.name()) ? " of this content" : ""))
        .orElse("version " + version.number() + " has no results on " + dataset.name());
  }

  /** The primary data set if both have results on it, else the newest one on which both have. */
  private static Optional<DatasetRef> shared(ModelState state, VersionState a, VersionState b) {
    List<DatasetRef> both =
        ready(b).stream().filter(d -> ready(a).stream().anyMatch(d::sameDataAs)).toList();
    Optional<DatasetRef> primary = state.primary().map(PrimaryMetric::dataset);
    return primary
        .filter(p -> both.stream().anyMatch(p::sameDataAs))
        .or(() -> both.stream().reduce((older, newer) -> newer));
  }

  private static List<DatasetRef> ready(VersionState version) {
    return version.evaluations().stream()
        .filter(e -> e.status() == EvaluationStatus.READY)
        .map(EvaluationState::dataset)
        .toList();
  }

  private static VersionComparison incomparable(
      ModelVersion a, ModelVersion b, Optional<DatasetRef> dataset, String reason) {
    Map<Metric, MetricComparison> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metrics.put(metric, notComparable(metric, measure(a, metric), measure(b, metric), reason));
    }
    return new VersionComparison(a, b, dataset, metrics, List.of(reason));
  }

  private static Measure measure(ModelVersion version, Metric metric) {
    return version
        .findEvaluation()
        .map(e -> e.metric(metric))
        .orElseGet(
            () ->
                Measure.undefined(
                    UndefinedReason.NOT_OFFERED,
                    "version " + version.number() + " has not been evaluated"));
  }

  static MetricComparison notComparable(Metric metric, Measure a, Measure b, String reason) {
    return new MetricComparison(
        metric, a, b, Optional.empty(), Verdict.NOT_COMPARABLE, Optional.of(reason));
  }

  static MetricComparison notMeasured(Metric metric) {
    Measure none = Measure.undefined(UndefinedReason.NOT_OFFERED, "it was not measured");
    return notComparable(metric, none, none, "neither version was measured by it");
  }

  /** Returns what a difference b - a amounts to. */
  static MetricComparison judged(Metric metric, Measure a, Measure b, Difference difference) {
    if (!difference.value().isDefined()) {
      return notComparable(
          metric, a, b, difference.value().whyUndefined().orElseThrow().explanation());
    }
    if (!difference.isTested()) {
      return new MetricComparison(
          metric,
          a,
          b,
          Optional.of(difference),
          Verdict.UNTESTED,
          difference.value().whyNoInterval().map(Measure.Undefined::explanation));
    }
    boolean chance = difference.pValue().getAsDouble() >= ALPHA;
    boolean higher = difference.value().value() > 0;
    boolean better = higher == (metric.direction() == Direction.HIGHER_IS_BETTER);
    Verdict verdict = chance ? Verdict.INDISTINGUISHABLE : better ? Verdict.BETTER : Verdict.WORSE;
    return new MetricComparison(metric, a, b, Optional.of(difference), verdict, Optional.empty());
  }

  /**
   * Returns the evaluator's settings that a metric's value depends on: the threshold counts for
   * decisions only, and how many points a curve keeps for none.
   */
  static Map<String, Object> settingsFor(Metric metric, Evaluation evaluation) {
    Map<String, Object> settings = new TreeMap<>(evaluation.evaluator());
    settings.remove("curve-points");
    settings.remove("confidence-interval");
    if (metric != Metric.ECE) {
      settings.remove("calibration-bins");
    }
    if (metric.basis() == Metric.Basis.SCORES) {
      settings.remove("threshold");
    }
    return settings;
  }

  /** Returns what the rows of both weigh, as a person reads it. */
  static String weights(Evaluation a, Evaluation b) {
    return weight(a) + " and " + weight(b);
  }

  static String weight(Evaluation evaluation) {
    return evaluation.weight().isPresent()
        ? "weights of " + evaluation.weight().getAsDouble() + " together"
        : "none";
  }

  /** Returns the evaluator that both evaluations were made with. */
  static Evaluator evaluatorOf(Evaluation evaluation) {
    Map<String, Object> settings = evaluation.evaluator();
    EvaluatorBuilder evaluator = Evaluator.builder();
    if (settings.get("threshold") instanceof Number threshold) {
      evaluator.threshold(threshold.doubleValue());
    }
    if (settings.get("confidence-level") instanceof Number level) {
      evaluator.confidenceLevel(level.doubleValue());
    }
    if (settings.get("log-loss-epsilon") instanceof Number epsilon) {
      evaluator.logLossEpsilon(epsilon.doubleValue());
    }
    if (settings.get("confidence-interval") instanceof String method) {
      evaluator.confidenceInterval(IntervalMethod.get(method));
    }
    if (settings.get("calibration-bins") instanceof String bins) {
      evaluator.calibrationBins(CalibrationBins.get(bins));
    }
    return evaluator.build();
  }

  /**
   * Returns the predictions cut down to some of their concepts: of rows that are one concept each
   * those that are one of these, of multi-label rows all.
   */
  static Predictions reduced(Predictions predictions, List<String> shared) {
    int[] column = shared.stream().mapToInt(predictions.concepts()::indexOf).toArray();
    int[] rows =
        IntStream.range(0, predictions.rows())
            .filter(row -> predictions.kind() == MULTI_LABEL || isOneOf(predictions, row, column))
            .toArray();
    double[] scores = new double[rows.length * column.length];
    boolean[] labels = new boolean[scores.length];
    int[] classes = new int[rows.length];
    for (int i = 0; i < scores.length; i++) {
      int row = rows[i / column.length];
      int c = i % column.length;
      scores[i] = predictions.score(row * predictions.columns() + column[c]);
      labels[i] = predictions.hasLabel(row, column[c]);
      classes[i / column.length] = labels[i] ? c : classes[i / column.length];
    }
    Predictions reduced =
        predictions.kind() == MULTI_LABEL
            ? Predictions.multiLabel(shared, scores, labels)
            : Predictions.multiClass(shared, scores, classes);
    if (predictions.rowIds().isPresent()) {
      List<String> ids = predictions.rowIds().get();
      reduced = reduced.withRowIds(IntStream.of(rows).mapToObj(ids::get).toList());
    }
    return predictions.hasWeights()
        ? reduced.withWeights(IntStream.of(rows).mapToDouble(predictions::weight).toArray())
        : reduced;
  }

  private static boolean isOneOf(Predictions predictions, int row, int[] concepts) {
    return IntStream.of(concepts).anyMatch(concept -> predictions.hasLabel(row, concept));
  }
}
