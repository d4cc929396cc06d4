package io.modelogue.internal.engine;

import io.modelogue.storage.ConflictException;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.UnavailableException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the storage again for what it cannot say whether it has done, where that has one effect
 * however often it is done: the append of one commit, the keeping or the removal of a blob.
 */
final class Replay {
  private static final int REPLAYS = 5;

  private Replay() {}

  /**
   * Returns what the write returns.
   *
   * @throws OutcomeUnknownException if it is not known after all that what became of the write
   * @throws ConflictException if somebody else was faster, and this write has had no effect
   * @throws StorageException if it has had no effect for another reason
   */
  static <T> T untilKnown(Supplier<T> write) {
    @Nullable OutcomeUnknownException unknown = null;
    for (int attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (ConflictException e) {
        throw e;
      } catch (OutcomeUnknownException e) {
        unknown = first(unknown, e);
        if (e.kind() != OutcomeUnknownException.Kind.LOST_REPLY || attempt > REPLAYS) {
          throw unknown;
        }
      } catch (StorageException e) {
        if (unknown == null) {
          throw e;
        }
        // a replay that did nothing says nothing of the attempt whose reply was lost
        unknown.addSuppressed(e);
        if (!(e instanceof UnavailableException) || attempt > REPLAYS) {
          throw unknown;
        }
      }
      pause(attempt);
    }
  }

  private static OutcomeUnknownException first(
      @Nullable OutcomeUnknownException first, OutcomeUnknownException later) {
    if (first == null) {
      return later;
    }
    first.addSuppressed(later);
    return first;
  }

  /** Lets a little time pass, more with each attempt, and never the same. */
  static void pause(int attempt) {
    long most = TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt, 6));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
  }
}
