package io.modelogue.evaluation;

import static io.modelogue.evaluation.UndefinedReason.NO_VARIATION;

/** The interval of an area, from its variance. */
record AucInterval(IntervalMethod method, double level) {

  /** The area with its interval, or without one if there is no variance to make it from. */
  Measure around(double area, double variance) {
    if (variance == 0) {
      return Measure.withoutInterval(
          area,
          Measure.undefined(
              NO_VARIATION, "the rows do not vary, so that the variance cannot be estimated"));
    }
    double standardError = Math.sqrt(variance);
    if (method == IntervalMethod.WALD) {
      return Measure.of(
          area,
          standardError,
          ConfidenceInterval.around(area, standardError, level).clippedTo(0, 1));
    }
    if (!(area > 0 && area < 1)) {
      return Measure.withoutInterval(
          area, Measure.undefined(NO_VARIATION, "an area of 0 or 1 has no logit interval"));
    }
    double odds = area / (1 - area);
    double factor =
        Math.exp(NormalTail.quantile(0.5 + level / 2) * standardError / (area * (1 - area)));
    // the odds times and divided by the factor, written so that nothing overflows
    return Measure.of(
        area,
        standardError,
        new ConfidenceInterval(odds / (odds + factor), 1 / (1 + 1 / (odds * factor)), level));
  }
}
