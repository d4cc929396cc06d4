package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rank sum by buckets, and the sort that it falls back on, beside their obvious twins. */
class RankSumTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void rankSumIsThatOfAllPairs(String shape) {
    for (int round = 0; round < 60; round++) {
      int size = 2 + random.nextInt(round < 40 ? 60 : 600);
      double rate = new double[] {0.01, 0.3, 0.5, 0.9}[random.nextInt(4)];
      boolean[] labels = Rankings.labels(random, rate, size);
      double[] scores = Rankings.scores(random, shape, size);
      double[] before = scores.clone();

      RankSum ranks = RankSum.of(scores, labels);

      BigInteger expected = Rankings.twiceU(scores, labels);
      assertThat(BigInteger.valueOf(ranks.twiceU())).as("seed %d", seed).isEqualTo(expected);
      assertThat(ranks.area())
          .as("seed %d", seed)
          .isEqualTo(RocAuc.of(scores, labels).value())
          .isEqualTo(RocAuc.area(scores, labels).value());
      assertThat(scores).as("seed %d", seed).containsExactly(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 15, 16, 17, 18, 40})
  void bucketsAroundTheLimitOfACrowdAreCountedRightly(int crowd) {
    for (int ties = 0; ties <= crowd; ties += Math.max(1, crowd / 3)) {
      double[] scores = new double[400];
      boolean[] labels = new boolean[400];
      for (int row = 0; row < scores.length; row++) {
        labels[row] = row % 2 == 0;
        int number = row / 2;
        scores[row] = number < ties ? 100 : number < crowd ? 100 + 1e-9 * row : row;
      }

      assertThat(BigInteger.valueOf(RankSum.of(scores, labels).twiceU()))
          .as("%d alike of %d together", ties, crowd)
          .isEqualTo(Rankings.twiceU(scores, labels));
    }
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void manyRowsRankAsTheirSortedGroupsDo(String shape) {
    int size = 50_000 + random.nextInt(1000);
    double[] scores = Rankings.scores(random, shape, size);
    for (double rate : new double[] {0.0001, 0.3, 0.999}) {
      boolean[] labels = Rankings.labels(random, rate, size);
      assertThat(RankSum.of(scores, labels).twiceU())
          .as("seed %d, rate %s", seed, rate)
          .isEqualTo(new DeLong(ScoreCounts.of(scores, labels)).twiceU());
    }
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void sortIsThatOfTheJdk(String shape) {
    for (int size : new int[] {0, 1, 2, 47, 48, 49, 50, 300, 5000}) {
      double[] scores = Rankings.scores(random, shape, size);
      for (int row = 0; row < size; row++) {
        scores[row] += 0.0;
      }
      double[] expected = scores.clone();
      Arrays.sort(expected);

      BucketSort.sort(scores);

      assertThat(scores).as("seed %d, %d rows", seed, size).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void theNumberOfThreadsChangesNothing(String shape) {
    int size = 70_000 + random.nextInt(1000);
    double[] scores = Rankings.scores(random, shape, size);
    boolean[] labels = Rankings.labels(random, 0.3, size);
    long expected = RankSum.of(scores, labels).twiceU();

    for (int threads : new int[] {2, 3, 7}) {
      RankMemory memory = new RankMemory(Lanes.of(ForkJoinPool.commonPool(), threads));
      assertThat(RankSum.of(scores, labels, memory).twiceU())
          .as("seed %d, %d threads", seed, threads)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"continuous", "both signs"})
  void rowsBeyondACacheAreRankedRangeByRange(String shape) {
    int size = (1 << 19) + random.nextInt(1000);
    double[] scores = Rankings.scores(random, shape, size);
    boolean[] labels = Rankings.labels(random, 0.01, size);

    assertThat(RankSum.of(scores, labels).twiceU())
        .as("seed %d", seed)
        .isEqualTo(new DeLong(ScoreCounts.of(scores, labels)).twiceU());
  }

  @Test
  void oneClassHasNoArea() {
    double[] scores = {1, 2};
    assertThat(RocAuc.area(scores, new boolean[2]))
        .isEqualTo(RocAuc.of(scores, new boolean[2]))
        .matches(area -> !area.isDefined());
    boolean[] positive = {true, true};
    assertThat(RocAuc.area(scores, positive)).isEqualTo(RocAuc.of(scores, positive));
  }

  @Test
  void badInputIsRefusedInTheSameWords() {
    double[][] scores = {{}, {1, 2}, {Double.NaN, 1}, {1, 2, 3, Double.NaN}};
    boolean[][] labels = {{}, {true}, {true, false}, {true, true, false, false}};
    for (int i = 0; i < scores.length; i++) {
      double[] score = scores[i];
      boolean[] label = labels[i];
      assertThatThrownBy(() -> RocAuc.of(score, label))
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(
              refusal ->
                  assertThatThrownBy(() -> RocAuc.area(score, label))
                      .isInstanceOf(IllegalArgumentException.class)
                      .hasMessage(refusal.getMessage()));
    }
  }
}
