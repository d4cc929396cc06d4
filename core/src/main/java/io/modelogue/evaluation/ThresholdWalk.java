package io.modelogue.evaluation;

/**
 * Walks through all thresholds that decide differently, from the highest down: {@code +Infinity},
 * at which nothing is predicted unless a row scores that much, then each distinct score.
 */
final class ThresholdWalk {
  private final ScoreCounts counts;

  /** How many groups score at least the next threshold. */
  private int next;

  /** The threshold that the walk stands at. */
  double threshold;

  /** The positives that score at least as much. */
  long truePositives;

  /** The negatives that score at least as much. */
  long falsePositives;

  /** The weight of those positives; their number if rows have no weights. */
  double truePositiveWeight;

  /** The weight of those negatives; their number if rows have no weights. */
  double falsePositiveWeight;

  ThresholdWalk(ScoreCounts counts) {
    this.counts = counts;
    this.next = counts.score(0) == Double.POSITIVE_INFINITY ? 1 : 0;
  }

  /** Steps to the next threshold, if there is one. */
  boolean next() {
    if (next > counts.distinct()) {
      return false;
    }
    // the other concept's scores 1 - s can be rounded to one number, which no threshold tells apart
    while (next > 0 && next < counts.distinct() && counts.score(next) == counts.score(next - 1)) {
      next++;
    }
    threshold = next == 0 ? Double.POSITIVE_INFINITY : counts.score(next - 1);
    truePositives = counts.truePositivesAbove(next);
    falsePositives = counts.falsePositivesAbove(next);
    truePositiveWeight = next == 0 ? 0 : counts.truePositiveWeight(next - 1);
    falsePositiveWeight = next == 0 ? 0 : counts.falsePositiveWeight(next - 1);
    next++;
    return true;
  }
}
