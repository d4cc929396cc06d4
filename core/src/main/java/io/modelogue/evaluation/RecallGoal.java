package io.modelogue.evaluation;

/**
 * The highest threshold with a recall of at least so much.
 *
 * @param recall the recall, from 0 to 1
 */
record RecallGoal(double recall) implements ThresholdGoal {

  RecallGoal {
    requireShare("recall", recall);
  }

  @Override
  public Measure thresholdFor(ScoreCounts counts) {
    if (counts.positives() == 0) {
      return Measure.undefined(
          UndefinedReason.NEVER_LABELLED, "no row is labelled with it, so that it has no recall");
    }
    ThresholdWalk walk = new ThresholdWalk(counts);
    boolean reached = false;
    while (!reached && walk.next()) {
      reached = walk.truePositiveWeight / counts.positiveWeight() >= recall;
    }
    return Measure.of(walk.threshold); // at the lowest score, if not before, the recall is 1
  }

  static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a %s of at least %s cannot be asked for: give a number from 0 to 1"
              .formatted(what, share));
    }
  }

  @Override
  public String toString() {
    return "recall at least " + recall;
  }
}
