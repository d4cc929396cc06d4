package io.modelogue.evaluation;

import java.util.List;
import java.util.Locale;

/** Writes a calibration curve as text for a terminal: a line for each bin. */
final class CalibrationTable {
  private CalibrationTable() {}

  static String of(CalibrationCurve curve) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Calibration, %,d rows, expected error %.4f, at most %.4f\n",
            curve.rows(),
            curve.expectedCalibrationError(),
            curve.maximumCalibrationError()));
    TextColumns columns = new TextColumns();
    columns.add(List.of("scores", "rows", "mean score", "positive"));
    for (CalibrationCurve.Bin bin : curve.bins()) {
      columns.add(
          List.of(
              String.format(Locale.ROOT, "%.4f to %.4f", bin.from(), bin.to()),
              String.format(Locale.ROOT, "%,d", bin.rows()),
              String.format(Locale.ROOT, "%.4f", bin.meanScore()),
              String.format(Locale.ROOT, "%.4f", bin.fractionOfPositives())));
    }
    columns.appendTo(text);
    return text.toString();
  }
}
