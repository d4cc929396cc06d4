package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One workspace for many rankings. */
class RocAucWorkspaceTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatWasRankedBeforeChangesNothing(int threads) {
    RocAucWorkspace workspace = RocAucWorkspace.on(ForkJoinPool.commonPool(), threads);
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(round % 50 == 0 ? 100_000 : 500);
      String shape = Rankings.SHAPES.get(random.nextInt(Rankings.SHAPES.size()));
      double[] scores = Rankings.scores(random, shape, size);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);

      assertThat(workspace.area(scores, labels))
          .as("seed %d, round %d, %d rows, %s", seed, round, size, shape)
          .isEqualTo(RocAuc.area(scores, labels));
    }
  }

  @Test
  void itTakesAtMostTwentyFourBytesARow() {
    int rows = 100_000;
    RocAucWorkspace workspace = RocAucWorkspace.create();
    for (String shape : Rankings.SHAPES) {
      for (double rate : new double[] {0.001, 0.5, 0.999}) {
        double[] scores = Rankings.scores(random, shape, rows);
        boolean[] labels = Rankings.labels(random, rate, rows);
        assertThat(workspace.area(scores, labels).isDefined()).isTrue();
      }
      assertThat(workspace.bytes()).as("seed %d, %s", seed, shape).isLessThan(24L * rows + 100);
    }
    RocAucWorkspace continuous = RocAucWorkspace.create();
    double[] scores = Rankings.scores(random, "continuous", rows);
    assertThat(continuous.area(scores, Rankings.labels(random, 0.5, rows)).isDefined()).isTrue();
    assertThat(continuous.bytes()).isBetween(8L * rows, 17L * rows + 100);
  }

  @Test
  void itServesAfterAFailure() {
    RocAucWorkspace workspace = RocAucWorkspace.on(ForkJoinPool.commonPool(), 2);
    double[] scores = Rankings.scores(random, "continuous", 80_000);
    boolean[] labels = Rankings.labels(random, 0.5, 80_000);
    double kept = scores[70_000];
    scores[70_000] = Double.NaN;
    scores[79_999] = Double.NaN;

    assertThatThrownBy(() -> workspace.area(scores, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("70000");
    scores[70_000] = kept;
    scores[79_999] = kept;
    assertThat(workspace.area(scores, labels)).isEqualTo(RocAuc.area(scores, labels));
  }

  @Test
  void withoutThreadsThereIsNoWorkspace() {
    assertThatThrownBy(() -> RocAucWorkspace.on(Runnable::run, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot compute on 0 threads; give at least 1, the calling one");
  }
}
