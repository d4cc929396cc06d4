package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on a few threads: the one that calls, and others that the caller's executor
 * lends.
 *
 * <p>The calling thread takes tasks as well, one after the other, until none is left, and then
 * waits for those that others have begun. So an executor that is busy or refuses costs time and
 * nothing else, and a task may itself have come from that executor.
 */
final class Lanes {
  /** The calling thread alone. */
  static final Lanes ONE = new Lanes(Runnable::run, 1);

  private final Executor executor;
  private final int count;

  private Lanes(Executor executor, int count) {
    this.executor = executor;
    this.count = count;
  }

  /**
   * The calling thread and up to {@code threads - 1} of the executor's.
   *
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  static Lanes of(Executor executor, int threads) {
    requireNonNull(executor, "executor");
    if (threads < 1) {
      throw new IllegalArgumentException(
          "cannot compute on %d threads; give at least 1, the calling one".formatted(threads));
    }
    return new Lanes(executor, threads);
  }

  /** How many tasks run at a time at most. */
  int count() {
    return count;
  }

  /** A task among {@code tasks}, on one of the lanes. */
  interface Task {
    void run(int task, int lane);
  }

  /**
   * Runs all tasks, whatever becomes of single ones, and then throws what the one of the lowest
   * number threw, if any did.
   */
  void run(int tasks, Task task) {
    Round round = new Round(tasks, task);
    for (int lane = 1; lane < Math.min(count, tasks); lane++) {
      int number = lane;
      try {
        executor.execute(() -> round.work(number));
      } catch (RejectedExecutionException refused) {
        break;
      }
    }
    round.work(0);
    round.awaitEnd();
  }

  private static final class Round {
    private final int tasks;
    private final Task task;
    private final AtomicInteger next = new AtomicInteger();
    private int ended;
    private int failedTask;
    private @Nullable Throwable failure;

    Round(int tasks, Task task) {
      this.tasks = tasks;
      this.task = task;
      this.failedTask = tasks;
    }

    void work(int lane) {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        Throwable thrown = null;
        try {
          task.run(i, lane);
        } catch (RuntimeException | Error failed) {
          thrown = failed;
        }
        end(i, thrown);
      }
    }

    private synchronized void end(int number, @Nullable Throwable thrown) {
      ended++;
      if (thrown != null && number < failedTask) {
        failedTask = number;
        failure = thrown;
      }
      notifyAll();
    }

    /** Does not end before its tasks do, even if interrupted: their arrays are the caller's. */
    private synchronized void awaitEnd() {
      boolean interrupted = false;
      while (ended < tasks) {
        try {
          wait();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
