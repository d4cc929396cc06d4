package io.modelogue;

import io.modelogue.Ticking.Ticks;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The daemon thread on which one watch looks. Safe for use by several threads. */
final class WatchThread implements Ticks {
  private volatile @Nullable Thread thread;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread t = new Thread(task, "modelogue-watch");
            t.setDaemon(true);
            thread = t;
            return t;
          });

  void repeat(Runnable look, Duration pause) {
    long nanos = nanos(pause);
    Future<?> unused = executor.scheduleWithFixedDelay(look, 0, nanos, TimeUnit.NANOSECONDS);
  }

  /** A pause of centuries is as good as any that is longer. */
  private static long nanos(Duration pause) {
    Duration most = Duration.ofNanos(Long.MAX_VALUE / 2);
    return (pause.compareTo(most) < 0 ? pause : most).toNanos();
  }

  @Override
  public void stop() {
    if (Thread.currentThread() == thread) {
      executor.shutdown();
    } else {
      executor.shutdownNow();
    }
  }
}
