package io.modelogue;

import io.modelogue.evaluation.Measure;
import java.util.Locale;

/** Measures as a table shows them. */
final class Shown {
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
}
