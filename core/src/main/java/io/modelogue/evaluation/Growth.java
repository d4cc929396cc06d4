package io.modelogue.evaluation;

/** The next length of an array that is full. */
final class Growth {
  /** Some virtual machines keep a few words of an array for themselves. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Growth() {}

  static int after(int size) {
    if (size == LONGEST) {
      throw new IllegalArgumentException("there are more than " + LONGEST + " scores in one file");
    }
    return (int) Math.min(LONGEST, 1L + size + (size >> 1));
  }
}
