package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of comma-separated fields (RFC 4180), except that a quoted field may not contain a line
 * break.
 *
 * <p>Reused from line to line.
 */
final class CsvLine {
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder quoted = new StringBuilder();

  /**
   * Takes the fields of that line in place of those held so far.
   *
   * @throws IllegalArgumentException saying which quote is wrong
   */
  void parse(String text) {
    fields.clear();
    int start = 0;
    do {
      boolean quotedField = start < text.length() && text.charAt(start) == '"';
      int end = quotedField ? quotedField(text, start) : plainField(text, start);
      start = end + 1;
    } while (start <= text.length());
  }

  int size() {
    return fields.size();
  }

  String field(int index) {
    return fields.get(index);
  }

  List<String> fields() {
    return List.copyOf(fields);
  }

  private int plainField(String text, int start) {
    int comma = text.indexOf(',', start);
    int end = comma < 0 ? text.length() : comma;
    String field = text.substring(start, end);
    if (field.indexOf('"') >= 0) {
      throw new IllegalArgumentException("a quote inside the unquoted field " + field);
    }
    fields.add(field);
    return end;
  }

  private int quotedField(String text, int start) {
    quoted.setLength(0);
    int position = start + 1;
    while (true) {
      int quote = text.indexOf('"', position);
      if (quote < 0) {
        throw new IllegalArgumentException(
            "the quote before " + text.substring(start + 1) + " is not closed in its line");
      }
      quoted.append(text, position, quote);
      position = quote + 1;
      if (position < text.length() && text.charAt(position) == '"') {
        quoted.append('"');
        position++;
      } else {
        break;
      }
    }
    if (position < text.length() && text.charAt(position) != ',') {
      throw new IllegalArgumentException(
          "there is text between a closing quote and the comma: " + text.substring(position));
    }
    fields.add(quoted.toString());
    return position;
  }
}
