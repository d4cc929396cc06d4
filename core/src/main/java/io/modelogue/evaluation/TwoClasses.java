package io.modelogue.evaluation;

/** The positives and the negatives of some rows, and between which scores all of them lie. */
record TwoClasses(ScoredRows positives, ScoredRows negatives, double lowest, double highest) {

  /** The same rows, where some may lie beyond these scores. */
  TwoClasses widened() {
    double[] extremes = {lowest, highest};
    positives.each((scores, from, to) -> widen(extremes, scores, from, to));
    negatives.each((scores, from, to) -> widen(extremes, scores, from, to));
    return new TwoClasses(positives, negatives, extremes[0], extremes[1]);
  }

  ScoredRows of(boolean label) {
    return label ? positives : negatives;
  }

  private static void widen(double[] extremes, double[] scores, int from, int to) {
    double low = extremes[0];
    double high = extremes[1];
    for (int i = from; i < to; i++) {
      double score = scores[i];
      if (!(score >= low && score <= high)) {
        low = Math.min(low, score);
        high = Math.max(high, score);
      }
    }
    extremes[0] = low;
    extremes[1] = high;
  }
}
