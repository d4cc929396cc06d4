package io.modelogue.evaluation;

/** The spelling of a score in a text file: a decimal number or an infinity, nothing else. */
final class ScoreText {
  private ScoreText() {}

  /**
   * Parses it. Java's own parser would also take blanks, hexadecimal numbers and the suffixes
   * {@code d} and {@code f}, none of which another program means as a score.
   *
   * @throws NumberFormatException saying what is wrong
   */
  static double parse(String text) {
    return switch (text) {
      case "Infinity", "+Infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-Infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      case "NaN", "nan" ->
          throw new NumberFormatException("the score is NaN, which has no place in an order");
      case "" -> throw new NumberFormatException("the score is missing");
      default -> number(text);
    };
  }

  private static double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        throw notANumber(text);
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw notANumber(text);
    }
  }

  private static NumberFormatException notANumber(String text) {
    return new NumberFormatException("the score \"" + text + "\" is not a number");
  }
}
