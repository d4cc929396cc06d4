package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.ONE_CLASS_ONLY;

/**
 * The step sum of precision over recall, {@code sum_g (R_g - R_(g-1)) P_g}, over the tie groups.
 */
final class AveragePrecision {
  private AveragePrecision() {}

  /** Undefined without positives; without negatives it is 1 by its formula. */
  static Measure of(ScoreCounts counts) {
    return of(new PositiveGroups(counts));
  }

  /** The same from the groups in which recall rises. */
  static Measure of(PositiveGroups positives) {
    ScoreCounts counts = positives.counts();
    if (counts.positives() == 0) {
      return Measure.undefined(ONE_CLASS_ONLY, "no row is positive, so that recall has no steps");
    }
    CompensatedSum sum = new CompensatedSum();
    for (int place = 0; place < positives.size(); place++) {
      int group = positives.group(place);
      double tp = counts.truePositiveWeight(group);
      double precision = tp / (tp + counts.falsePositiveWeight(group));
      sum.add(counts.positiveWeightAt(group) * precision);
    }
    return Measure.of(Math.min(1, sum.value() / counts.positiveWeight()));
  }
}
