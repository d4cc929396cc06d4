package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges between the extremes of a sample, and the blocks in which rows are set apart by them. */
class SampledRangesTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void aHigherScoreNeverLiesInALowerRange(String shape) {
    double[] scores = Rankings.scores(random, shape, 50_000);
    SampledRanges ranges = new SampledRanges(scores);
    Arrays.sort(scores);
    for (int i = 1; i < scores.length && ranges.exist(); i++) {
      assertThat(ranges.of(scores[i]))
          .as("seed %d", seed)
          .isBetween(ranges.of(scores[i - 1]), ranges.count() - 1);
    }
  }

  @Test
  void innerRangesHaveTheirEndsButForARoundingError() {
    double[] scores = Rankings.scores(random, "continuous", 1 << 19);
    SampledRanges ranges = new SampledRanges(scores);
    assertThat(ranges.count()).isEqualTo(32);
    for (int range = 0; range < ranges.count(); range++) {
      double middle = (ranges.lowest(range) + ranges.highest(range)) / 2;
      assertThat(ranges.of(middle)).as("seed %d", seed).isEqualTo(range);
    }
    for (double score : scores) {
      int range = ranges.of(score);
      double error = 0x1p-31 * (ranges.highest(range) - ranges.lowest(range));
      if (!ranges.isOuter(range)) {
        assertThat(score)
            .as("seed %d", seed)
            .isBetween(ranges.lowest(range) - error, ranges.highest(range) + error);
      }
    }
  }

  @Test
  void thereAreNoRangesWhereASampleHasNoWidthOrTooMuch() {
    double[][] without = {
      new double[1000],
      {1, Double.POSITIVE_INFINITY},
      {Double.NEGATIVE_INFINITY, 1},
      {-Double.MAX_VALUE, Double.MAX_VALUE},
      {Double.NaN, 1},
      {1, 1 + 1e-9}
    };
    for (double[] scores : without) {
      assertThat(new SampledRanges(scores).exist()).as(Arrays.toString(scores)).isFalse();
    }
    assertThat(new SampledRanges(new double[] {1, 1.1}).exist()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void blocksHoldEachRowOnceInItsRangeAndClass(int lanes) {
    double[] scores = Rankings.scores(random, "both signs", 30_000);
    boolean[] labels = Rankings.labels(random, 0.3, scores.length);
    SampledRanges ranges = new SampledRanges(scores);
    RankMemory memory = new RankMemory(Lanes.of(ForkJoinPool.commonPool(), lanes));

    RowBlocks blocks = RowBlocks.of(scores, labels, ranges, memory);

    for (int range = 0; range < ranges.count(); range++) {
      TwoClasses rows = blocks.classes(range);
      for (boolean label : new boolean[] {false, true}) {
        int wanted = range;
        double[] expected =
            IntStream.range(0, scores.length)
                .filter(row -> labels[row] == label && ranges.of(scores[row]) == wanted)
                .mapToDouble(row -> scores[row] + 0.0)
                .sorted()
                .toArray();
        double[] found = all(label ? rows.positives() : rows.negatives());
        assertThat(found).as("seed %d, range %d", seed, range).containsExactly(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void scoresThatTheSampleMissedAreRankedToo(int lanes) {
    double[] scores = new double[(1 << 19) + 5];
    boolean[] labels = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      boolean sampled = row % (scores.length / 256) == 0;
      scores[row] = random.nextDouble() * (sampled ? 1 : 3) - (sampled ? 0 : 1);
      labels[row] = random.nextInt(3) == 0;
    }
    RankMemory memory = new RankMemory(Lanes.of(ForkJoinPool.commonPool(), lanes));
    assertThat(RankSum.of(scores, labels, memory).twiceU())
        .as("seed %d", seed)
        .isEqualTo(new DeLong(ScoreCounts.of(scores, labels)).twiceU());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 69_999})
  void aScoreThatIsNaNIsRefusedWhetherOrNotTheSampleHasIt(int row) {
    double[] scores = Rankings.scores(random, "continuous", 70_000);
    boolean[] labels = Rankings.labels(random, 0.5, scores.length);
    scores[row] = Double.NaN;
    RankMemory memory = new RankMemory(Lanes.of(Runnable::run, 2));

    assertThatThrownBy(() -> RankSum.of(scores, labels, memory))
        .as("seed %d", seed)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row " + row);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aScoreThatIsNaNIsRefusedWhereNothingElseAsksForTheScoresOfItsClass(boolean turned) {
    double[] scores = Rankings.scores(random, "continuous", 70_000);
    boolean[] labels = new boolean[scores.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = turned ^ scores[row] > 0.9;
    }
    scores[1] = Double.NaN;
    labels[1] = turned;
    RankMemory memory = new RankMemory(Lanes.of(Runnable::run, 2));

    assertThatThrownBy(() -> RankSum.of(scores, labels, memory))
        .as("seed %d", seed)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1 ");
  }

  private static double[] all(ScoredRows rows) {
    double[] all = new double[rows.count()];
    int[] next = new int[1];
    rows.each(
        (scores, from, to) -> {
          System.arraycopy(scores, from, all, next[0], to - from);
          next[0] += to - from;
        });
    assertThat(next[0]).isEqualTo(all.length);
    Arrays.sort(all);
    return all;
  }
}
