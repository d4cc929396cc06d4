package io.modelogue.evaluation;

import java.util.stream.IntStream;

/** Some of the rows that are to be ranked, from {@code from} to {@code to}, for one thread. */
final class RowPart {
  final double[] scores;
  final boolean[] labels;
  final int from;
  final int to;

  final Extremes extremes = new Extremes();

  /** At 2r the positives of range r, at 2r + 1 its negatives: counted first, then placed. */
  final int[] places = new int[2 * ScoreRanges.COUNT];

  private RowPart(double[] scores, boolean[] labels, int from, int to) {
    this.scores = scores;
    this.labels = labels;
    this.from = from;
    this.to = to;
  }

  /** Cuts all rows into that many parts of equal size, in their order. */
  static RowPart[] of(double[] scores, boolean[] labels, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(part -> of(scores, labels, part, parts))
        .toArray(RowPart[]::new);
  }

  /** One of that many parts of equal size. */
  static RowPart of(double[] scores, boolean[] labels, int part, int parts) {
    return new RowPart(scores, labels, start(scores, part, parts), start(scores, part + 1, parts));
  }

  private static int start(double[] scores, int part, int parts) {
    return (int) ((long) scores.length * part / parts);
  }

  int count() {
    return to - from;
  }

  /**
   * Finds the lowest and the highest score.
   *
   * @throws IllegalArgumentException if a score is NaN
   */
  void findExtremes() {
    extremes.rows(scores, from, to);
    if (Double.isNaN(extremes.lowest())) {
      for (int row = from; row < to; row++) {
        PredictionChecks.requireNumber(scores[row], row, 1);
      }
    }
  }

  void count(ScoreRanges ranges) {
    int[] counts = places;
    for (int row = from; row < to; row++) {
      counts[2 * ranges.of(scores[row] + 0.0) + (labels[row] ? 0 : 1)]++;
    }
  }

  /** Writes each row to the next place of its range and class. */
  void write(ScoreRanges ranges, double[] split) {
    int[] next = places;
    for (int row = from; row < to; row++) {
      double score = scores[row] + 0.0;
      split[next[2 * ranges.of(score) + (labels[row] ? 0 : 1)]++] = score;
    }
  }
}
