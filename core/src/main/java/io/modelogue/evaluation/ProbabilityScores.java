package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NOT_PROBABILITIES;

/**
 * Log loss and Brier score of one concept's probabilities.
 *
 * @param logLoss the mean of {@code -ln s} over the positives and {@code -ln(1 - s)} over the
 *     negatives
 * @param brier the mean of {@code (s - y)^2}
 */
record ProbabilityScores(Measure logLoss, Measure brier) {

  /**
   * Computes both in one sweep, with probabilities that are clipped to {@code [epsilon, 1 -
   * epsilon]} before a logarithm is taken.
   */
  static ProbabilityScores of(ScoreCounts counts, double epsilon) {
    if (!counts.areProbabilities()) {
      return new ProbabilityScores(
          notProbabilities("log loss"), notProbabilities("the Brier score"));
    }
    CompensatedSum logLoss = new CompensatedSum();
    CompensatedSum brier = new CompensatedSum();
    for (int group = 0; group < counts.distinct(); group++) {
      double p = counts.score(group);
      double clipped = clip(p, epsilon);
      if (counts.positivesAt(group) > 0) {
        double weight = counts.positiveWeightAt(group);
        logLoss.add(-weight * Math.log(clipped));
        brier.add(weight * ((1 - p) * (1 - p)));
      }
      if (counts.negativesAt(group) > 0) {
        double weight = counts.negativeWeightAt(group);
        logLoss.add(-weight * Math.log1p(-clipped));
        brier.add(weight * (p * p));
      }
    }
    double weight = counts.positiveWeight() + counts.negativeWeight();
    return new ProbabilityScores(
        Measure.of(logLoss.value() / weight), Measure.of(brier.value() / weight));
  }

  static double clip(double p, double epsilon) {
    return Math.min(1 - epsilon, Math.max(epsilon, p));
  }

  static Measure notProbabilities(String what) {
    return Measure.undefined(
        NOT_PROBABILITIES, "scores lie outside [0, 1], and " + what + " needs probabilities");
  }
}
