package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under each other: the first column to the left, all others to the right. */
final class TextColumns {
  private static final int LONGEST_NAME = 40;

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; the first one says how many columns there are. */
  void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  /** Adds a row that begins with a name from outside. */
  void addNamed(String name, List<String> rest) {
    List<String> row = new ArrayList<>(List.of(Quoted.shortened(name, LONGEST_NAME)));
    row.addAll(rest);
    add(row);
  }

  void appendTo(StringBuilder text) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], length(row.get(column)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(row.get(0));
      line.append(" ".repeat(widths[0] - length(row.get(0))));
      for (int column = 1; column < widths.length; column++) {
        String cell = row.get(column);
        line.append(" ".repeat(2 + widths[column] - length(cell))).append(cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
