package io.modelogue.evaluation;

/**
 * The columns of a matrix in their order, a few copied at a time: scores lie row by row, and
 * copying a single column would read all of them. For use by one thread.
 */
final class ColumnBand {
  /** How many columns are copied at a time: half of what memory hands over at once. */
  private static final int WIDTH = 4;

  private static final double[] GONE = {};

  private final ScoreMatrix scores;
  private final int columns;
  private final double[][] band = new double[WIDTH][];

  ColumnBand(ScoreMatrix scores, int columns) {
    this.scores = scores;
    this.columns = columns;
  }

  /**
   * The scores of a column, {@code -0.0} become {@code 0.0}. Each column must be asked for once, in
   * ascending order from 0; none is kept.
   */
  double[] column(int column) {
    int place = column % WIDTH;
    if (place == 0) {
      copy(column, Math.min(WIDTH, columns - column));
    }
    double[] copied = band[place];
    band[place] = GONE;
    return copied;
  }

  private void copy(int first, int width) {
    int rows = scores.length() / columns;
    double[][] copies = new double[width][rows];
    for (int row = 0, start = first; row < rows; row++, start += columns) {
      for (int column = 0; column < width; column++) {
        copies[column][row] = scores.at(start + column) + 0.0;
      }
    }
    System.arraycopy(copies, 0, band, 0, width);
  }
}
