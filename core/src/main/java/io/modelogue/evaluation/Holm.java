package io.modelogue.evaluation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The correction of p-values for several tests at once, which bounds the chance of any false
 * discovery whatever the dependence between the tests (Holm, Scandinavian Journal of Statistics 6,
 * 1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * Returns the adjusted p-values in the order of the given ones: the i-th smallest of m becomes
   * the largest {@code (m - j + 1) p_j} over all {@code j <= i}, at most 1.
   *
   * @throws IllegalArgumentException if one does not lie in [0, 1]
   */
  public static double[] adjust(double... pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a p-value lies in [0, 1], not at " + p);
      }
    }
    Integer[] order = new Integer[pValues.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
    double[] adjusted = new double[pValues.length];
    double highest = 0;
    for (int i = 0; i < order.length; i++) {
      highest = Math.max(highest, Math.min(1, (order.length - i) * pValues[order[i]]));
      adjusted[order[i]] = highest;
    }
    return adjusted;
  }
}
