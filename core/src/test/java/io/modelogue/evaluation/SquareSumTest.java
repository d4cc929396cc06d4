package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sum of squares beside the same in whole numbers of any size. */
class SquareSumTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 31, 32, 33, 62})
  void itIsExactForNumbersOfAnySize(int bits) {
    SquareSum sum = new SquareSum();
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 500; i++) {
      long count = random.nextLong() >>> (64 - Math.min(bits, 31 + i / 490));
      long value = (random.nextLong() | Long.MIN_VALUE) >>> (64 - bits);
      sum.add(count, value);
      BigInteger square = BigInteger.valueOf(value).pow(2);
      expected = expected.add(BigInteger.valueOf(count).multiply(square));
    }

    assertThat(sum.value()).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void countsAndValuesAroundTheLimitOfTheShortCutAreExact() {
    long[] counts = {1, (1L << 31) - 1, 1L << 31, 1L << 33, 1L << 62, Long.MAX_VALUE};
    long[] values = {0, 1, 0xFFFF_FFFFL, 1L << 32, 3L << 33};
    for (long count : counts) {
      for (long value : values) {
        SquareSum sum = new SquareSum();
        for (int times = 0; times < 3; times++) {
          sum.add(count, value);
        }
        assertThat(sum.value())
            .as("three times %d times the square of %d", count, value)
            .isEqualTo(
                BigInteger.valueOf(3)
                    .multiply(BigInteger.valueOf(count))
                    .multiply(BigInteger.valueOf(value).pow(2)));
      }
    }
  }
}
