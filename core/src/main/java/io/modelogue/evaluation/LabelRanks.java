package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * How many rows have their true concept at which rank of their scores, the highest first, and what
 * these rows weigh if they have weights.
 */
final class LabelRanks {
  static final LabelRanks UNKNOWN = new LabelRanks(new long[0], new double[0]);

  private final long[] rows;
  private final double[] weights;

  private LabelRanks(long[] rows, double[] weights) {
    this.rows = rows;
    this.weights = weights;
  }

  LabelRanks withRows(long... byRank) {
    return new LabelRanks(byRank.clone(), weights);
  }

  LabelRanks withWeights(double... byRank) {
    return new LabelRanks(rows, byRank.clone());
  }

  /** A copy of the numbers of rows by rank; empty if they are not known. */
  long[] rows() {
    return rows.clone();
  }

  /** A copy of what they weigh; empty if rows have no weights. */
  double[] weights() {
    return weights.clone();
  }

  boolean areKnown() {
    return rows.length > 0;
  }

  /** Whether there are weights for all of them if there should be, and none otherwise. */
  boolean haveWeights(boolean should) {
    return weights.length == (should ? rows.length : 0);
  }

  /** The share of rows, which weigh so much together, at the first so many ranks. */
  Measure share(int ranks, double weight) {
    if (ranks < 1) {
      throw new IllegalArgumentException(
          "the top " + ranks + " of the concepts are none: ask for 1 or more");
    }
    if (!areKnown()) {
      return Measure.undefined(
          UndefinedReason.NOT_OFFERED, "the rank of the true concept is not known");
    }
    double found =
        weights.length > 0
            ? Arrays.stream(weights).limit(ranks).sum()
            : Arrays.stream(rows).limit(ranks).sum();
    return Measure.of(Math.min(1, found / weight));
  }

  /**
   * Refuses ranks of other rows or concepts.
   *
   * @throws IllegalStateException saying which
   */
  void requireOf(long allRows, int concepts) {
    if (areKnown()
        && (Arrays.stream(rows).sum() != allRows
            || Arrays.stream(rows).anyMatch(each -> each < 0)
            || rows.length > concepts)) {
      throw new IllegalStateException(
          "the ranks %s are not of %d rows and %d concepts"
              .formatted(Arrays.toString(rows), allRows, concepts));
    }
  }
}
