package io.modelogue.evaluation;

import java.math.BigInteger;

/**
 * The exact sum of squares of whole numbers, whatever their order: so that it does not depend on
 * how rows were grouped, or by how many threads.
 */
final class SquareSum {
  // what is summed is low + high * 2^64 + rest, both unsigned; high stays far below 2^63, since
  // there are less than 2^63 rows and each adds less than 2^64
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
    long product = count * square;
    low += product;
    high += Math.multiplyHigh(count, square) + (count & square >> 63);
    high += Long.compareUnsigned(low, product) < 0 ? 1 : 0;
  }

  BigInteger value() {
    BigInteger lowPart = new BigInteger(Long.toUnsignedString(low));
    return rest.add(BigInteger.valueOf(high).shiftLeft(64)).add(lowPart);
  }
}
