package io.modelogue.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.modelogue.evaluation.RocAccumulator;
import io.modelogue.evaluation.RocAuc;
import io.modelogue.evaluation.RocAucWorkspace;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much memory an area takes: bytes that the JVM counts, not times. */
class AllocationTest {
  private static final int ROWS = 200_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource(Shape.class)
  void anAreaTakesNoMoreThanItsWorkspaceSays(Shape shape) {
    Sample sample = Sample.of(ROWS, 0, 0.5, shape);

    assertThat(allocatedBy(() -> RocAuc.area(sample.scores, sample.labels)))
        .isLessThan(24L * ROWS + 50_000);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void aWorkspaceThatIsLargeEnoughAllocatesNothingForItsRows(Shape shape) {
    Sample sample = Sample.of(ROWS, 0, 0.3, shape);
    RocAucWorkspace workspace = RocAucWorkspace.create();
    workspace.area(sample.scores, sample.labels);

    assertThat(allocatedBy(() -> workspace.area(sample.scores, sample.labels))).isLessThan(20_000);
  }

  @Test
  void anAccumulatorTakesNoMoreThanItSays() {
    int limit = 1_000;
    Random random = new Random(7);
    RocAccumulator accumulator = RocAccumulator.withLimit(limit);
    for (int row = 0; row < 100_000; row++) {
      accumulator.add(random.nextGaussian(), random.nextInt(3) == 0);
    }

    // what is newly allocated, beside what is held at rest, until the rows have been counted
    assertThat(
            allocatedBy(
                () -> {
                  for (int row = 0; row <= limit; row++) {
                    accumulator.add(row + random.nextDouble(), true);
                  }
                }))
        .isLessThan((96L - 32) * limit + 64 * 1024);
  }

  private static long allocatedBy(Runnable computation) {
    computation.run(); // loads classes
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    computation.run();
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
