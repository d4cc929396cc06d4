package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which row of a data set each row is: texts of one line, all different. */
final class RowIds {
  private final List<String> ids;

  private RowIds(List<String> ids) {
    this.ids = ids;
  }

  static RowIds of(List<String> given, int rows) {
    List<String> ids = List.copyOf(given);
    if (ids.size() != rows) {
      throw new IllegalArgumentException(
          "there are %d row ids for %d rows".formatted(ids.size(), rows));
    }
    Map<String, Integer> seen = new HashMap<>(rows * 2);
    for (int row = 0; row < rows; row++) {
      String id = ids.get(row);
      if (!isOneLine(id)) {
        throw new IllegalArgumentException(
            "the id of row %d (counted from 0) is %s; it must be a text of one line"
                .formatted(row, Quoted.of(id)));
      }
      Integer earlier = seen.putIfAbsent(id, row);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "rows %d and %d (counted from 0) have the same id %s"
                .formatted(earlier, row, Quoted.of(id)));
      }
    }
    return new RowIds(ids);
  }

  /** Whether it may be an id, which is kept as a line of UTF-8 text: no half of a pair is. */
  static boolean isOneLine(String id) {
    return !id.isEmpty()
        && id.codePoints().noneMatch(c -> c == '\n' || c == '\r' || (c >>> 11) == (0xd800 >>> 11));
  }

  List<String> toList() {
    return ids;
  }

  RowIds select(int... rows) {
    List<String> selected = new ArrayList<>(rows.length);
    IntStream.of(rows).forEach(row -> selected.add(ids.get(row)));
    return new RowIds(List.copyOf(selected));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowIds that && ids.equals(that.ids);
  }

  @Override
  public int hashCode() {
    return ids.hashCode();
  }
}
