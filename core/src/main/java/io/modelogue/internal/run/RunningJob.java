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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's shared state: what it says while it runs, what it is told, and what comes out. Safe for
 * use by several threads.
 *
 * <p>A job may start another and wait for it. If all threads of an executor did that, nobody would
 * be left to run what they wait for. So the work of a job is done by whoever comes first: the
 * executor's thread, or a job that waits for it, on its own thread. Then what is waited for always
 * runs, whatever the executor, and no thread has to be added. A wait with a limit does not take the
 * work over, since the limit could not be kept; it ends at the limit.
 */
public final class RunningJob<T> {
  private static final Logger log = LoggerFactory.getLogger(RunningJob.class);

  private static final ThreadLocal<@Nullable RunningJob<?>> CURRENT = new ThreadLocal<>();

  private final String title;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private volatile Progress progress = new Progress(0, 0, Map.of());
  private volatile boolean cancelled;
  private volatile @Nullable JobWork work;
  private volatile @Nullable RunningJob<?> before;
  private @Nullable Thread runner;
  private @Nullable RunningJob<?> enclosing;

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

  /** Says what is to be done, by {@link #runUnlessBegun()} or {@link #giveUp()}. */
  public void prepare(JobWork newWork) {
    work = newWork;
  }

  /** Says that this job's work is done by another job's, after it. */
  public void follows(RunningJob<?> other) {
    before = other;
  }

  /** Returns true to the one who may do the work, or end it undone; false to all others. */
  public boolean begin() {
    return begun.compareAndSet(false, true);
  }

  /** Does the work on this thread, unless somebody has begun it. */
  public void runUnlessBegun() {
    RunningJob<?> first = before;
    JobWork todo = work;
    if (first != null) {
      first.runUnlessBegun();
    } else if (todo != null && begin()) {
      todo.run();
    }
  }

  /** Ends it as cancelled, if nobody has begun it. */
  public void giveUpUnlessBegun() {
    if (begin()) {
      giveUp();
    }
  }

  /** Ends it as cancelled, unless its end is being recorded. */
  public void giveUp() {
    JobWork undone = work;
    if (undone != null) {
      undone.giveUp();
    }
  }

  /** Notes the thread that runs the job's own code from now on. */
  public synchronized void enter() {
    runner = Thread.currentThread();
    enclosing = CURRENT.get();
    CURRENT.set(this);
  }

  /** Notes that the job's own code is done; an interrupt meant for it is not left to others. */
  public synchronized void leave() {
    runner = null;
    if (enclosing == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(enclosing);
    }
    boolean meantForTheJob = cancelled && Thread.interrupted();
    log.trace("{} left its own code, interrupted: {}", title, meantForTheJob);
  }

  /**
   * Returns whether its own code stopped with this error because it was told to: itself, or a job
   * that ran it on its own thread.
   */
  public boolean isStoppedBy(Throwable error) {
    return (error instanceof CancellationException || error instanceof InterruptedException)
        && isCancelledFromOutside();
  }

  private synchronized boolean isCancelledFromOutside() {
    return cancelled || (enclosing != null && enclosing.isCancelledFromOutside());
  }

  /** Waits for the end and returns what came out, or throws why nothing did. */
  public T await() {
    if (CURRENT.get() != null) {
      runUnlessBegun();
    }
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
