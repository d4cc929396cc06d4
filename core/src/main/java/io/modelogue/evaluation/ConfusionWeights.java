package io.modelogue.evaluation;

import io.modelogue.evaluation.ConfusionMatrix.Cell;
import java.util.List;

/**
 * The weights of the rows behind a confusion matrix.
 *
 * <p>Those of rows decided wrongly are added up by themselves: the difference of two sums would
 * have no digits left of them beside weights that are far greater.
 */
final class ConfusionWeights {
  private final List<Cell> cells;
  private final double[] weights;
  private final double[] right;
  private final CompensatedSums missed;
  private final CompensatedSums mistaken;
  private final CompensatedSum allWrong = new CompensatedSum();
  private final CompensatedSum allRight = new CompensatedSum();

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
    this.cells = cells;
    this.weights = weights;
    this.right = new double[concepts];
    this.missed = new CompensatedSums(concepts);
    this.mistaken = new CompensatedSums(concepts);
    for (int i = 0; i < weights.length; i++) {
      add(cells.get(i), weights[i]);
    }
  }

  private void add(Cell cell, double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the rows of %s weigh %s; that must be a finite number, 0 or more"
              .formatted(cell, weight));
    }
    if (cell.labelled() == cell.predicted()) {
      right[cell.labelled()] = weight;
      allRight.add(weight);
    } else {
      missed.add(cell.labelled(), weight);
      mistaken.add(cell.predicted(), weight);
      allWrong.add(weight);
    }
  }

  double cell(int index) {
    return weights[index];
  }

  double correct() {
    return allRight.value();
  }

  double wrong() {
    return allWrong.value();
  }

  WeightedCounts against(int concept) {
    double tp = right[concept];
    double fp = mistaken.value(concept);
    double fn = missed.value(concept);
    double total = correct() + wrong();
    // no digits are lost while most of the weight lies elsewhere, and it can lie with a few only
    double tn = tp + fp + fn <= total / 2 ? total - (tp + fp + fn) : apartFrom(concept);
    return new WeightedCounts(tp, fp, fn, tn);
  }

  private double apartFrom(int concept) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < weights.length; i++) {
      Cell cell = cells.get(i);
      if (cell.labelled() != concept && cell.predicted() != concept) {
        sum.add(weights[i]);
      }
    }
    return sum.value();
  }
}
