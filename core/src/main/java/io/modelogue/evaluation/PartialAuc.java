package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.function.IntToLongFunction;

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
    long negatives = curve.negatives();
    double twice =
        twiceArea(
            curve.size(),
            curve::falsePositives,
            curve::truePositives,
            new double[] {from * negatives, to * negatives});
    return of(curve, range, twice, (from + to) / 2);
  }

  private static PartialAuc besideCurve(RocCurve curve, RateRange range) {
    long positives = curve.positives();
    long negatives = curve.negatives();
    double twice =
        twiceArea(
            curve.size(),
            curve::truePositives,
            i -> negatives - curve.falsePositives(i),
            new double[] {range.from() * positives, range.to() * positives});
    return of(curve, range, twice, 1 - (range.from() + range.to()) / 2);
  }

  /** With the mean height of the diagonal over the range. */
  private static PartialAuc of(RocCurve curve, RateRange range, double twice, double guess) {
    double area = twice / (2 * curve.positives() * curve.negatives());
    double width = range.to() - range.from();
    return new PartialAuc(range, area, (1 + (area / width - guess) / (1 - guess)) / 2);
  }

  /** Twice the area below the points between two bounds; whole steps are added in integers. */
  private static double twiceArea(
      int size, IntToLongFunction x, IntToLongFunction y, double[] bounds) {
    long whole = 0;
    double cut = 0;
    for (int i = 1; i < size; i++) {
      long x0 = x.applyAsLong(i - 1);
      long x1 = x.applyAsLong(i);
      long y0 = y.applyAsLong(i - 1);
      long y1 = y.applyAsLong(i);
      double left = Math.max((double) x0, bounds[0]);
      double right = Math.min((double) x1, bounds[1]);
      if (left == x0 && right == x1) {
        whole = Math.addExact(whole, (x1 - x0) * (y0 + y1));
      } else if (left < right) {
        double slope = (double) (y1 - y0) / (x1 - x0);
        cut += (right - left) * (2.0 * y0 + slope * ((left - x0) + (right - x0)));
      }
    }
    return whole + cut;
  }
}
