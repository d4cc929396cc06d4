package io.modelogue.evaluation;

/** The positives and the negatives of some rows, and between which scores all of them lie. */
record TwoClasses(ScoredRows positives, ScoredRows negatives, double lowest, double highest) {

  /** The same rows, where some may lie beyond these scores. */
  TwoClasses widened() {
    Extremes extremes = new Extremes(lowest, highest);
    positives.each(extremes);
    negatives.each(extremes);
    return new TwoClasses(positives, negatives, extremes.lowest(), extremes.highest());
  }

  ScoredRows of(boolean label) {
    return label ? positives : negatives;
  }
}
