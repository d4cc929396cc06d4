package io.modelogue.internal.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where jobs run: on the caller's executor, or on a few daemon threads of its own. Safe for use by
 * several threads.
 */
public final class JobPool {
  private static final Logger log = LoggerFactory.getLogger(JobPool.class);
  private final Executor executor;
  private final @Nullable ThreadPoolExecutor own;
  private final Duration grace;
  private final Duration lastWords;
  private volatile boolean closing;
  private final Set<RunningJob<?>> running = ConcurrentHashMap.newKeySet();

  /**
   * Creates a pool.
   *
   * @param given the caller's executor, or null for threads of its own
   * @param grace how long {@link #close} waits before it cancels
   * @param lastWords how long it waits then for jobs to stop
   */
  public JobPool(@Nullable Executor given, Duration grace, Duration lastWords) {
    this.own = given == null ? ownThreads() : null;
    this.executor = own == null ? Objects.requireNonNull(given) : own;
    this.grace = grace;
    this.lastWords = lastWords;
  }

  private static ThreadPoolExecutor ownThreads() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "modelogue-job-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Runs a job's work, unless a job that waits for it does so first.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the executor takes no more
   */
  public void start(RunningJob<?> job, JobWork work) {
    job.prepare(work);
    track(job);
    if (closing) {
      job.giveUpUnlessBegun();
    } else {
      executor.execute(job::runUnlessBegun);
    }
  }

  /** Counts a job among those that closing waits for, without running it. */
  public void track(RunningJob<?> job) {
    running.add(job);
    CompletableFuture<?> unused = job.future().whenComplete((result, error) -> running.remove(job));
  }

  /**
   * Waits for the jobs that run, for the grace period; then ends those that have not begun, asks
   * the others to stop, and waits a little more; then ends as cancelled what does not heed that.
   *
   * @param graceOver told when the grace period has ended before the jobs have
   */
  public void close(Runnable graceOver) {
    boolean allEnded = awaitAll(grace);
    // from here on nothing is begun; whoever was tracked before is found in the set
    closing = true;
    if (!allEnded || !running.isEmpty()) {
      running.forEach(
          job -> {
            log.warn("the registry closes: cancelling the {}", job.title());
            job.cancelAndInterrupt();
            job.giveUpUnlessBegun();
          });
      graceOver.run();
      if (!awaitAll(lastWords)) {
        running.forEach(
            job -> {
              log.warn("the {} does not heed its cancellation", job.title());
              job.giveUp();
            });
        // those that were just recording their own end are given the time for it
        if (!awaitAll(lastWords)) {
          running.forEach(job -> log.warn("the end of the {} is not recorded yet", job.title()));
        }
      }
    }
    if (own != null) {
      own.shutdown();
    }
  }

  /** Jobs may start others while they are waited for, so it looks again until none is left. */
  private boolean awaitAll(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!running.isEmpty()) {
      CompletableFuture<?>[] ends =
          running.stream().map(RunningJob::future).toArray(CompletableFuture<?>[]::new);
      try {
        CompletableFuture.allOf(ends)
            .handle((result, error) -> true) // a job that failed has ended too
            .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw new AssertionError("what is handled does not fail", e);
      } catch (TimeoutException e) {
        log.debug("jobs still run after {}", atMost, e);
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
