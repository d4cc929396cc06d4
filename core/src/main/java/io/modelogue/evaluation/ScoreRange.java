package io.modelogue.evaluation;

/**
 * Rows set apart by class: positives from {@code from} to {@code middle}, negatives from there to
 * {@code to}; and between which scores they lie.
 */
final class ScoreRange implements ScoredRows {
  final double[] scores;
  final int from;
  final int middle;
  final int to;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  ScoreRange(double[] scores, int from, int middle, int to) {
    this.scores = scores;
    this.from = from;
    this.middle = middle;
    this.to = to;
  }

  /** The same rows, known to have these extremes. */
  ScoreRange between(double low, double high) {
    lowest = low;
    highest = high;
    return this;
  }

  /** The same rows, looked through for their extremes. */
  ScoreRange withExtremes() {
    Extremes extremes = new Extremes();
    each(extremes);
    return between(extremes.lowest(), extremes.highest());
  }

  ScoreRange ofPositives() {
    return new ScoreRange(scores, from, middle, middle);
  }

  ScoreRange ofNegatives() {
    return new ScoreRange(scores, middle, middle, to);
  }

  TwoClasses classes() {
    return new TwoClasses(ofPositives(), ofNegatives(), lowest, highest);
  }

  @Override
  public int count() {
    return rows();
  }

  @Override
  public void each(Piece piece) {
    piece.rows(scores, from, to);
  }

  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  int rows() {
    return to - from;
  }

  int positives() {
    return middle - from;
  }

  int negatives() {
    return to - middle;
  }
}
