package io.modelogue.internal.run;

import io.modelogue.ModelogueException;
import io.modelogue.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's shared state: what it says while it runs, what it is told, and what comes out. Safe for
 * use by several threads.
 */
public final class RunningJob<T> {
  private static final Logger log = LoggerFactory.getLogger(RunningJob.class);

  private final String title;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private volatile Progress progress = new Progress(0, 0, Map.of());
  private volatile boolean cancelled;
  private @Nullable Thread runner;

  /** Creates a job that has not started. */
  public RunningJob(String title) {
    this.title = title;
  }

  /** Returns what is run, for a message: {@code training of version 3 of "spam"}. */
  public String title() {
    return title;
  }

  /** Returns the future that ends with the job. */
  public CompletableFuture<T> future() {
    return future;
  }

  /** Returns the latest progress. */
  public Progress progress() {
    return progress;
  }

  /** Notes the progress. */
  public void progress(Progress latest) {
    progress = latest;
  }

  /** Returns whether it should stop. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Asks it to stop. */
  public void cancel() {
    cancelled = true;
  }

  /** Asks it to stop and interrupts the thread that runs it. */
  public void cancelAndInterrupt() {
    cancel();
    synchronized (this) {
      if (runner != null) {
        runner.interrupt();
      }
    }
  }

  /** Notes the thread that runs the job's own code from now on. */
  public synchronized void enter() {
    runner = Thread.currentThread();
  }

  /** Notes that the job's own code is done; an interrupt meant for it is not left to others. */
  public synchronized void leave() {
    runner = null;
    boolean meantForTheJob = cancelled && Thread.interrupted();
    log.trace("{} left its own code, interrupted: {}", title, meantForTheJob);
  }

  /** Waits for the end and returns what came out, or throws why nothing did. */
  public T await() {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  /** Waits as long as this at most. */
  public T await(Duration atMost) throws TimeoutException {
    try {
      return future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (TimeoutException e) {
      TimeoutException named =
          new TimeoutException("the " + title + " has not ended after " + atMost + "; it goes on");
      named.initCause(e);
      throw named;
    }
  }

  private CancellationException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    CancellationException stopped =
        new CancellationException("waiting for the " + title + " was interrupted; the job goes on");
    stopped.initCause(e);
    return stopped;
  }

  private RuntimeException unwrapped(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof ModelogueException || cause instanceof CancellationException) {
      return (RuntimeException) cause;
    }
    return new IllegalStateException("the " + title + " ended in an unforeseen way", e);
  }
}
