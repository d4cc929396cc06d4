package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The evaluation of multi-label predictions: each concept by itself, and the whole. */
final class MultiLabelEvaluation {
  private final Evaluator evaluator;
  private final Predictions predictions;

  MultiLabelEvaluation(Evaluator evaluator, Predictions predictions) {
    this.evaluator = evaluator;
    this.predictions = predictions;
  }

  EvaluationResult evaluate() {
    OptionalDouble threshold = RowDecisions.threshold(evaluator, predictions);
    LabelInfluences influences = new LabelInfluences(predictions);
    List<ConceptResult> results = concepts(threshold, influences);

    Averaging averaging = new Averaging(results);
    Average macro =
        predictions.hasWeights()
            ? averaging.macro().withoutInterval(Metric.ROC_AUC, RocAuc.weighted()).build()
            : averaging
                .macro()
                .with(Metric.ROC_AUC, influences.macroAuc(evaluator.aucInterval()))
                .build();
    EvaluationResultBuilder result = EvaluationResult.builder(PredictionKind.MULTI_LABEL, results);
    macro.measures().forEach(result::measure);
    threshold.ifPresent(result::threshold);
    RowProbabilities probabilities = new RowProbabilities(predictions, evaluator.logLossEpsilon());
    return result
        .measure(Metric.ACCURACY, subsetAccuracy())
        .measure(Metric.LOG_LOSS, probabilities.logLoss())
        .measure(Metric.BRIER, probabilities.brier())
        .macro(macro)
        .micro(micro(averaging))
        .weighted(averaging.weighted().build())
        .build();
  }

  private List<ConceptResult> concepts(OptionalDouble threshold, LabelInfluences influences) {
    ConceptEvaluation concepts = new ConceptEvaluation(evaluator, predictions);
    List<ConceptResult> results = new ArrayList<>();
    for (int concept = 0; concept < predictions.concepts().size(); concept++) {
      double[] column = predictions.column(concept);
      ScoreCounts counts = ScoreCounts.of(predictions, concept, column);
      PositiveGroups positives = new PositiveGroups(counts);
      ConceptResultBuilder result =
          concepts.evaluate(predictions.concepts().get(concept), positives);
      if (!predictions.hasWeights()) {
        influences.add(column, predictions.labelsAgainst(concept), positives);
      }
      if (threshold.isPresent()) {
        ConceptEvaluation.decide(result, counts, threshold.getAsDouble());
      }
      results.add(result.build());
    }
    return results;
  }

  /** All pairs of row and concept in one pool, which is one long binary problem. */
  private Average micro(Averaging averaging) {
    ScoreCounts pool = ScoreCounts.pooled(predictions);
    return averaging
        .pooledDecisions()
        .with(Metric.ROC_AUC, RocAuc.areaOf(pool))
        .with(Metric.AVERAGE_PRECISION, AveragePrecision.of(pool))
        .build();
  }

  /** The share of rows of which every concept is decided rightly. */
  private Measure subsetAccuracy() {
    Optional<Measure.Undefined> flaw = RowDecisions.flaw(evaluator, predictions);
    return flaw.isPresent()
        ? flaw.get()
        : Measure.of(predictions.mean(RowDecisions.right(evaluator, predictions)));
  }
}
