package io.modelogue.evaluation;

/**
 * Many sums side by side, each of which is compensated as in {@link CompensatedSum}: of what is
 * usually added up, so exact before it is rounded that the order of the terms leaves no trace.
 */
final class CompensatedSums {
  private final double[] sums;
  private final double[] lost;

  CompensatedSums(int count) {
    this.sums = new double[count];
    this.lost = new double[count];
  }

  void add(int index, double term) {
    double sum = sums[index];
    double next = sum + term;
    lost[index] += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sums[index] = next;
  }

  double value(int index) {
    return sums[index] + lost[index];
  }

  /** Returns all of them; they are a new array. */
  double[] values() {
    double[] values = new double[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i);
    }
    return values;
  }
}
