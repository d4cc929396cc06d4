package io.modelogue.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The test of one metric between two models' predictions of the same kind and concepts. */
final class Comparison {
  private final Evaluator evaluator;
  private final Metric metric;

  Comparison(Evaluator evaluator, Metric metric) {
    this.evaluator = evaluator;
    this.metric = metric;
  }

  Difference compare(Predictions a, Predictions b) {
    if (a.hasWeights() != b.hasWeights()) {
      return Difference.untested(
          TestKind.NONE,
          Measure.undefined(
              UndefinedReason.NOT_OFFERED,
              "rows have weights in one of the predictions and none in the other"));
    }
    if (a.hasWeights()) {
      return weighted(evaluator.evaluate(a).metric(metric), evaluator.evaluate(b).metric(metric));
    }
    TestKind test = pairedTest(a.kind());
    if (test == TestKind.NONE || !a.hasRowsOf(b)) {
      return Difference.unpaired(
          evaluator.evaluate(a).metric(metric),
          evaluator.evaluate(b).metric(metric),
          evaluator.confidenceLevel());
    }
    Optional<Measure.Undefined> flaw = flaw(a).or(() -> flaw(b));
    if (flaw.isPresent()) {
      return Difference.untested(test, flaw.get());
    }
    RowInfluences ofA = influences(a);
    RowInfluences difference = influences(b).minus(ofA);
    if (difference.areAllZero() && difference.value() == 0 && (varies(ofA) || sameScores(a, b))) {
      return Difference.none(test);
    }
    return tested(test, difference);
  }

  private static Difference weighted(Measure a, Measure b) {
    if (!a.isDefined() || !b.isDefined()) {
      return Difference.untested(TestKind.NONE, a.isDefined() ? b : a);
    }
    return Difference.untested(
        TestKind.NONE,
        b.value() - a.value(),
        UndefinedReason.NOT_OFFERED,
        "rows have weights, and there is no test of weighted measures");
  }

  private Difference tested(TestKind test, RowInfluences difference) {
    OptionalDouble variance = difference.variance();
    if (variance.isEmpty()) {
      return Difference.untested(
          test,
          difference.value(),
          UndefinedReason.TOO_FEW_ROWS,
          "a class has a single row, and a variance needs two of each");
    }
    if (variance.getAsDouble() == 0) {
      return Difference.untested(
          test,
          difference.value(),
          UndefinedReason.NO_VARIATION,
          "the difference does not vary between rows, so that its variance cannot be estimated");
    }
    return Difference.tested(
        test, difference.value(), variance.getAsDouble(), evaluator.confidenceLevel());
  }

  private TestKind pairedTest(PredictionKind kind) {
    return switch (metric) {
      case ROC_AUC ->
          kind == PredictionKind.BINARY ? TestKind.PAIRED_DELONG : TestKind.PAIRED_MACRO_DELONG;
      case ACCURACY, LOG_LOSS, BRIER -> TestKind.PAIRED_MEANS;
      case AVERAGE_PRECISION, PRECISION, RECALL, F1, SPECIFICITY, MCC, ECE -> TestKind.NONE;
    };
  }

  /** Why the metric has no value for these predictions. */
  private Optional<Measure.Undefined> flaw(Predictions predictions) {
    return switch (metric) {
      case ROC_AUC ->
          predictions.kind() == PredictionKind.MULTI_LABEL
              ? noConcept(predictions)
              : oneClassOnly(predictions);
      case LOG_LOSS, BRIER -> probabilities(predictions).flaw();
      default -> RowDecisions.flaw(evaluator, predictions);
    };
  }

  private RowInfluences influences(Predictions predictions) {
    return switch (metric) {
      case ROC_AUC -> aucInfluences(predictions);
      case LOG_LOSS, BRIER -> RowInfluences.ofMean(probabilities(predictions).perRow(metric));
      default -> RowInfluences.ofMean(RowDecisions.right(evaluator, predictions));
    };
  }

  private static RowInfluences aucInfluences(Predictions predictions) {
    if (predictions.kind() == PredictionKind.MULTI_LABEL) {
      return LabelInfluences.ofAll(predictions).macro();
    }
    int concepts = predictions.concepts().size();
    AucInfluences influences = new AucInfluences(predictions.labelArray(), concepts);
    int first = predictions.kind() == PredictionKind.BINARY ? 1 : 0;
    for (int concept = first; concept < concepts; concept++) {
      double[] column = predictions.column(concept - first);
      ScoreCounts counts = TieGroups.count(column, predictions.labelArray(), concept);
      influences.add(concept, column, new PositiveGroups(counts));
    }
    return influences.macro();
  }

  private static Optional<Measure.Undefined> noConcept(Predictions predictions) {
    return IntStream.range(0, predictions.concepts().size())
            .mapToObj(predictions::labelsAgainst)
            .allMatch(labels -> Arrays.stream(labels).distinct().count() == 1)
        ? Optional.of(LabelInfluences.noConcept())
        : Optional.empty();
  }

  private static Optional<Measure.Undefined> oneClassOnly(Predictions predictions) {
    int first = predictions.label(0);
    return Arrays.stream(predictions.labelArray()).allMatch(label -> label == first)
        ? Optional.of(
            Measure.undefined(
                UndefinedReason.ONE_CLASS_ONLY,
                "all rows are labelled alike, so that there is nothing to rank"))
        : Optional.empty();
  }

  private RowProbabilities probabilities(Predictions predictions) {
    return new RowProbabilities(predictions, evaluator.logLossEpsilon());
  }

  private static boolean varies(RowInfluences influences) {
    OptionalDouble variance = influences.variance();
    return variance.isPresent() && variance.getAsDouble() > 0;
  }

  private static boolean sameScores(Predictions a, Predictions b) {
    for (int i = 0; i < a.matrix().length(); i++) {
      if (a.score(i) != b.score(i)) {
        return false;
      }
    }
    return true;
  }
}
