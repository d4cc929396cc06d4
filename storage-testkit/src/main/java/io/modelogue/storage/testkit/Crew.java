package io.modelogue.storage.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that begin at once, and whose results are gathered when all have ended. */
final class Crew {
  /** Far beyond any honest run: it turns a deadlock into a failure. */
  private static final long MINUTES = 2;

  private Crew() {}

  /** The work of one thread; it is told which one it is. */
  interface Work<T> {
    T run(int worker) throws Exception;
  }

  static <T> List<T> run(int workers, Work<T> work) {
    ExecutorService executor = Executors.newFixedThreadPool(workers);
    try {
      CyclicBarrier start = new CyclicBarrier(workers);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int worker = i;
        futures.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.run(worker);
                }));
      }
      return gather(futures);
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> List<T> gather(List<Future<T>> futures) {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        results.add(future.get(MINUTES, TimeUnit.MINUTES));
      } catch (ExecutionException e) {
        throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
      } catch (TimeoutException | InterruptedException e) {
        throw new AssertionError("a thread did not end; it may be blocked for ever", e);
      }
    }
    return results;
  }
}
