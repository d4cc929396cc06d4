package io.modelogue.internal;

import java.util.ArrayList;
import java.util.List;

/** A table to read at a terminal: columns as wide as their widest cell. Not safe for threads. */
public final class TextTable {
  private final List<String[]> rows = new ArrayList<>();

  /** Creates a table with these titles. */
  public TextTable(String... titles) {
    rows.add(titles);
  }

  /** Adds a row with a cell for each column. */
  public void row(String... cells) {
    if (cells.length != rows.get(0).length) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + rows.get(0).length + " columns");
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
      }
    }
    StringBuilder out = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        int padding = widths[i] - row[i].codePointCount(0, row[i].length());
        line.append(i == 0 ? "" : "  ").append(row[i]).append(" ".repeat(padding));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
