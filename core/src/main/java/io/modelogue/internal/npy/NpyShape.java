package io.modelogue.internal.npy;

import java.util.OptionalInt;

/**
 * The lengths of an array of one or two dimensions.
 *
 * @param rows the length of the first dimension
 * @param columns the length of the second dimension, if there is one
 */
public record NpyShape(int rows, OptionalInt columns) {

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if a length is negative, or there are more elements than an
   *     array can hold
   */
  public NpyShape {
    if (rows < 0 || columns.orElse(0) < 0) {
      throw new IllegalArgumentException("a negative length: " + rows + ", " + columns);
    }
    if ((long) rows * columns.orElse(1) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d x %d elements are more than an array can hold".formatted(rows, columns.orElse(1)));
    }
  }

  /** Returns the shape of a plain array. */
  public static NpyShape of(int length) {
    return new NpyShape(length, OptionalInt.empty());
  }

  /** Returns the shape of a matrix. */
  public static NpyShape of(int rows, int columns) {
    return new NpyShape(rows, OptionalInt.of(columns));
  }

  /** Returns the number of elements. */
  public int elements() {
    return rows * columns.orElse(1);
  }

  /** Returns the Python tuple, such as {@code (3,)} or {@code (3, 2)}. */
  @Override
  public String toString() {
    return columns.isPresent() ? "(" + rows + ", " + columns.getAsInt() + ")" : "(" + rows + ",)";
  }
}
