package io.modelogue.evaluation;

/** The positives and the negatives of some rows, and between which scores all of them lie. */
record TwoClasses(ScoredRows positives, ScoredRows negatives, double lowest, double highest) {

  /** The same rows between their true extremes. */
  TwoClasses withExtremes() {
    double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    positives.each((scores, from, to) -> widen(extremes, scores, from, to));
    negatives.each((scores, from, to) -> widen(extremes, scores, from, to));
    return new TwoClasses(positives, negatives, extremes[0], extremes[1]);
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
