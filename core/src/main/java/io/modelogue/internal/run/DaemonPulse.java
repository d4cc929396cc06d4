package io.modelogue.internal.run;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pulse on a daemon thread of its own, which is there from the first beat's planning on. */
public final class DaemonPulse implements Pulse {
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread t = new Thread(task, "modelogue-leases");
            t.setDaemon(true);
            return t;
          });

  @Override
  public void every(Duration period, Runnable beat) {
    var unused =
        thread.scheduleWithFixedDelay(
            beat, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
