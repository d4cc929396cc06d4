package io.modelogue.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An area under the ROC curve that may have been computed from binned scores, with the range in
 * which the exact area certainly lies.
 *
 * <p>The range is no confidence interval: it says nothing about chance, and holds always.
 *
 * @param value the area, pairs within one bin counted as ties; in the middle of the range
 * @param errorBound how far the exact area may be away from {@code value} at most, {@code 1/2 sum_b
 *     p_b n_b / (P N)} over the bins with their positives and negatives, rounded up; 0 if {@code
 *     value} is the exact area, correctly rounded like that of {@link RocAuc}
 * @param lowest the least the exact area can be, rounded down
 * @param highest the most the exact area can be, rounded up
 */
public record CertifiedAuc(double value, double errorBound, double lowest, double highest) {

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if the numbers are not in the order {@code 0 <= lowest <=
   *     value <= highest <= 1}, or the error bound is not from 0 to 1
   */
  public CertifiedAuc {
    if (!(0 <= lowest && lowest <= value && value <= highest && highest <= 1)) {
      throw new IllegalArgumentException(
          "an area of %s cannot lie between %s and %s".formatted(value, lowest, highest));
    }
    if (!(errorBound >= 0 && errorBound <= 1)) {
      throw new IllegalArgumentException(
          "an area cannot be wrong by at most " + errorBound + ": give a number from 0 to 1");
    }
  }

  /** Returns whether the value is the exact area. */
  public boolean isExact() {
    return errorBound == 0;
  }

  /** Returns the value, and how far it may be off if it is not exact. */
  @Override
  public String toString() {
    return isExact() ? value + " (exact)" : value + " +- " + errorBound;
  }

  /**
   * From twice the pairs ranked rightly plus those in one bin, and how many of the latter may be of
   * different scores, out of so many pairs.
   */
  static CertifiedAuc of(BigInteger twiceU, BigInteger unresolved, BigInteger pairs) {
    BigInteger whole = pairs.shiftLeft(1);
    double value = quotient(twiceU, whole);
    if (unresolved.signum() == 0) {
      return new CertifiedAuc(value, 0, value, value);
    }
    return new CertifiedAuc(
        value,
        roundedUp(unresolved, whole),
        roundedDown(twiceU.subtract(unresolved), whole),
        roundedUp(twiceU.add(unresolved), whole));
  }

  private static double quotient(BigInteger part, BigInteger whole) {
    return part.doubleValue() / whole.doubleValue();
  }

  private static double roundedUp(BigInteger part, BigInteger whole) {
    double bound = quotient(part, whole);
    while (compare(bound, part, whole) < 0) {
      bound = Math.nextUp(bound);
    }
    return bound;
  }

  private static double roundedDown(BigInteger part, BigInteger whole) {
    double bound = quotient(part, whole);
    while (compare(bound, part, whole) > 0) {
      bound = Math.nextDown(bound);
    }
    return bound;
  }

  private static int compare(double bound, BigInteger part, BigInteger whole) {
    return new BigDecimal(bound).multiply(new BigDecimal(whole)).compareTo(new BigDecimal(part));
  }
}
