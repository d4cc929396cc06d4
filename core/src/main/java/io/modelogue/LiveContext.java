package io.modelogue;

import io.modelogue.internal.run.RunningJob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * What a running job says and hears. The log and the curve are bounded: what does not fit is left
 * out, and that is said.
 */
final class LiveContext {
  private static final int LOG_BYTES = 4 << 20;
  private static final int CURVE_POINTS = 100_000;

  private final RunningJob<?> job;
  private final StringBuilder log = new StringBuilder();
  private final List<LossCurve.Point> points = new ArrayList<>();

  LiveContext(RunningJob<?> job) {
    this.job = job;
  }

  void progress(long done, long total, Map<String, Double> metrics) {
    if (done < 0 || total < 0) {
      throw new IllegalArgumentException("progress " + done + " of " + total + " is negative");
    }
    job.progress(new Progress(done, total, metrics));
    synchronized (this) {
      if (!metrics.isEmpty() && points.size() < CURVE_POINTS) {
        points.add(new LossCurve.Point(done, metrics));
      }
    }
  }

  synchronized void log(String line) {
    if (log.length() < LOG_BYTES) {
      log.append(line).append('\n');
      if (log.length() >= LOG_BYTES) {
        log.append("(the log is cut here)\n");
      }
    }
  }

  boolean isCancelled() {
    return job.isCancelled();
  }

  void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancellationException("the " + job.title() + " was cancelled");
    }
  }

  synchronized Optional<LossCurve> lossCurve() {
    return points.isEmpty() ? Optional.empty() : Optional.of(new LossCurve(points));
  }

  synchronized Optional<byte[]> logBytes() {
    return log.isEmpty()
        ? Optional.empty()
        : Optional.of(log.toString().getBytes(StandardCharsets.UTF_8));
  }
}
