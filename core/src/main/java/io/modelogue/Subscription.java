package io.modelogue;

/** A listener that listens. Safe for use by several threads. */
public sealed interface Subscription extends AutoCloseable permits ListenerQueue {

  /** Ends it: events that were not delivered yet are dropped. Closing twice is fine. */
  @Override
  void close();
}
