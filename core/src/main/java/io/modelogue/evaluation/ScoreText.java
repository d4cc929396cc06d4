package io.modelogue.evaluation;

import java.util.Locale;

/** The spelling of a number in a text file: a decimal number or an infinity, nothing else. */
final class ScoreText {
  private ScoreText() {}

  /**
   * Parses it. Java's own parser would also take blanks, hexadecimal numbers and the suffixes
   * {@code d} and {@code f}, none of which another program means as a number, and would take one
   * that is too large for an infinity.
   *
   * @param what what the number is, for messages
   * @throws NumberFormatException saying what is wrong
   */
  static double parse(String what, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "infinity", "+infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" ->
          throw new NumberFormatException(
              "the " + what + " is NaN, which is no number: leave the row out or mend it");
      case "" -> throw new NumberFormatException("the " + what + " is missing");
      default -> number(what, text);
    };
  }

  private static double number(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        throw notANumber(what, text);
      }
    }
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw notANumber(what, text);
    }
    if (Double.isInfinite(number)) {
      throw new NumberFormatException(
          "the %s %s is too large for a double; write Infinity if that is meant"
              .formatted(what, Quoted.of(text)));
    }
    return number;
  }

  private static NumberFormatException notANumber(String what, String text) {
    boolean comma = text.indexOf(',') >= 0 && text.indexOf('.') < 0;
    return new NumberFormatException(
        "the %s %s is not a number%s"
            .formatted(what, Quoted.of(text), comma ? "; write a point, not a comma" : ""));
  }
}
