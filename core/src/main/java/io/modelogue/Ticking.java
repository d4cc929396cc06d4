package io.modelogue;

import java.time.Duration;

/** What makes a watch look again and again. */
interface Ticking {

  /**
   * Runs a look at once and again, each time after a pause; never two at a time. The look throws
   * nothing.
   *
   * @return what ends it
   */
  Ticks start(Runnable look, Duration pause);

  /** Looks that go on until they are stopped. */
  interface Ticks {

    /**
     * Starts no further look; interrupts the one that is under way, unless it is that one itself
     * which says so.
     */
    void stop();
  }

  /** Returns the usual one: a daemon thread for each watch, so that none can hold up another. */
  static Ticking onDaemonThreads() {
    return (look, pause) -> {
      WatchThread thread = new WatchThread();
      thread.repeat(look, pause);
      return thread;
    };
  }
}
