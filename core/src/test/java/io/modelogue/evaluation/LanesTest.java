package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Tasks on threads that others lend, or do not. */
class LanesTest {
  private static final Executor NEVER = task -> {};
  private static final Executor REFUSING =
      task -> {
        throw new RejectedExecutionException("full");
      };

  @Test
  void everyTaskRunsOnceWhateverTheExecutorDoes() {
    for (Executor executor : new Executor[] {ForkJoinPool.commonPool(), NEVER, REFUSING}) {
      AtomicIntegerArray runs = new AtomicIntegerArray(100);

      Lanes.of(executor, 4).run(100, (task, lane) -> runs.incrementAndGet(task));

      for (int task = 0; task < 100; task++) {
        assertThat(runs.get(task)).isEqualTo(1);
      }
    }
  }

  @Test
  void theFailureOfTheLowestTaskIsThrownAfterAllHaveRun() {
    AtomicIntegerArray runs = new AtomicIntegerArray(50);

    assertThatThrownBy(
            () ->
                Lanes.of(ForkJoinPool.commonPool(), 3)
                    .run(
                        50,
                        (task, lane) -> {
                          runs.incrementAndGet(task);
                          if (task % 7 == 5) {
                            throw new IllegalStateException("task " + task);
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("task 5");
    for (int task = 0; task < 50; task++) {
      assertThat(runs.get(task)).isEqualTo(1);
    }
  }

  @Test
  void anInterruptWaitsUntilTheTasksHaveEnded() {
    Thread.currentThread().interrupt();
    AtomicIntegerArray runs = new AtomicIntegerArray(20);

    Lanes.of(ForkJoinPool.commonPool(), 2).run(20, (task, lane) -> runs.incrementAndGet(task));

    assertThat(Thread.interrupted()).isTrue();
    for (int task = 0; task < 20; task++) {
      assertThat(runs.get(task)).isEqualTo(1);
    }
  }
}
