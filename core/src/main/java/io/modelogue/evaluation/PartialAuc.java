package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * The area under a part of the ROC curve, for those who will never work at the other rates.
 *
 * <p>Along false positive rates or specificities it is the area between the curve and the axis
 * below, that is the true positive rate integrated over the false positive rate; along
 * sensitivities that between the curve and the axis to its right, the specificity integrated over
 * the true positive rate. Points are joined by straight lines, as ties demand. Over the whole range
 * it is the ROC AUC, the same number bit for bit.
 *
 * @param range the part
 * @param value the plain area, from 0 to the width of the range
 * @param standardized the area mapped so that a useless model, which guesses, has 0.5 and a perfect
 *     one 1, whatever the range: {@code (1 + (value - low) / (high - low)) / 2} with the areas
 *     {@code low} and {@code high} of such models (McClish, Medical Decision Making 9, 1989). It is
 *     less than 0.5 where the curve lies below the diagonal, where some programs give no number
 */
public record PartialAuc(RateRange range, double value, double standardized) {

  /** Creates it. */
  public PartialAuc {
    requireNonNull(range, "range");
  }

  /** Returns the area, the range, and the standardized area. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.4f along %s, standardized %.4f", value, range, standardized);
  }

  /**
   * Returns the area under a part of that curve; of a curve that was reduced by {@link
   * RocCurve#atMost(int)} it may be off by {@link RocCurve#lostArea()}. In time O(points).
   */
  public static PartialAuc of(RocCurve curve, RateRange range) {
    return switch (range.axis()) {
      case FALSE_POSITIVE_RATE -> underCurve(curve, range, range.from(), range.to());
      case SPECIFICITY -> underCurve(curve, range, 1 - range.to(), 1 - range.from());
      case SENSITIVITY -> besideCurve(curve, range);
    };
  }

  private static PartialAuc underCurve(RocCurve curve, RateRange range, double from, double to) {
    double[] bounds = {from * negatives(curve), to * negatives(curve)};
    double twice = twiceArea(curve, curve::falsePositiveWeight, curve::truePositiveWeight, bounds);
    return of(curve, range, twice, (from + to) / 2);
  }

  private static PartialAuc besideCurve(RocCurve curve, RateRange range) {
    double negatives = negatives(curve);
    double[] bounds = {range.from() * positives(curve), range.to() * positives(curve)};
    double twice =
        twiceArea(
            curve,
            curve::truePositiveWeight,
            i -> negatives - curve.falsePositiveWeight(i),
            bounds);
    return of(curve, range, twice, 1 - (range.from() + range.to()) / 2);
  }

  /** With the mean height of the diagonal over the range. */
  private static PartialAuc of(RocCurve curve, RateRange range, double twice, double guess) {
    double width = range.to() - range.from();
    double area = Math.min(width, twice / (2 * (positives(curve) * negatives(curve))));
    return new PartialAuc(range, area, (1 + (area / width - guess) / (1 - guess)) / 2);
  }

  private static double positives(RocCurve curve) {
    return curve.truePositiveWeight(curve.size() - 1);
  }

  private static double negatives(RocCurve curve) {
    return curve.falsePositiveWeight(curve.size() - 1);
  }

  /**
   * Twice the area below the points between two bounds. Without weights whole steps are added in
   * integers.
   */
  private static double twiceArea(
      RocCurve curve, IntToDoubleFunction x, IntToDoubleFunction y, double[] bounds) {
    long whole = 0;
    CompensatedSum cut = new CompensatedSum();
    for (int i = 1; i < curve.size(); i++) {
      double x0 = x.applyAsDouble(i - 1);
      double x1 = x.applyAsDouble(i);
      double y0 = y.applyAsDouble(i - 1);
      double y1 = y.applyAsDouble(i);
      double left = Math.max(x0, bounds[0]);
      double right = Math.min(x1, bounds[1]);
      if (!curve.hasWeights() && left == x0 && right == x1) {
        whole = Math.addExact(whole, ((long) (x1 - x0)) * ((long) (y0 + y1)));
      } else if (left < right) {
        double slope = (y1 - y0) / (x1 - x0);
        cut.add((right - left) * (2 * y0 + slope * ((left - x0) + (right - x0))));
      }
    }
    return whole + cut.value();
  }
}
