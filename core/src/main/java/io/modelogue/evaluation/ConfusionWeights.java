package io.modelogue.evaluation;

import io.modelogue.evaluation.ConfusionMatrix.Cell;
import java.util.List;

/** The weights of the rows behind a confusion matrix. */
final class ConfusionWeights {
  private final double[] cells;
  private final double[] labelled;
  private final double[] predicted;
  private final double[] right;
  private final double total;

  /**
   * Takes over the array.
   *
   * @throws IllegalArgumentException if there is not one for each cell, or one is negative or
   *     infinite
   */
  ConfusionWeights(List<Cell> cells, double[] weights, int concepts) {
    if (weights.length != cells.size()) {
      throw new IllegalArgumentException(
          "there are %d weights for %d cells".formatted(weights.length, cells.size()));
    }
    this.cells = weights;
    this.labelled = new double[concepts];
    this.predicted = new double[concepts];
    this.right = new double[concepts];
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < weights.length; i++) {
      Cell cell = cells.get(i);
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the rows of %s weigh %s; that must be a finite number, 0 or more"
                .formatted(cell, weights[i]));
      }
      labelled[cell.labelled()] += weights[i];
      predicted[cell.predicted()] += weights[i];
      if (cell.labelled() == cell.predicted()) {
        right[cell.labelled()] = weights[i];
      }
      sum.add(weights[i]);
    }
    this.total = sum.value();
  }

  double cell(int index) {
    return cells[index];
  }

  double labelled(int concept) {
    return labelled[concept];
  }

  double predicted(int concept) {
    return predicted[concept];
  }

  double total() {
    return total;
  }

  double correct() {
    CompensatedSum sum = new CompensatedSum();
    for (double each : right) {
      sum.add(each);
    }
    return sum.value();
  }

  /** The weights behind those counts; where there are no rows, rounding leaves no weight. */
  WeightedCounts against(int concept, ThresholdCounts counts) {
    double tp = right[concept];
    double fp = counts.falsePositives() == 0 ? 0 : Math.max(0, predicted[concept] - tp);
    double fn = counts.falseNegatives() == 0 ? 0 : Math.max(0, labelled[concept] - tp);
    double tn = counts.trueNegatives() == 0 ? 0 : Math.max(0, total - tp - fp - fn);
    return new WeightedCounts(tp, fp, fn, tn);
  }
}
