package io.modelogue.internal;

/** What may be called a name, and what may be said in a free text. */
public final class Names {
  private Names() {}

  /**
   * Returns the name if it is one: 1 to {@value Limits#NAME} characters of any script, no control
   * characters, no broken surrogates, not only blanks.
   *
   * @throws IllegalArgumentException if it is not, saying why
   */
  public static String check(String what, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the " + what + " name is blank; give it at least one visible character");
    }
    int length = name.codePointCount(0, name.length());
    if (length > Limits.NAME) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " name has "
              + length
              + " characters, at most "
              + Limits.NAME
              + " are allowed: \""
              + name.substring(0, name.offsetByCodePoints(0, 40))
              + "...\"");
    }
    int control = firstUnfit(name, false);
    if (control >= 0) {
      throw new IllegalArgumentException(
          String.format(
              "the %s name has the control or broken character U+%04X at index %d; remove it",
              what, (int) name.charAt(control), control));
    }
    return name;
  }

  /**
   * Returns the text if it is one: at most {@value Limits#TEXT} characters; line breaks and tabs
   * are fine.
   *
   * @throws IllegalArgumentException if it is not, saying why
   */
  public static String checkText(String what, String text) {
    if (text.length() > Limits.TEXT) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " has "
              + text.length()
              + " characters, at most "
              + Limits.TEXT
              + " are allowed; keep long texts as artifacts");
    }
    int unfit = firstUnfit(text, true);
    if (unfit >= 0) {
      throw new IllegalArgumentException(
          String.format(
              "the %s has the control or broken character U+%04X at index %d; remove it",
              what, (int) text.charAt(unfit), unfit));
    }
    return text;
  }

  private static int firstUnfit(String text, boolean lineBreaksAllowed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)
          || (Character.isISOControl(c)
              && !(lineBreaksAllowed && (c == '\n' || c == '\r' || c == '\t')))) {
        return i;
      }
    }
    return -1;
  }
}
