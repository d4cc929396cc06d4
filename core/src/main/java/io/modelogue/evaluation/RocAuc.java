package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.ONE_CLASS_ONLY;
import static io.modelogue.evaluation.UndefinedReason.TOO_FEW_ROWS;

/**
 * The area under the ROC curve, with DeLong's interval.
 *
 * <p>The value is the exact rank sum rounded once; it does not depend on the order of the rows. The
 * interval is {@code A +- z sqrt(var)}, clipped to [0, 1] (DeLong, DeLong and Clarke-Pearson,
 * Biometrics 44, 1988).
 */
public final class RocAuc {
  private static final AucInterval STANDARD = new AucInterval(IntervalMethod.WALD, 0.95);

  private RocAuc() {}

  /**
   * Returns the area with its 95 % interval. It is undefined if all rows are labelled alike; it has
   * no interval if a class has a single row, or if the rows do not vary, as under perfect
   * separation.
   *
   * @param scores the score of the positive class, one a row; higher means more positive
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, or a score is NaN
   */
  public static Measure of(double[] scores, boolean[] labels) {
    PredictionChecks.requireLengths(scores.length, labels.length, 1);
    RankedGaps ranks = RankedGaps.of(scores, labels, new RankMemory(Lanes.ONE));
    return of(ranks, ranks.runs());
  }

  /**
   * Returns the area alone, the same number as that of {@link #of(double[], boolean[])}, without an
   * interval and several times as fast: in time O(n) unless many scores lie close together, and
   * then in O(n log n). It is undefined if all rows are labelled alike.
   *
   * @param scores the score of the positive class, one a row; higher means more positive
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, or a score is NaN
   */
  public static Measure area(double[] scores, boolean[] labels) {
    return area(scores, labels, new RankMemory(Lanes.ONE));
  }

  static Measure area(double[] scores, boolean[] labels, RankMemory memory) {
    PredictionChecks.requireLengths(scores.length, labels.length, 1);
    RankSum ranks = RankSum.of(scores, labels, memory);
    return ranks.positives() == 0 || ranks.negatives() == 0
        ? oneClassOnly(ranks.positives())
        : Measure.of(ranks.area());
  }

  /**
   * Returns the area with its 95 % interval, from counts that exist already. Undefined in the same
   * cases as {@link #of(double[], boolean[])}.
   */
  public static Measure of(ScoreCounts counts) {
    return of(counts, STANDARD);
  }

  /** The area alone, where DeLong's variance does not apply. */
  static Measure areaOf(ScoreCounts counts) {
    if (!counts.hasBothClasses()) {
      return oneClassOnly(counts.positives());
    }
    return Measure.of(counts.hasWeights() ? weightedArea(counts) : new DeLong(counts).area());
  }

  /** The share of the weight of pairs that is ranked rightly, ties counting one half. */
  private static double weightedArea(ScoreCounts counts) {
    CompensatedSum twiceRight = new CompensatedSum();
    CompensatedSum twiceWrong = new CompensatedSum();
    double above = 0;
    for (int group = 0; group < counts.distinct(); group++) {
      double upTo = counts.falsePositiveWeight(group);
      double weight = counts.positiveWeightAt(group);
      twiceRight.add(weight * (2 * counts.negativeWeight() - upTo - above));
      twiceWrong.add(weight * (upTo + above));
      above = upTo;
    }
    if (twiceWrong.value() == 0) {
      return 1; // exactly, whatever the rounding of the weights
    }
    return Math.min(
        1, twiceRight.value() / (2 * counts.positiveWeight() * counts.negativeWeight()));
  }

  /** Why a weighted area has no interval. */
  static Measure.Undefined weighted() {
    return Measure.undefined(
        UndefinedReason.NOT_OFFERED,
        "rows have weights, and DeLong's variance is one of rows that count alike");
  }

  static Measure of(ScoreCounts counts, AucInterval interval) {
    if (!counts.hasBothClasses()) {
      return oneClassOnly(counts.positives());
    }
    if (counts.hasWeights()) {
      return Measure.withoutInterval(weightedArea(counts), weighted());
    }
    DeLong deLong = new DeLong(counts);
    return counts.positives() == 1 || counts.negatives() == 1
        ? withoutVariance(deLong.area())
        : interval.around(deLong.area(), deLong.variance());
  }

  /** The area with its 95 % interval, from the steps of the curve. */
  static Measure of(RankedGaps ranks, CurveRuns runs) {
    if (ranks.few() == 0) {
      return oneClassOnly(ranks.positives());
    }
    PlacementSums sums = new PlacementSums(runs);
    double area = sums.area(ranks.fewArePositive());
    return ranks.few() == 1 ? withoutVariance(area) : STANDARD.around(area, sums.variance());
  }

  private static Measure withoutVariance(double area) {
    return Measure.withoutInterval(
        area,
        Measure.undefined(
            TOO_FEW_ROWS, "a class has a single row, and a variance needs two of each"));
  }

  private static Measure oneClassOnly(long positives) {
    return Measure.undefined(
        ONE_CLASS_ONLY,
        positives == 0
            ? "no row is positive, so that there is nothing to rank"
            : "no row is negative, so that there is nothing to rank");
  }
}
