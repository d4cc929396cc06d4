package io.modelogue.evaluation;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Texts from outside within ours: on one line, and no longer than one reads. */
final class Quoted {
  private static final HexFormat HEX = HexFormat.of();
  private static final int LONGEST = 60;
  private static final int MOST = 20;

  private Quoted() {}

  /** In quotes, for a message. */
  static String of(String text) {
    String quoted = '"' + first(text, LONGEST) + '"';
    return isLonger(text, LONGEST) ? quoted + "... (" + text.length() + " characters)" : quoted;
  }

  static String of(List<String> texts) {
    String first =
        texts.stream().limit(MOST).map(Quoted::of).collect(Collectors.joining(", ", "[", ""));
    return first + (texts.size() > MOST ? ", ... " + (texts.size() - MOST) + " more]" : "]");
  }

  /** As a list is usually written, but the first ones only. */
  static String some(List<String> texts) {
    return texts.size() <= MOST
        ? texts.toString()
        : texts.stream().limit(MOST).collect(Collectors.joining(", ", "[", ", ... "))
            + (texts.size() - MOST)
            + " more]";
  }

  /** Without quotes, for a table; names that begin alike mostly end differently. */
  static String shortened(String text, int most) {
    if (!isLonger(text, most)) {
      return first(text, most);
    }
    int end = (most - 3) / 2;
    String last = text.substring(text.offsetByCodePoints(text.length(), -end));
    return first(text, most - 3 - end) + "..." + first(last, end);
  }

  private static boolean isLonger(String text, int most) {
    return text.codePointCount(0, text.length()) > most;
  }

  private static String first(String text, int most) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(most).forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    switch (codePoint) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (isInvisible(codePoint)) {
          shown.append("\\u").append(HEX.toHexDigits((char) codePoint));
        } else {
          shown.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
