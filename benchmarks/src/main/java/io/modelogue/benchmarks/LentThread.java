package io.modelogue.benchmarks;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The thread that is lent where two are measured. */
final class LentThread {
  static final Executor EXECUTOR =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "second");
            thread.setDaemon(true);
            return thread;
          });

  private LentThread() {}
}
