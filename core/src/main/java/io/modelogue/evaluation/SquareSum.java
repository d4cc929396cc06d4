package io.modelogue.evaluation;

import java.math.BigInteger;

/**
 * The exact sum of squares of whole numbers, whatever their order: so that it does not depend on
 * how rows were grouped, or by how many threads.
 */
final class SquareSum {
  private static final long LOW = 0xffff_ffffL;

  // what is summed is low + high * 2^32 + rest
  private long low;
  private long high;
  private BigInteger rest = BigInteger.ZERO;

  /** Adds that many times the square of the value; both at least 0. */
  void add(long count, long value) {
    if (count >>> 31 != 0 || value >>> 32 != 0) {
      BigInteger exact = BigInteger.valueOf(value);
      rest = rest.add(BigInteger.valueOf(count).multiply(exact.multiply(exact)));
      return;
    }
    long square = value * value; // below 2^64, as an unsigned number
    low += count * (square & LOW);
    high += count * (square >>> 32) + (low >>> 32);
    low &= LOW;
    if (high < 0) {
      rest = value();
      low = 0;
      high = 0;
    }
  }

  BigInteger value() {
    BigInteger sum = new BigInteger(Long.toUnsignedString(high));
    return rest.add(sum.shiftLeft(32)).add(BigInteger.valueOf(low));
  }
}
