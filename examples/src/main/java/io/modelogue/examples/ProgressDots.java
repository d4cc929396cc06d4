package io.modelogue.examples;

import io.modelogue.Job;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A row of dots that grows while a job runs, and has its full length when the job is done.
 *
 * <p>You learn here how to follow a job that runs on another thread.
 */
final class ProgressDots {
  private static final int LENGTH = 20;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final PrintStream out;
  private int shown;

  ProgressDots(PrintStream out) {
    this.out = out;
  }

  /**
   * Waits for a job and returns what comes out.
   *
   * @throws io.modelogue.TrainingFailedException if it is a training that fails
   */
  <T> T await(Job<T> job) {
    while (true) {
      try {
        T result = job.await(LOOK);
        growTo(LENGTH);
        return result;
      } catch (TimeoutException stillRunning) {
        growTo((int) (job.progress().fraction() * LENGTH));
      }
    }
  }

  private void growTo(int length) {
    out.print(".".repeat(Math.max(0, length - shown)));
    out.flush();
    shown = Math.max(shown, length);
  }
}
