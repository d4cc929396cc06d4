package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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
    ConfusionMatrix confusion = confusion(decisions);
    AucInfluences influences =
        new AucInfluences(
            predictions.labelArray(), predictions.concepts().size(), evaluator.lanes());
    PooledRanks pool = new PooledRanks(predictions);
    List<ConceptResult> results = concepts(confusion, influences, pool);

    Averaging averaging = new Averaging(results);
    Averaging.Draft macro = averaging.macro();
    if (predictions.hasWeights()) {
      macro.withoutInterval(Metric.ROC_AUC, RocAuc.weighted());
    } else {
      macro.with(Metric.ROC_AUC, macroAuc(influences, confusion));
    }
    Average micro = micro(confusion, pool);

    RowProbabilities probabilities = new RowProbabilities(predictions, evaluator.logLossEpsilon());
    EvaluationResultBuilder result = EvaluationResult.builder(PredictionKind.MULTI_CLASS, results);
    macro.build().measures().forEach(result::measure);
    return result
        .measure(Metric.ACCURACY, micro.metric(Metric.RECALL))
        .measure(Metric.MCC, Gorodkin.mcc(confusion))
        .measure(Metric.LOG_LOSS, probabilities.logLoss())
        .measure(Metric.BRIER, probabilities.brier())
        .confusion(confusion)
        .macro(macro.build())
        .micro(micro)
        .weighted(averaging.weighted().build())
        .oneVsOneAuc(oneVsOne(influences))
        .labelRanks(decisions.labelRanks())
        .labelRankWeights(decisions.labelRankWeights())
        .build();
  }

  private ConfusionMatrix confusion(ArgMax decisions) {
    int[] labels = predictions.labelArray();
    ConfusionMatrix counts =
        ConfusionMatrix.count(predictions.concepts(), labels, decisions.decisions());
    return predictions
        .rowWeights()
        .map(weights -> counts.weighing(weights, labels, decisions.decisions()))
        .orElse(counts);
  }

  private Average micro(ConfusionMatrix confusion, PooledRanks ranks) {
    Averaging.Draft micro = Averaging.micro(confusion);
    if (predictions.hasWeights()) {
      ScoreCounts pool = ScoreCounts.pooled(predictions);
      return micro
          .with(Metric.ROC_AUC, RocAuc.areaOf(pool))
          .with(Metric.AVERAGE_PRECISION, AveragePrecision.of(pool))
          .build();
    }
    return micro
        .with(Metric.ROC_AUC, Measure.of(ranks.area()))
        .with(Metric.AVERAGE_PRECISION, Measure.of(ranks.averagePrecision()))
        .build();
  }

  private Measure oneVsOne(AucInfluences influences) {
    return predictions.hasWeights()
        ? Measure.undefined(
            UndefinedReason.NOT_OFFERED, "the one-vs-one area is not offered with weights")
        : influences.oneVsOne();
  }

  /**
   * Evaluates each concept: as many at a time as there are threads, so that no more columns and
   * counts than that are in memory. What they add up to is added in the order of the concepts.
   */
  private List<ConceptResult> concepts(
      ConfusionMatrix confusion, AucInfluences influences, PooledRanks pool) {
    List<ConceptResult> results = new ArrayList<>();
    int concepts = predictions.concepts().size();
    Lanes lanes = evaluator.lanes();
    ColumnBand columns = new ColumnBand(predictions.matrix(), predictions.columns());
    for (int next = 0; next < concepts; next += lanes.count()) {
      int first = next;
      OneConcept[] wave = new OneConcept[Math.min(lanes.count(), concepts - first)];
      double[][] scores = new double[wave.length][];
      Arrays.setAll(scores, i -> columns.column(first + i));
      lanes.run(wave.length, (i, lane) -> wave[i] = concept(first + i, scores[i], confusion));
      for (int i = 0; i < wave.length; i++) {
        if (!predictions.hasWeights()) {
          influences.add(first + i, wave[i].column, wave[i].positives);
          pool.add(wave[i].positives.counts());
        }
        results.add(wave[i].result);
      }
    }
    return results;
  }

  /** A concept's scores, what was counted of them, and what that means. */
  private static final class OneConcept {
    private final double[] column;
    private final PositiveGroups positives;
    private final ConceptResult result;

    private OneConcept(double[] column, PositiveGroups positives, ConceptResult result) {
      this.column = column;
      this.positives = positives;
      this.result = result;
    }
  }

  private OneConcept concept(int concept, double[] column, ConfusionMatrix confusion) {
    PositiveGroups positives = new PositiveGroups(ScoreCounts.of(predictions, concept, column));
    ConceptResultBuilder result =
        new ConceptEvaluation(evaluator, predictions)
            .evaluate(predictions.concepts().get(concept), positives)
            .counts(confusion.against(concept));
    if (predictions.hasWeights()) {
      result.weightedCounts(confusion.weightedAgainst(concept));
    }
    return new OneConcept(column, positives, result.build());
  }

  private Measure macroAuc(AucInfluences influences, ConfusionMatrix confusion) {
    if (influences.isEmpty()) {
      return Measure.undefined(
          UndefinedReason.ONE_CLASS_ONLY,
          "all rows are of one concept, so that none can be ranked");
    }
    RowInfluences macro = influences.macro();
    OptionalDouble variance = macro.variance();
    return variance.isPresent()
        ? evaluator.aucInterval().around(macro.value(), variance.getAsDouble())
        : Measure.withoutInterval(macro.value(), singleRows(confusion));
  }

  private static Measure.Undefined singleRows(ConfusionMatrix confusion) {
    List<String> single =
        IntStream.range(0, confusion.concepts().size())
            .filter(concept -> confusion.labelled(concept) == 1)
            .mapToObj(confusion.concepts()::get)
            .toList();
    String which =
        single.size() == 1
            ? Quoted.of(single.get(0)) + " has"
            : "%s and %d more concepts have".formatted(Quoted.of(single.get(0)), single.size() - 1);
    return Measure.undefined(
        UndefinedReason.TOO_FEW_ROWS,
        which + " a single row, and a variance needs two of each concept that has any");
  }
}
