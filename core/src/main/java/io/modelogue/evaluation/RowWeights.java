package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * How much each row counts: 0, or a number whose products with others neither overflow nor vanish;
 * and not all of them 0.
 */
final class RowWeights {
  private static final double LOWEST = 1e-100;
  private static final double HIGHEST = 1e100;

  private final double[] weights;

  private RowWeights(double[] weights) {
    this.weights = weights;
  }

  /** Takes over the array. */
  static RowWeights of(double[] weights, int rows) {
    if (weights.length != rows) {
      throw new IllegalArgumentException(
          "there are %d weights for %d rows: give one a row".formatted(weights.length, rows));
    }
    for (int row = 0; row < rows; row++) {
      if (!isWeight(weights[row])) {
        throw new IllegalArgumentException(
            "the weight of row %d (counted from 0) %s".formatted(row, flaw(weights[row])));
      }
    }
    if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException("all weights are zero, so that no row counts");
    }
    return new RowWeights(weights);
  }

  static boolean isWeight(double weight) {
    return weight == 0 || (weight >= LOWEST && weight <= HIGHEST);
  }

  /** What is wrong with a number that is no weight. */
  static String flaw(double weight) {
    return "is %s; it must be 0, or lie between %s and %s".formatted(weight, LOWEST, HIGHEST);
  }

  double of(int row) {
    return weights[row];
  }

  /** Each weight as many times in a row as there are columns, for all scores in one pool. */
  double[] repeated(int columns) {
    double[] repeated = new double[weights.length * columns];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = weights[i / columns];
    }
    return repeated;
  }

  double[] toArray() {
    return weights.clone();
  }

  boolean haveZeros() {
    return Arrays.stream(weights).anyMatch(weight -> weight == 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowWeights that && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }
}
