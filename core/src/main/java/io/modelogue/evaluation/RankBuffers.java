package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * The arrays that a ranking needs beside its input, kept for the next one. They grow when a larger
 * input comes, to no more than it needs, and may be longer than what was asked for.
 *
 * <p>For use by one thread at a time.
 */
final class RankBuffers {
  private static final double[] NO_SCORES = {};
  private static final int[] NO_PLACES = {};
  private static final long[] NO_KEYS = {};

  private double[] split = NO_SCORES;
  private int[] places = NO_PLACES;
  private int[] blocks = NO_PLACES;
  private long[] keys = NO_KEYS;

  double[] split(int size) {
    if (split.length < size) {
      split = new double[size];
    }
    return split;
  }

  long[] keys(int size) {
    if (keys.length < size) {
      keys = new long[size];
    }
    return keys;
  }

  /** The first {@code size} of them are zero. */
  int[] places(int size) {
    if (places.length < size) {
      places = new int[size];
    } else {
      Arrays.fill(places, 0, size, 0);
    }
    return places;
  }

  int[] blocks(int size) {
    if (blocks.length < size) {
      blocks = new int[size];
    }
    return blocks;
  }

  /** What they occupy, but for a few bytes of headers. */
  long bytes() {
    return 8L * (split.length + (long) keys.length) + 4L * (places.length + (long) blocks.length);
  }
}
