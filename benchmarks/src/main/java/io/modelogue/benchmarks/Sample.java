package io.modelogue.benchmarks;

import java.util.Arrays;
import java.util.Random;

/**
 * Random scores and labels, the same for the same arguments. The arrays are not copied: whoever
 * measures must see that they stay as they are.
 */
final class Sample {
  private static final int TIED_VALUES = 10;

  final double[] scores;
  final boolean[] labels;

  private Sample(double[] scores, boolean[] labels) {
    this.scores = scores;
    this.labels = labels;
  }

  /**
   * Draws a sample.
   *
   * @param ties the share of rows whose score is one of ten values
   * @param rate the share of positives; there is at least one row of each class
   */
  static Sample of(int rows, double ties, double rate, Shape shape) {
    Random random = new Random(20_240_607);
    double[] scores = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row == 0 || (row > 1 && random.nextDouble() < rate);
      double latent = random.nextGaussian() + (labels[row] ? 0.75 : -0.75);
      double score = shape.score(latent, random);
      scores[row] =
          random.nextDouble() < ties
              ? shape.score(random.nextInt(TIED_VALUES) - TIED_VALUES / 2.0, random)
              : score;
    }
    if (shape == Shape.SORTED || shape == Shape.REVERSED) {
      Arrays.sort(scores);
    }
    for (int row = 0; shape == Shape.REVERSED && row < rows / 2; row++) {
      double score = scores[row];
      scores[row] = scores[rows - 1 - row];
      scores[rows - 1 - row] = score;
    }
    return new Sample(scores, labels);
  }

  /** The labels as 1 and 0. */
  int[] indexes() {
    int[] indexes = new int[labels.length];
    for (int row = 0; row < indexes.length; row++) {
      indexes[row] = labels[row] ? 1 : 0;
    }
    return indexes;
  }

  /** The scores of one class. */
  double[] scores(boolean label) {
    double[] chosen = new double[scores.length];
    int size = 0;
    for (int row = 0; row < scores.length; row++) {
      if (labels[row] == label) {
        chosen[size++] = scores[row];
      }
    }
    return Arrays.copyOf(chosen, size);
  }
}
