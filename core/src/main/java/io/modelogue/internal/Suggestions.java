package io.modelogue.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who misspelt a name probably meant. */
public final class Suggestions {
  private static final int SHOWN = 10;

  private Suggestions() {}

  /**
   * Returns {@code "; did you mean ...?"}, or the names there are when none is close, to be put
   * behind a message.
   */
  public static String didYouMean(String given, Collection<String> known) {
    if (known.isEmpty()) {
      return "; there are none";
    }
    Optional<String> nearest =
        known.stream()
            .filter(
                name ->
                    distance(given, name)
                        <= Math.max(1, Math.min(given.length(), name.length()) / 3))
            .min(Comparator.comparingInt(name -> distance(given, name)));
    return nearest
        .map(name -> "; did you mean \"" + name + "\"?")
        .orElseGet(() -> "; there " + listed(known));
  }

  private static String listed(Collection<String> known) {
    String names =
        String.join(", ", known.stream().limit(SHOWN).map(n -> "\"" + n + "\"").toList());
    String more = known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "";
    return (known.size() == 1 ? "is " : "are ") + names + more;
  }

  /** The Levenshtein distance, without regard to case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
