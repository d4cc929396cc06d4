package io.modelogue.evaluation;

/**
 * The weights of the rows of one class: at each distinct score, and added up from the highest score
 * down and from the lowest one up.
 *
 * <p>Each is kept, since none follows from the others by subtraction: beside a weight that is far
 * greater the difference of two sums has no digits left of what it should be.
 */
final class WeightSums {
  private final double[] groups;
  private final double[] down;
  private final double[] up;

  private WeightSums(double[] groups, double[] down, double[] up) {
    this.groups = groups;
    this.down = down;
    this.up = up;
  }

  /** Takes over the weights at each distinct score, from the highest one down. */
  static WeightSums of(double[] groups) {
    return new WeightSums(groups, cumulative(groups), reversed(cumulative(reversed(groups))));
  }

  /** The weight at the distinct score of that index. */
  double at(int index) {
    return groups[index];
  }

  /** The weight at that distinct score and all higher ones; 0 for the index -1. */
  double downTo(int index) {
    return index < 0 ? 0 : down[index];
  }

  /** The weight at all lower distinct scores than that one; all weights for the index -1. */
  double below(int index) {
    int next = index + 1;
    return next == up.length ? 0 : next == 0 ? total() : up[next];
  }

  double total() {
    return down[down.length - 1];
  }

  /** The same weights at the distinct scores in reverse order. */
  WeightSums mirrored() {
    return new WeightSums(reversed(groups), reversed(up), reversed(down));
  }

  private static double[] cumulative(double[] terms) {
    double[] sums = new double[terms.length];
    CompensatedSum sum = new CompensatedSum();
    double highest = 0;
    for (int i = 0; i < terms.length; i++) {
      sum.add(terms[i]);
      highest = Math.max(highest, sum.value()); // rounding must not let them fall
      sums[i] = highest;
    }
    return sums;
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
