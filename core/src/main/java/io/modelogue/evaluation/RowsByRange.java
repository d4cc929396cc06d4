package io.modelogue.evaluation;

/**
 * The rows of one column in the order of the {@link ScoreRanges ranges} that their scores lie in,
 * and in each range in their own order: so that what is looked up for one row after the other lies
 * close together. Its arrays serve one column after the other.
 */
final class RowsByRange {
  private final int[] rows;
  private final int[] ends = new int[ScoreRanges.COUNT];

  /** The groups of range r lie from place r + 1 to place r, since they go down. */
  private final int[] groups = new int[ScoreRanges.COUNT + 1];

  RowsByRange(int rows) {
    this.rows = new int[rows];
  }

  /** Orders the rows of a column whose groups are these. */
  void order(double[] column, ScoreCounts counts) {
    int distinct = counts.distinct();
    ScoreRanges ranges = new ScoreRanges(counts.score(distinct - 1), counts.score(0));
    orderRows(column, ranges);
    groups[0] = distinct;
    for (int range = 0; range < ScoreRanges.COUNT; range++) {
      int from = groups[range];
      while (from > 0 && ranges.of(counts.score(from - 1)) == range) {
        from--;
      }
      groups[range + 1] = from;
    }
  }

  private void orderRows(double[] column, ScoreRanges ranges) {
    int[] places = new int[ScoreRanges.COUNT];
    for (double score : column) {
      places[ranges.of(score)]++;
    }
    BucketSort.startsOf(places);
    for (int row = 0; row < column.length; row++) {
      rows[places[ranges.of(column[row])]++] = row;
    }
    System.arraycopy(places, 0, ends, 0, places.length);
  }

  /** The row at that place. */
  int row(int place) {
    return rows[place];
  }

  /** The place of the first row of that range. */
  int from(int range) {
    return range == 0 ? 0 : ends[range - 1];
  }

  /** The place behind the last row of that range. */
  int to(int range) {
    return ends[range];
  }

  /** Finds the groups of that range, which must have rows. */
  GroupIndex groups(int range, ScoreCounts counts) {
    return new GroupIndex(counts, groups[range + 1], groups[range]);
  }
}
