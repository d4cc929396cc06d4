package io.modelogue.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.modelogue.evaluation.RocAuc;
import io.modelogue.evaluation.RocAucWorkspace;
import java.lang.management.ManagementFactory;
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

  private static long allocatedBy(Runnable computation) {
    computation.run(); // loads classes
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    computation.run();
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
