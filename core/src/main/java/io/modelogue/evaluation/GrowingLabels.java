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

  /** As bytes, which labels of 0 and 1 are. */
  byte[] toMarks() {
    byte[] marks = new byte[size];
    for (int i = 0; i < size; i++) {
      marks[i] = (byte) labels[i];
    }
    return marks;
  }
}
