package io.modelogue.evaluation;

import java.util.Arrays;

/** What is true of each row: the one concept that it is, or every concept that applies to it. */
sealed interface RowLabels {

  int rows();

  /** Whether the row is labelled with the concept. */
  boolean has(int row, int concept);

  /** One number a row: 1 where it is labelled with the concept, else 0. */
  int[] against(int concept);

  /**
   * One concept index a row, not a copy.
   *
   * @throws IllegalStateException if a row may have several
   */
  int[] indexes();

  /** Wraps the array, which must not be changed afterwards. */
  static RowLabels ofIndexes(int[] indexes) {
    return new One(indexes);
  }

  /** Wraps the array of 0 and 1 in row-major order, which must not be changed afterwards. */
  static RowLabels ofMarks(byte[] marks, int concepts) {
    return new Several(marks, concepts);
  }

  /** Rows of exactly one concept each. */
  final class One implements RowLabels {
    private final int[] indexes;

    private One(int[] indexes) {
      this.indexes = indexes;
    }

    @Override
    public int rows() {
      return indexes.length;
    }

    @Override
    public boolean has(int row, int concept) {
      return indexes[row] == concept;
    }

    @Override
    public int[] against(int concept) {
      return BinaryLabels.against(indexes, concept);
    }

    @Override
    public int[] indexes() {
      return indexes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof One one && Arrays.equals(indexes, one.indexes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(indexes);
    }
  }

  /** Rows of any number of concepts each, none included. */
  final class Several implements RowLabels {
    private final byte[] marks;
    private final int concepts;

    private Several(byte[] marks, int concepts) {
      this.marks = marks;
      this.concepts = concepts;
    }

    @Override
    public int rows() {
      return marks.length / concepts;
    }

    @Override
    public boolean has(int row, int concept) {
      return marks[row * concepts + concept] == 1;
    }

    @Override
    public int[] against(int concept) {
      int[] labels = new int[rows()];
      for (int row = 0, index = concept; row < labels.length; row++, index += concepts) {
        labels[row] = marks[index];
      }
      return labels;
    }

    @Override
    public int[] indexes() {
      throw new IllegalStateException(
          "rows of multi-label predictions have no single concept; ask hasLabel(row, concept)");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Several several
          && concepts == several.concepts
          && Arrays.equals(marks, several.marks);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(marks);
    }
  }
}
