package io.modelogue.evaluation;

import java.util.Arrays;

/** An array of scores whose length is not known beforehand. */
final class GrowingScores {
  private double[] scores = new double[1024];
  private int size;

  void add(double score) {
    if (size == scores.length) {
      scores = Arrays.copyOf(scores, Growth.after(size));
    }
    scores[size++] = score;
  }

  double[] toArray() {
    return Arrays.copyOf(scores, size);
  }
}
