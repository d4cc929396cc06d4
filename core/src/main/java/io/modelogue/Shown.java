package io.modelogue;

import io.modelogue.evaluation.Measure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Measures and names as a table or a message shows them. */
final class Shown {
  private static final int MOST_NAMES = 20;

  private Shown() {}

  static String value(Measure measure) {
    return measure.isDefined() ? String.format(Locale.ROOT, "%.4f", measure.value()) : "-";
  }

  static String interval(Measure measure) {
    return measure
        .confidenceInterval()
        .map(i -> String.format(Locale.ROOT, "[%.4f, %.4f]", i.lower(), i.upper()))
        .orElse("");
  }

  /** The first of the names, and how many more there are: some models know thousands. */
  static String names(List<String> names) {
    return names.size() <= MOST_NAMES
        ? names.toString()
        : names.stream()
            .limit(MOST_NAMES)
            .collect(
                Collectors.joining(", ", "[", ", ... " + (names.size() - MOST_NAMES) + " more]"));
  }
}
