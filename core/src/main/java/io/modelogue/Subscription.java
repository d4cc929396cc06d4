package io.modelogue;

/** A listener that listens. Safe for use by several threads. */
public sealed interface Subscription extends AutoCloseable permits ListenerQueue, AliasWatch {

  /**
   * Ends it: what was not delivered yet is dropped, and a call that is under way is interrupted but
   * not waited for. Closing twice is fine.
   */
  @Override
  void close();
}
