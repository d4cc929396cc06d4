package io.modelogue.storage.testkit;

import io.modelogue.storage.Commit;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What an interrupt may do to a storage, and a thread that interrupts another without pause. */
final class Interrupts {
  private static final int PATIENCE = 100_000;

  private Interrupts() {}

  static boolean mayThrow(StorageException e) {
    return e instanceof UnavailableException
        || (e instanceof OutcomeUnknownException unknown
            && unknown.kind() == OutcomeUnknownException.Kind.LOST_REPLY);
  }

  static void storm(Thread target, AtomicBoolean done) {
    while (!done.get()) {
      target.interrupt();
      Thread.onSpinWait();
    }
  }

  /** Appends, and replays for as long as an interrupt gets in the way. */
  static void appendForSure(Journal journal, StreamId stream, long expectedHead, Commit commit) {
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      try {
        journal.append(stream, expectedHead, commit);
        return;
      } catch (StorageException e) {
        if (!mayThrow(e)) {
          throw e;
        }
        Thread.interrupted();
      }
    }
    throw new AssertionError("a thread that is interrupted often never gets its commit written");
  }

  static void joinCalmly(Thread thread) {
    boolean joined = false;
    while (!joined) {
      try {
        Thread.interrupted();
        thread.join();
        joined = true;
      } catch (InterruptedException e) {
        joined = false;
      }
    }
    Thread.interrupted();
  }
}
