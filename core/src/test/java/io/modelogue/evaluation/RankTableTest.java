package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table that says how many rows lie below a score, beside a comparison with all of them. */
class RankTableTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void sayHowManyRowsLieBelowAnyScore() {
    for (int round = 0; round < 300; round++) {
      double[] rows = scores(1 + random.nextInt(200), value -> value);
      double[] others = scores(100, value -> random.nextInt(4) == 0 ? anyOf(rows) : value);
      assertThat(ranked(rows, others, 0, 1))
          .as("seed %d", seed)
          .isEqualTo(twiceBelow(rows, others));
    }
  }

  @Test
  void rowsInTheSame128thOfABucketAreComparedOneByOne() {
    for (int round = 0; round < 100; round++) {
      double centre = random.nextDouble();
      double[] rows = scores(50, value -> value);
      for (int i = 0; i < 6; i++) {
        rows[i] = centre + i * 1e-15;
      }
      double[] others = scores(60, value -> centre + 1e-15 * random.nextInt(-2, 8));
      assertThat(ranked(rows, others, 0, 1))
          .as("seed %d", seed)
          .isEqualTo(twiceBelow(rows, others));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 10, 31, 32})
  void aBucketMayHoldMoreRowsThanItHasLanes(int together) {
    // 1000 rows leave 501 buckets; those of one bucket lie in steps of a 128th of it
    double bucket = 1 / (501.0 - 1.0 / 128);
    double[] rows = scores(1000, value -> 0.5 + value / 2);
    for (int i = 0; i < together; i++) {
      rows[i] = bucket * (100 + (i % 60) / 64.0);
    }
    double[] others =
        IntStream.range(0, 1000).mapToDouble(i -> bucket * (99.5 + i / 500.0)).toArray();

    assertThat(ranked(rows, others, 0, 1)).as("seed %d", seed).isEqualTo(twiceBelow(rows, others));
  }

  @Test
  void scoresAtTheEndsAndARoundingErrorBeyondThemHaveTheirPlace() {
    for (int round = 0; round < 200; round++) {
      double low = random.nextGaussian();
      double high = low + random.nextDouble() * 0.01 + 1e-3;
      double[] ends = {
        Math.nextDown(low), low, Math.nextUp(low), Math.nextDown(high), high, Math.nextUp(high)
      };
      double[] rows = scores(300, value -> random.nextInt(20) == 0 ? anyOf(ends) : low);
      double[] others = scores(300, value -> anyOf(ends));
      for (int i = 0; i < rows.length; i++) {
        rows[i] = rows[i] == low ? low + (high - low) * random.nextDouble() : rows[i];
      }
      assertThat(ranked(rows, others, low, high))
          .as("seed %d", seed)
          .isEqualTo(twiceBelow(rows, others));
    }
  }

  @Test
  void rowsThatCrowdAreRefused() {
    assertThat(opens(scores(1000, value -> value))).isTrue();
    assertThat(opens(scores(1000, value -> value * 0x1p-6)))
        .as("sixty-four times as dense")
        .isFalse();
    double[] tied = scores(1000, value -> value);
    for (int i = 0; i < 33; i++) {
      tied[i] = 0.25;
    }
    assertThat(opens(tied)).as("33 rows in a bucket").isFalse();
    assertThat(opens(scores(1000, value -> Math.floor(value * 60) / 60)))
        .as("sixty values")
        .isFalse();
  }

  @Test
  void thereIsNoTableForARangeWithoutWidthOrEnd() {
    RankBuffers buffers = new RankBuffers();
    assertThat(new RankTable(0, 1, 10, buffers).exists()).isTrue();
    assertThat(new RankTable(1, 1, 10, buffers).exists()).isFalse();
    assertThat(new RankTable(0, Double.POSITIVE_INFINITY, 10, buffers).exists()).isFalse();
    assertThat(new RankTable(Double.NEGATIVE_INFINITY, 0, 10, buffers).exists()).isFalse();
    assertThat(new RankTable(-Double.MAX_VALUE, Double.MAX_VALUE, 10, buffers).exists()).isFalse();
    assertThat(new RankTable(0, Double.MIN_VALUE, 10, buffers).exists()).isFalse();
  }

  private static long ranked(double[] rows, double[] others, double low, double high) {
    RankTable table = new RankTable(low, high, rows.length, new RankBuffers());
    int middle = rows.length / 2;
    table.count(rows, 0, middle);
    table.count(rows, middle, rows.length);
    assertThat(table.open()).isTrue();
    table.place(rows, 0, middle);
    table.place(rows, middle, rows.length);
    table.rank(others, 0, others.length / 2);
    table.rank(others, others.length / 2, others.length);
    return table.twiceBelow();
  }

  private static boolean opens(double[] rows) {
    RankTable table = new RankTable(0, 1, rows.length, new RankBuffers());
    table.count(rows, 0, rows.length);
    return table.open();
  }

  private static long twiceBelow(double[] rows, double[] others) {
    long twice = 0;
    for (double score : others) {
      for (double row : rows) {
        twice += score > row ? 2 : score == row ? 1 : 0;
      }
    }
    return twice;
  }

  private double[] scores(int count, DoubleUnaryOperator shape) {
    return DoubleStream.generate(() -> shape.applyAsDouble(random.nextDouble()))
        .limit(count)
        .toArray();
  }

  private double anyOf(double[] values) {
    return values[random.nextInt(values.length)];
  }
}
