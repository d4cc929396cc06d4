package io.modelogue.internal;

/** Texts of people within lines of ours. */
public final class OneLine {
  private OneLine() {}

  /**
   * Returns the text with everything that could end a line spelt out, so that nobody can write
   * lines that look like ours.
   */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\u000B', '\f', '\u0085', '\u2028', '\u2029' ->
            line.append(String.format("\\u%04x", (int) c));
        default -> line.append(c);
      }
    }
    return line.toString();
  }
}
