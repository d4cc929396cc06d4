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
  ConceptResultBuilder evaluate(String name, PositiveGroups positives) {
    return evaluate(
        name, positives, ProbabilityScores.of(positives.counts(), evaluator.logLossEpsilon()));
  }

  /** The same, where log loss and Brier score are known. */
  ConceptResultBuilder evaluate(
      String name, PositiveGroups positives, ProbabilityScores probabilities) {
    ScoreCounts counts = positives.counts();
    ScoreCounts runs = positives.runs();
    long rows = counts.positives() + counts.negatives();
    ConceptResultBuilder result =
        ConceptResult.builder(name, rows, counts.positives())
            .measure(Metric.ROC_AUC, RocAuc.of(runs, evaluator.aucInterval()))
            .measure(Metric.AVERAGE_PRECISION, AveragePrecision.of(positives))
            .measure(Metric.LOG_LOSS, probabilities.logLoss())
            .measure(Metric.BRIER, probabilities.brier())
            .measure(Metric.ECE, ProbabilityScores.notProbabilities("the calibration"));
    CalibrationCurve.find(counts, evaluator.calibrationBins()).ifPresent(result::calibration);
    if (counts.hasWeights()) {
      result.weights(counts.positiveWeight() + counts.negativeWeight(), counts.positiveWeight());
    }
    if (counts.hasBothClasses()) {
      result.rocCurve(RocCurve.of(runs, CORNERS).atMost(evaluator.curvePoints()));
    }
    if (counts.positives() > 0) {
      result.precisionRecallCurve(
          PrecisionRecallCurve.corners(positives).atMost(evaluator.curvePoints()));
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
