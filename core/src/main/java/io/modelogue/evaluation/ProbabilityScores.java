package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NOT_PROBABILITIES;

/** Log loss and Brier score of one concept's probabilities. */
final class ProbabilityScores {
  private final ScoreCounts counts;
  private final double epsilon;

  /**
   * For probabilities that are clipped to {@code [epsilon, 1 - epsilon]} before a logarithm is
   * taken.
   */
  ProbabilityScores(ScoreCounts counts, double epsilon) {
    this.counts = counts;
    this.epsilon = epsilon;
  }

  /** The mean of {@code -ln s} over the positives and {@code -ln(1 - s)} over the negatives. */
  Measure logLoss() {
    if (!counts.areProbabilities()) {
      return notProbabilities("log loss");
    }
    CompensatedSum sum = new CompensatedSum();
    for (int group = 0; group < counts.distinct(); group++) {
      double p = clip(counts.score(group), epsilon);
      if (counts.positivesAt(group) > 0) {
        sum.add(-counts.positiveWeightAt(group) * Math.log(p));
      }
      if (counts.negativesAt(group) > 0) {
        sum.add(-counts.negativeWeightAt(group) * Math.log1p(-p));
      }
    }
    return Measure.of(sum.value() / weight());
  }

  /** The mean of {@code (s - y)^2}. */
  Measure brier() {
    if (!counts.areProbabilities()) {
      return notProbabilities("the Brier score");
    }
    CompensatedSum sum = new CompensatedSum();
    for (int group = 0; group < counts.distinct(); group++) {
      double p = counts.score(group);
      sum.add(counts.positiveWeightAt(group) * ((1 - p) * (1 - p)));
      sum.add(counts.negativeWeightAt(group) * (p * p));
    }
    return Measure.of(sum.value() / weight());
  }

  static double clip(double p, double epsilon) {
    return Math.min(1 - epsilon, Math.max(epsilon, p));
  }

  private double weight() {
    return counts.positiveWeight() + counts.negativeWeight();
  }

  static Measure notProbabilities(String what) {
    return Measure.undefined(
        NOT_PROBABILITIES, "scores lie outside [0, 1], and " + what + " needs probabilities");
  }
}
