package io.modelogue;

import io.modelogue.internal.run.RunningJob;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * A training, an evaluation or a reproduction that runs. Safe for use by several threads.
 *
 * <p>A job may start another one and wait for it with {@link #await()} or {@link #outcome()}: if no
 * thread has begun the other one, the waiting job's thread runs it. Waiting for {@link #toFuture()}
 * inside a job does not do that, and can wait for ever where the executor has too few threads.
 *
 * @param <T> what comes out: a {@link ModelVersion}, an {@link Evaluation} or a {@link
 *     ReproductionReport}
 */
public sealed class Job<T> permits TrainingJob {
  private final int version;
  private final RunningJob<T> running;

  Job(int version, RunningJob<T> running) {
    this.version = version;
    this.running = running;
  }

  /** Returns the number of the version that it trains or evaluates. */
  public int version() {
    return version;
  }

  /**
   * Returns what comes out, once it is there and durably kept.
   *
   * @throws TrainingFailedException if a training failed; the version stays in the history
   * @throws EvaluationFailedException if an evaluation failed
   * @throws OutcomeNotRecordedException if it ended, but that could not be recorded
   * @throws ReproductionFailedException if a version could not be trained again
   * @throws CancellationException if it was cancelled, or the waiting thread was interrupted (the
   *     job then goes on, and the thread's interrupt flag is set again)
   */
  public T await() {
    return running.await();
  }

  /**
   * Returns what comes out, but waits no longer than this.
   *
   * @throws TimeoutException if it is not there by then; the job goes on
   * @throws TrainingFailedException if a training failed; the version stays in the history
   * @throws EvaluationFailedException if an evaluation failed
   * @throws OutcomeNotRecordedException if it ended, but that could not be recorded
   * @throws ReproductionFailedException if a version could not be trained again
   * @throws CancellationException as {@link #await()} says
   */
  public T await(Duration atMost) throws TimeoutException {
    return running.await(atMost);
  }

  /**
   * Waits for the end like {@link #await()}, and returns how it ended instead of throwing.
   *
   * <pre>{@code
   * JobOutcome<ModelVersion> outcome = spam.train().start().outcome();
   * if (outcome instanceof JobOutcome.Failed<ModelVersion> failed) {
   *   System.err.println(failed.failure());
   * }
   * }</pre>
   */
  public JobOutcome<T> outcome() {
    try {
      return new JobOutcome.Succeeded<>(running.await());
    } catch (CancellationException e) {
      return running.future().isDone()
          ? new JobOutcome.Cancelled<>()
          : new JobOutcome.Interrupted<>();
    } catch (RuntimeException e) {
      return JobOutcome.Failed.of(e);
    }
  }

  /**
   * Returns a future of what comes out. It fails with what {@link #await()} throws; cancelling it
   * does not cancel the job.
   */
  public CompletableFuture<T> toFuture() {
    return running.future().copy();
  }

  /** Returns how far it is. */
  public Progress progress() {
    return running.progress();
  }

  /** Returns whether it has ended, in whatever way. */
  public boolean isDone() {
    return running.future().isDone();
  }

  /**
   * Asks it to stop: the code that runs sees a flag and is not interrupted. It ends CANCELLED when
   * that code gives up, which may be never; the end of the registry's closing does not wait for it.
   */
  public void cancel() {
    running.cancel();
  }

  /** Asks it to stop, and interrupts its thread as well. */
  public void cancelAndInterrupt() {
    running.cancelAndInterrupt();
  }
}
