package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
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
}
