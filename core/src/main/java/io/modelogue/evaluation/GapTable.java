package io.modelogue.evaluation;

/**
 * The rows of one range of scores as a ranking sees them: those of the smaller class one by one, in
 * ascending order, and those of the larger class counted in the gaps between them.
 *
 * <p>Gap {@code k} begins with row {@code k} of the smaller class, counted from 1, and ends below
 * the next; gap 0 lies below all of them. Rows of the larger class that tie with a row of the
 * smaller one are counted apart, and where several of the smaller class are tied, at the last. This
 * is all that the ranks of both classes follow from. A ROC curve needs the lowest score of each gap
 * besides, since the threshold of a step is the lowest score in it.
 *
 * <p>What belongs to a gap stands side by side, in three numbers, because the larger class finds
 * its gaps in no order: so a row waits for one place in memory and not for three.
 */
final class GapTable {
  private static final int WIDTH = 3;
  private static final long ONE_TIED = 1L << 32;
  private static final long NO_TIE = Double.doubleToRawLongBits(Double.NaN);
  private static final long NO_SCORE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private final long[] cells;
  private final int rows;

  private GapTable(long[] cells, int rows) {
    this.cells = cells;
    this.rows = rows;
  }

  /** How many numbers a table of so many rows of the smaller class takes. */
  static int size(int rows) {
    // at most half of an array's rows are of the smaller class, so that this fits an int
    return WIDTH * (rows + 3);
  }

  /** Where the scores of the smaller class stand that are to become a table: in its last third. */
  static int firstScore(int rows) {
    return size(rows) - rows;
  }

  /**
   * Makes a table without rows of the larger class. The array holds the scores of the smaller one,
   * ascending, as bits from {@link #firstScore} on; none is written over before it was read.
   */
  static GapTable ofScores(long[] cells, int rows) {
    GapTable table = new GapTable(cells, rows);
    int first = firstScore(rows);
    table.begin(0, NO_TIE);
    for (int row = 0; row < rows; row++) {
      table.begin(row + 1, cells[first + row]);
    }
    table.begin(rows + 1, NO_SCORE);
    table.begin(rows + 2, NO_SCORE);
    return table;
  }

  private void begin(int gap, long score) {
    int cell = WIDTH * gap;
    cells[cell] = score;
    cells[cell + 1] = NO_SCORE;
    cells[cell + 2] = 0;
  }

  /** The number of rows of the smaller class, and of the highest gap. */
  int rows() {
    return rows;
  }

  /**
   * The score of that row of the smaller class; at the two gaps after the last, {@code +Infinity}.
   */
  double score(int gap) {
    return Double.longBitsToDouble(cells[WIDTH * gap]);
  }

  /** How many rows of the larger class lie above that row of the smaller one and below the next. */
  int between(int gap) {
    return (int) cells[WIDTH * gap + 2];
  }

  /** The lowest score of these; {@code +Infinity} if there are none. */
  double lowest(int gap) {
    return Double.longBitsToDouble(cells[WIDTH * gap + 1]);
  }

  /** How many rows of the larger class tie with that row of the smaller one. */
  int tied(int gap) {
    return (int) (cells[WIDTH * gap + 2] >>> 32);
  }

  /** Counts a finite score of the larger class; without a branch, as long as it is not tied. */
  void count(int gap, double score) {
    int cell = WIDTH * gap;
    long bits = Double.doubleToRawLongBits(score);
    if (bits == cells[cell]) {
      cells[cell + 2] += ONE_TIED;
      return;
    }
    long lowest = cells[cell + 1];
    long lower = Double.doubleToRawLongBits(score - Double.longBitsToDouble(lowest)) >> 63;
    cells[cell + 1] = lowest ^ ((lowest ^ bits) & lower);
    cells[cell + 2]++;
  }
}
