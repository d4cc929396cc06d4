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
 * out, and the log says so.
 */
class LiveContext implements EvaluationContext {
  private static final int LOG_CHARACTERS = 4 << 20;
  private static final int CURVE_POINTS = 100_000;

  private final RunningJob<?> job;
  private final StringBuilder log = new StringBuilder();
  private final List<LossCurve.Point> points = new ArrayList<>();

  LiveContext(RunningJob<?> job) {
    this.job = job;
  }

  @Override
  public final void progress(long done, long total) {
    progress(done, total, Map.of());
  }

  @Override
  public final void progress(long done, long total, Map<String, Double> metrics) {
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

  @Override
  public final synchronized void log(String line) {
    if (log.length() < LOG_CHARACTERS) {
      log.append(line).append('\n');
      if (log.length() >= LOG_CHARACTERS) {
        log.append("(the log is cut here)\n");
      }
    }
  }

  @Override
  public final boolean isCancelled() {
    return job.isCancelled();
  }

  @Override
  public final void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancellationException("the " + job.title() + " was cancelled");
    }
  }

  final synchronized Optional<LossCurve> lossCurve() {
    return points.isEmpty() ? Optional.empty() : Optional.of(new LossCurve(points));
  }

  final synchronized Optional<byte[]> logBytes() {
    return log.isEmpty()
        ? Optional.empty()
        : Optional.of(log.toString().getBytes(StandardCharsets.UTF_8));
  }
}
