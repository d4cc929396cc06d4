package io.modelogue.internal.npy;

/** The types of elements that are written and read. */
public enum NpyType {
  /** 64-bit floating point. */
  FLOAT64("<f8", 8),

  /** 32-bit floating point. */
  FLOAT32("<f4", 4),

  /** 32-bit signed integers. */
  INT32("<i4", 4),

  /** 8-bit unsigned integers. */
  UINT8("|u1", 1);

  private final String descriptor;
  private final int bytes;

  NpyType(String descriptor, int bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** Returns NumPy's name of the type, such as {@code <f8}. */
  public String descriptor() {
    return descriptor;
  }

  /** Returns the size of an element. */
  public int bytes() {
    return bytes;
  }
}
