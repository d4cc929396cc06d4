package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompensatedSumTest {

  @Test
  void whatRoundingLosesIsGivenBack() {
    assertThat(sum(1, 1e100, 1, -1e100)).isEqualTo(2);
    assertThat(sum(1e100, 1, -1e100)).isEqualTo(1);
    assertThat(sum(1, 1e-20, -1)).isEqualTo(1e-20);
    assertThat(sum()).isZero();
  }

  @Test
  void theErrorDoesNotGrowWithTheTerms() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      double[] terms = random.doubles(5000, -1, 1).map(d -> d * d * d * 1e6).toArray();
      BigDecimal exact = BigDecimal.ZERO;
      for (double term : terms) {
        exact = exact.add(new BigDecimal(term));
      }
      assertThat(Math.abs(sum(terms) - exact.doubleValue()))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(2 * Math.ulp(exact.doubleValue()) + 1e-18);
    }
  }

  private static double sum(double... terms) {
    CompensatedSum sum = new CompensatedSum();
    for (double term : terms) {
      sum.add(term);
    }
    return sum.value();
  }
}
