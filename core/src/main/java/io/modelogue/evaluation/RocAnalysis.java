package io.modelogue.evaluation;

import java.util.Optional;

/**
 * The area under the ROC curve with DeLong's interval, and the curve itself: what {@link RocAuc#of}
 * and {@link RocCurve#of(double[], boolean[])} return, from one ranking and so in little more than
 * half the time.
 *
 * @param area the area, with its 95 % interval
 * @param curve the curve with the points where it bends; nothing if all rows are labelled alike,
 *     where the area is undefined too
 */
public record RocAnalysis(Measure area, Optional<RocCurve> curve) {

  /**
   * Returns the area and the curve, in time O(n) unless many scores lie close together, and then in
   * O(n log n).
   *
   * @param scores the score of the positive class, one a row; higher means more positive
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, or a score is NaN
   */
  public static RocAnalysis of(double[] scores, boolean[] labels) {
    PredictionChecks.requireLengths(scores.length, labels.length, 1);
    return of(scores, labels, new RankMemory(Lanes.ONE));
  }

  /** The same with memory that is there already. */
  static RocAnalysis of(double[] scores, boolean[] labels, RankMemory memory) {
    RankedGaps ranks = RankedGaps.of(scores, labels, memory);
    CurveRuns runs = ranks.runs();
    Measure area = RocAuc.of(ranks, runs); // before corners are chosen
    return new RocAnalysis(
        area,
        area.isDefined()
            ? Optional.of(RocCurve.of(runs.corners(ranks.fewArePositive())))
            : Optional.empty());
  }
}
