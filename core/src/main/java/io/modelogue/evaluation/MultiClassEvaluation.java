package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The evaluation of multi-class predictions: each concept against all others, and the whole. */
final class MultiClassEvaluation {
  private final Evaluator evaluator;
  private final Predictions predictions;

  MultiClassEvaluation(Evaluator evaluator, Predictions predictions) {
    this.evaluator = evaluator;
    this.predictions = predictions;
  }

  EvaluationResult evaluate() {
    ArgMax decisions = new ArgMax(predictions);
    ConfusionMatrix confusion =
        ConfusionMatrix.count(
            predictions.concepts(), predictions.labelArray(), decisions.decisions());
    AucInfluences influences =
        new AucInfluences(predictions.labelArray(), predictions.concepts().size());
    List<ConceptResult> results = concepts(confusion, influences);

    Measure macroAuc = macroAuc(influences, evaluator.confidenceLevel());
    PooledRanks pool = new PooledRanks(predictions);
    Averaging averaging = new Averaging(results);
    Average macro = averaging.macro().with(Metric.ROC_AUC, macroAuc).build();
    Average micro =
        Averaging.micro(confusion)
            .with(Metric.ROC_AUC, Measure.of(pool.area()))
            .with(Metric.AVERAGE_PRECISION, Measure.of(pool.averagePrecision()))
            .build();

    RowProbabilities probabilities = new RowProbabilities(predictions, evaluator.logLossEpsilon());
    EvaluationResultBuilder result = EvaluationResult.builder(PredictionKind.MULTI_CLASS, results);
    macro.measures().forEach(result::measure);
    return result
        .measure(Metric.ACCURACY, micro.metric(Metric.RECALL))
        .measure(Metric.MCC, Gorodkin.mcc(confusion))
        .measure(Metric.LOG_LOSS, probabilities.logLoss())
        .measure(Metric.BRIER, probabilities.brier())
        .confusion(confusion)
        .macro(macro)
        .micro(micro)
        .weighted(averaging.weighted().build())
        .oneVsOneAuc(influences.oneVsOne())
        .labelRanks(decisions.labelRanks())
        .build();
  }

  private List<ConceptResult> concepts(ConfusionMatrix confusion, AucInfluences influences) {
    ConceptEvaluation concepts = new ConceptEvaluation(evaluator, predictions);
    List<ConceptResult> results = new ArrayList<>();
    for (int concept = 0; concept < predictions.concepts().size(); concept++) {
      double[] column = predictions.column(concept);
      ScoreCounts counts = TieGroups.count(column, predictions.labelArray(), concept);
      influences.add(concept, column, counts);
      results.add(
          concepts
              .evaluate(predictions.concepts().get(concept), counts)
              .counts(confusion.against(concept))
              .build());
    }
    return results;
  }

  static Measure macroAuc(AucInfluences influences, double level) {
    if (influences.isEmpty()) {
      return Measure.undefined(
          UndefinedReason.ONE_CLASS_ONLY,
          "all rows are of one concept, so that none can be ranked");
    }
    RowInfluences macro = influences.macro();
    OptionalDouble variance = macro.variance();
    return variance.isPresent()
        ? RocAuc.withVariance(macro.value(), variance.getAsDouble(), level)
        : Measure.withoutInterval(
            macro.value(),
            Measure.undefined(
                UndefinedReason.TOO_FEW_ROWS,
                "a concept has a single row, and a variance needs two of each"));
  }
}
