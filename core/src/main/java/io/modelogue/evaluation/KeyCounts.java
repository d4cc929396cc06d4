package io.modelogue.evaluation;

import java.math.BigInteger;

/**
 * How many positives and negatives fall on each {@link SortKey} of which so many low bits are left
 * off. Immutable.
 *
 * <p>At most so many keys are kept: of all numbers of bits that could be left off, the smallest is
 * taken that leaves few enough keys. Which number that is depends on the rows alone and not on the
 * order in which they came, and it never falls as rows join. So whatever the way in which rows are
 * split and merged, the same rows end in the same counts.
 */
final class KeyCounts {
  static final KeyCounts NONE = new KeyCounts(0, new long[0], new long[0], new long[0]);

  /** How many low bits are left off, 0 to 63; with 0 each key is one score. */
  final int shift;

  /** Ascending, without their low bits. */
  final long[] keys;

  final long[] positives;
  final long[] negatives;
  final long positiveCount;
  final long negativeCount;

  /**
   * Takes over the arrays.
   *
   * @throws ArithmeticException if there are 2^63 rows of a class, or more
   */
  KeyCounts(int shift, long[] keys, long[] positives, long[] negatives) {
    this.shift = shift;
    this.keys = keys;
    this.positives = positives;
    this.negatives = negatives;
    this.positiveCount = sum(positives);
    this.negativeCount = sum(negatives);
  }

  /** Counts keys that ascend, from one place to before another, each as a positive row. */
  static KeyCounts ofPositives(long[] sorted, int from, int to) {
    return ofRuns(sorted, from, to, 1);
  }

  /** Counts keys that ascend, from one place to before another, each as a negative row. */
  static KeyCounts ofNegatives(long[] sorted, int from, int to) {
    return ofRuns(sorted, from, to, 0);
  }

  private static KeyCounts ofRuns(long[] sorted, int from, int to, int positive) {
    int distinct = 0;
    for (int i = from; i < to; i++) {
      distinct += i == from || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    long[] keys = new long[distinct];
    long[][] counts = new long[2][distinct];
    int last = -1;
    for (int i = from; i < to; i++) {
      last += i == from || sorted[i] != sorted[i - 1] ? 1 : 0;
      keys[last] = sorted[i];
      counts[positive][last]++;
    }
    return new KeyCounts(0, keys, counts[1], counts[0]);
  }

  /**
   * The rows of both, on as many keys as there may be at most, which is 2 or more.
   *
   * @throws ArithmeticException if there are 2^63 rows of a class, or more
   */
  static KeyCounts merge(KeyCounts a, KeyCounts b, int most) {
    Math.addExact(a.positiveCount, b.positiveCount);
    Math.addExact(a.negativeCount, b.negativeCount);
    int finest = Math.max(a.shift, b.shift);
    int[] apart = new int[Long.SIZE];
    int size = 0;
    long before = 0;
    for (KeyUnion union = new KeyUnion(a, b, finest); union.next(); size++) {
      if (size > 0) {
        apart[highestBit(before ^ union.key)]++;
      }
      before = union.key;
    }
    // leaving off s bits joins those neighbours that are apart by lower bits only
    int off = 0;
    for (; size > most; off++) {
      size -= apart[off];
    }
    return coarsened(a, b, finest + off, size);
  }

  private static KeyCounts coarsened(KeyCounts a, KeyCounts b, int shift, int size) {
    long[] keys = new long[size];
    long[] positives = new long[size];
    long[] negatives = new long[size];
    KeyUnion union = new KeyUnion(a, b, shift);
    for (int i = 0; union.next(); i++) {
      keys[i] = union.key;
      positives[i] = union.positives;
      negatives[i] = union.negatives;
    }
    return new KeyCounts(shift, keys, positives, negatives);
  }

  /** The key of that index with more low bits left off. */
  long key(int index, int newShift) {
    return keys[index] >> (newShift - shift);
  }

  int size() {
    return keys.length;
  }

  /** Pairs ranked rightly, counted twice, and pairs on one key once. */
  BigInteger twiceU() {
    BigInteger twice = BigInteger.ZERO;
    long below = 0;
    for (int i = 0; i < keys.length; i++) {
      if (positives[i] > 0) {
        BigInteger placement = BigInteger.valueOf(below).add(BigInteger.valueOf(below));
        placement = placement.add(BigInteger.valueOf(negatives[i]));
        twice = twice.add(placement.multiply(BigInteger.valueOf(positives[i])));
      }
      below += negatives[i];
    }
    return twice;
  }

  /** Pairs of a positive and a negative on one key that may be of different scores. */
  BigInteger unresolved() {
    BigInteger pairs = BigInteger.ZERO;
    for (int i = 0; shift > 0 && i < keys.length; i++) {
      if (positives[i] > 0 && negatives[i] > 0) {
        BigInteger inBin = BigInteger.valueOf(positives[i]);
        pairs = pairs.add(inBin.multiply(BigInteger.valueOf(negatives[i])));
      }
    }
    return pairs;
  }

  private static int highestBit(long bits) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum = Math.addExact(sum, count);
    }
    return sum;
  }
}
