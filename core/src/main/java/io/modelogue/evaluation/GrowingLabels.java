package io.modelogue.evaluation;

import java.util.Arrays;

/** An array of label indexes whose length is not known beforehand. */
final class GrowingLabels {
  private int[] labels = new int[1024];
  private int size;

  void add(int label) {
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, Growth.after(size));
    }
    labels[size++] = label;
  }

  int[] toArray() {
    return Arrays.copyOf(labels, size);
  }
}
