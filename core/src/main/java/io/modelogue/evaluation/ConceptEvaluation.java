package io.modelogue.evaluation;

import static io.modelogue.evaluation.CurvePoints.CORNERS;

/** Everything about one concept that follows from its exact counts. */
final class ConceptEvaluation {
  /**
   * Up to this many pairs of row and concept the exact counts stay in the result: 48 MB at most.
   */
  private static final long HELD_COUNTS = 2_000_000;

  private final Evaluator evaluator;
  private final boolean holdsCounts;

  ConceptEvaluation(Evaluator evaluator, Predictions predictions) {
    this.evaluator = evaluator;
    this.holdsCounts = (long) predictions.rows() * predictions.concepts().size() <= HELD_COUNTS;
  }

  /** All but the decisions. */
  ConceptResultBuilder evaluate(String name, ScoreCounts counts) {
    ProbabilityScores probabilities = new ProbabilityScores(counts, evaluator.logLossEpsilon());
    return evaluate(name, counts, probabilities.logLoss(), probabilities.brier());
  }

  /** The same, where log loss and Brier score are known. */
  ConceptResultBuilder evaluate(String name, ScoreCounts counts, Measure logLoss, Measure brier) {
    long rows = counts.positives() + counts.negatives();
    ConceptResultBuilder result =
        ConceptResult.builder(name, rows, counts.positives())
            .measure(Metric.ROC_AUC, RocAuc.of(counts, evaluator.aucInterval()))
            .measure(Metric.AVERAGE_PRECISION, AveragePrecision.of(counts))
            .measure(Metric.LOG_LOSS, logLoss)
            .measure(Metric.BRIER, brier)
            .measure(Metric.ECE, ProbabilityScores.notProbabilities("the calibration"));
    CalibrationCurve.find(counts, evaluator.calibrationBins()).ifPresent(result::calibration);
    if (counts.hasWeights()) {
      result.weights(counts.positiveWeight() + counts.negativeWeight(), counts.positiveWeight());
    }
    if (counts.hasBothClasses()) {
      result.rocCurve(RocCurve.of(counts, CORNERS).atMost(evaluator.curvePoints()));
    }
    if (counts.positives() > 0) {
      result.precisionRecallCurve(
          PrecisionRecallCurve.of(counts, CORNERS).atMost(evaluator.curvePoints()));
    }
    if (holdsCounts) {
      result.scoreCounts(() -> counts);
    }
    return result;
  }

  /** Adds the decisions at a threshold. */
  static void decide(ConceptResultBuilder result, ScoreCounts counts, double threshold) {
    result.counts(counts.at(threshold));
    if (counts.hasWeights()) {
      result.weightedCounts(counts.weightedAt(threshold));
    }
  }
}
