package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The evaluation of binary predictions: one column of scores, seen from both concepts. */
final class BinaryEvaluation {
  private final Evaluator evaluator;
  private final Predictions predictions;

  BinaryEvaluation(Evaluator evaluator, Predictions predictions) {
    this.evaluator = evaluator;
    this.predictions = predictions;
  }

  EvaluationResult evaluate() {
    ConceptEvaluation concepts = new ConceptEvaluation(evaluator, predictions);
    ScoreCounts counts = ScoreCounts.of(predictions, 1);
    OptionalDouble threshold = evaluator.thresholdFor(counts.areProbabilities());

    // Both are the same seen from either concept; taking them over spares the rounding of 1 - s.
    ProbabilityScores probabilities = new ProbabilityScores(counts, evaluator.logLossEpsilon());
    Measure logLoss = probabilities.logLoss();
    Measure brier = probabilities.brier();
    ConceptResultBuilder positive =
        concepts.evaluate(predictions.concepts().get(1), counts, logLoss, brier);
    ConceptResultBuilder negative =
        counts.areProbabilities()
            ? concepts.evaluate(predictions.concepts().get(0), counts.complement(), logLoss, brier)
            : withoutScores(counts);
    ThresholdCounts decided = null;
    if (threshold.isPresent()) {
      decided = counts.at(threshold.getAsDouble());
      positive.counts(decided);
      negative.counts(decided.opposite());
    }

    List<ConceptResult> results = List.of(negative.build(), positive.build());
    EvaluationResultBuilder result = EvaluationResult.builder(PredictionKind.BINARY, results);
    result.positive(results.get(1).name());
    threshold.ifPresent(result::threshold);
    for (Metric metric : Metric.values()) {
      result.measure(metric, results.get(1).metric(metric));
    }
    Averaging averaging = new Averaging(results);
    result.macro(averaging.macro().build()).weighted(averaging.weighted().build());
    if (decided != null) {
      ConfusionMatrix confusion = confusion(decided);
      result.confusion(confusion).micro(Averaging.micro(confusion).build());
    }
    return result.build();
  }

  /** The negative concept where scores are no probabilities, so that it has none of its own. */
  private ConceptResultBuilder withoutScores(ScoreCounts counts) {
    String name = predictions.concepts().get(0);
    ConceptResultBuilder result =
        ConceptResult.builder(name, predictions.rows(), counts.negatives());
    for (Metric metric : Metric.values()) {
      if (metric.basis() == Metric.Basis.SCORES) {
        result.measure(
            metric,
            Measure.undefined(
                UndefinedReason.NOT_PROBABILITIES,
                "scores lie outside [0, 1], so that \"" + name + "\" has none of its own"));
      }
    }
    return result;
  }

  private ConfusionMatrix confusion(ThresholdCounts decided) {
    List<ConfusionMatrix.Cell> cells = new ArrayList<>();
    addCell(cells, 0, 0, decided.trueNegatives());
    addCell(cells, 0, 1, decided.falsePositives());
    addCell(cells, 1, 0, decided.falseNegatives());
    addCell(cells, 1, 1, decided.truePositives());
    return ConfusionMatrix.of(predictions.concepts(), cells);
  }

  private static void addCell(
      List<ConfusionMatrix.Cell> cells, int labelled, int predicted, long count) {
    if (count > 0) {
      cells.add(new ConfusionMatrix.Cell(labelled, predicted, count));
    }
  }
}
