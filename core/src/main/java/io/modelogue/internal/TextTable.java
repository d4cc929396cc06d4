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

  /** Returns the table, without the columns in which no row has anything. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    int[] widths = widths();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        if (widths[i] > 0) {
          line.append(row[i]).append(" ".repeat(widths[i] - length(row[i]) + 2));
        }
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).length];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      boolean used = rows.stream().skip(1).anyMatch(row -> !row[column].isEmpty());
      widths[i] = used ? rows.stream().mapToInt(row -> length(row[column])).max().orElse(0) : 0;
    }
    return widths;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
