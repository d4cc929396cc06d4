package io.modelogue.evaluation;

/**
 * The threshold with the highest recall among those with a precision of at least so much.
 *
 * @param precision the precision, from 0 to 1
 */
record PrecisionGoal(double precision) implements ThresholdGoal {

  PrecisionGoal {
    RecallGoal.requireShare("precision", precision);
  }

  @Override
  public Measure thresholdFor(ScoreCounts counts) {
    double chosen = Double.NaN;
    double found = -1;
    double best = -1;
    double bestAt = Double.NaN;
    for (ThresholdWalk walk = new ThresholdWalk(counts); walk.next(); ) {
      double predicted = walk.truePositiveWeight + walk.falsePositiveWeight;
      if (predicted == 0) {
        continue;
      }
      double reached = walk.truePositiveWeight / predicted;
      if (reached >= precision && walk.truePositiveWeight > found) {
        chosen = walk.threshold;
        found = walk.truePositiveWeight;
      }
      if (reached > best) {
        best = reached;
        bestAt = walk.threshold;
      }
    }
    return found >= 0
        ? Measure.of(chosen)
        : Measure.undefined(
            UndefinedReason.GOAL_OUT_OF_REACH,
            "no threshold has a precision of %s or more; the highest is %s, at the threshold %s"
                .formatted(precision, best, bestAt));
  }

  @Override
  public String toString() {
    return "precision at least " + precision;
  }
}
