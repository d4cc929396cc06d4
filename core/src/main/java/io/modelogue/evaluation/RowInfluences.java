package io.modelogue.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A measure written as a mean over rows, to first order: its value, and how much each row pulls it
 * away from there. The variance of the measure is that of the pulls,
 *
 * <pre>sum over strata c of n_c / (n_c - 1) * sum over rows i in c of (phi_i - mean_c phi)^2</pre>
 *
 * <p>where the strata are groups of rows whose sizes are taken as given. For the ROC AUC with the
 * two classes as strata this is DeLong's variance.
 */
final class RowInfluences {
  private final double value;
  private final double[] phi;
  private final int[] strata;
  private final int stratumCount;

  /** Takes over the array {@code phi}. */
  RowInfluences(double value, double[] phi, int[] strata, int stratumCount) {
    this.value = value;
    this.phi = phi;
    this.strata = strata;
    this.stratumCount = stratumCount;
  }

  /** The mean of one value a row, all rows in one stratum; takes over the array. */
  static RowInfluences ofMean(double[] values) {
    CompensatedSum sum = new CompensatedSum();
    for (double each : values) {
      sum.add(each);
    }
    double mean = sum.value() / values.length;
    for (int row = 0; row < values.length; row++) {
      values[row] /= values.length;
    }
    return new RowInfluences(mean, values, new int[values.length], 1);
  }

  /** Pulls that are known, all rows in one stratum; takes over the array. */
  static RowInfluences ofPulls(double value, double[] phi) {
    return new RowInfluences(value, phi, new int[phi.length], 1);
  }

  double value() {
    return value;
  }

  /** The influences on the difference {@code this - other} over the same rows. */
  RowInfluences minus(RowInfluences other) {
    double[] difference = new double[phi.length];
    for (int row = 0; row < difference.length; row++) {
      difference[row] = phi[row] - other.phi[row];
    }
    return new RowInfluences(value - other.value, difference, strata, stratumCount);
  }

  boolean areAllZero() {
    for (double each : phi) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  /** The variance of the measure, or nothing if a stratum has a single row. */
  OptionalDouble variance() {
    long[] rows = new long[stratumCount];
    double[] lowest = new double[stratumCount];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    for (int row = 0; row < phi.length; row++) {
      rows[strata[row]]++;
      lowest[strata[row]] = Math.min(lowest[strata[row]], phi[row]);
    }
    if (Arrays.stream(rows).anyMatch(each -> each == 1)) {
      return OptionalDouble.empty();
    }
    // counted from the stratum's lowest row, so that equal influences have exactly no variance
    CompensatedSums above = new CompensatedSums(stratumCount);
    for (int row = 0; row < phi.length; row++) {
      above.add(strata[row], phi[row] - lowest[strata[row]]);
    }
    double[] mean = above.values();
    Arrays.setAll(mean, stratum -> mean[stratum] / Math.max(1, rows[stratum]));
    CompensatedSums squares = new CompensatedSums(stratumCount);
    for (int row = 0; row < phi.length; row++) {
      double deviation = phi[row] - lowest[strata[row]] - mean[strata[row]];
      squares.add(strata[row], deviation * deviation);
    }
    double variance = 0;
    for (int stratum = 0; stratum < stratumCount; stratum++) {
      if (rows[stratum] > 1) {
        variance += squares.value(stratum) * rows[stratum] / (rows[stratum] - 1);
      }
    }
    return OptionalDouble.of(variance);
  }
}
