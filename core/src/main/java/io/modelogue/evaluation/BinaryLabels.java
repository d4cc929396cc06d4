package io.modelogue.evaluation;

/** Labels of two classes, read from the forms in which callers hold them, as indexes 0 and 1. */
final class BinaryLabels {
  private BinaryLabels() {}

  static int[] indexes(boolean[] labels) {
    int[] indexes = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      indexes[row] = labels[row] ? 1 : 0;
    }
    return indexes;
  }

  static int[] indexes(byte[] labels) {
    int[] indexes = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      indexes[row] = labels[row];
    }
    return indexes;
  }

  static byte[] marks(boolean[] labels) {
    byte[] marks = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      marks[i] = (byte) (labels[i] ? 1 : 0);
    }
    return marks;
  }

  /** One concept against all others. */
  static int[] against(int[] labels, int concept) {
    int[] indexes = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      indexes[row] = labels[row] == concept ? 1 : 0;
    }
    return indexes;
  }
}
