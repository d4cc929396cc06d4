package io.modelogue.internal.run;

import java.time.Duration;
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
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Executor executor;
  private final @Nullable ThreadPoolExecutor own;
  private final Duration grace;
  private final Set<RunningJob<?>> running = ConcurrentHashMap.newKeySet();

  /**
   * Creates a pool.
   *
   * @param given the caller's executor, or null for threads of its own
   * @param grace how long {@link #close()} waits before it cancels
   */
  public JobPool(@Nullable Executor given, Duration grace) {
    this.own = given == null ? ownThreads() : null;
    this.executor = own == null ? java.util.Objects.requireNonNull(given) : own;
    this.grace = grace;
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

  /** Runs a job's task; the task ends the job's future. */
  public void start(RunningJob<?> job, Runnable task) {
    running.add(job);
    CompletableFuture<?> unused = job.future().whenComplete((result, error) -> running.remove(job));
    executor.execute(task);
  }

  /** Waits for the jobs that run, then asks them to stop, and waits a little more. */
  public void close() {
    if (!awaitAll(grace)) {
      running.forEach(
          job -> {
            log.warn("the registry closes: cancelling the {}", job.title());
            job.cancelAndInterrupt();
          });
      if (!awaitAll(LAST_WORDS)) {
        running.forEach(job -> log.warn("the {} does not heed its cancellation", job.title()));
      }
    }
    if (own != null) {
      own.shutdown();
    }
  }

  private boolean awaitAll(Duration atMost) {
    CompletableFuture<?>[] ends =
        running.stream().map(RunningJob::future).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      // a job that failed has ended too
      return running.isEmpty() || allDone(ends);
    } catch (TimeoutException e) {
      log.debug("jobs still run after {}", atMost, e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean allDone(CompletableFuture<?>[] ends) {
    for (CompletableFuture<?> end : ends) {
      if (!end.isDone()) {
        return false;
      }
    }
    return true;
  }
}
