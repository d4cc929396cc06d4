package io.modelogue.internal.engine;

import io.modelogue.CommitUnknownException;
import io.modelogue.ConcurrentChangeException;
import io.modelogue.RegistryClosedException;
import io.modelogue.StorageFailureException;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.UnavailableException.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what the storage could not do just now, for about five minutes, with pauses that grow
 * to half a minute: hours of training should not be lost to a network that was away for one. Safe
 * for use by several threads.
 *
 * <p>What was asked for must be safe to ask for twice. A commit that is visible but could not be
 * synced is not tried again: to find it there would prove nothing.
 */
public final class Patience {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);

  /** From a tenth of a second, each twice the one before, then half minutes. */
  static final List<Duration> PAUSES =
      Stream.concat(
              IntStream.range(0, 9).mapToObj(i -> Duration.ofMillis(100L << i)),
              Stream.generate(() -> Duration.ofSeconds(30)).limit(8))
          .toList();

  private final CountDownLatch hurried = new CountDownLatch(1);
  private final Pause pause;

  /** A way to let time pass. */
  public interface Pause {
    /** Lets this much time pass. */
    void take(Duration duration) throws InterruptedException;
  }

  /** Creates one that waits. */
  public Patience() {
    this.pause = d -> awaitHurry(d);
  }

  /** Creates one that lets time pass in another way. */
  public Patience(Pause pause) {
    this.pause = pause;
  }

  private void awaitHurry(Duration atMost) throws InterruptedException {
    boolean cutShort = hurried.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    log.trace("waited, cut short: {}", cutShort);
  }

  /** Ends all pauses: what waits is tried once more, at once. */
  public void hurry() {
    hurried.countDown();
  }

  /**
   * Returns what the work returns. An interrupt ends the pauses and is left as it was found.
   *
   * @param what what cannot be written, for the log
   * @throws RuntimeException what the work threw, at once if trying again is no use, else the last
   */
  public <T> T attempt(String what, Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    boolean last = false;
    try {
      for (int failures = 0; ; failures++) {
        last |= failures == PAUSES.size() || hurried.getCount() == 0;
        try {
          return work.get();
        } catch (RuntimeException e) {
          if (last || !isPassing(e)) {
            throw e;
          }
          log.warn("{} cannot be written; trying again in {}", what, PAUSES.get(failures), e);
        }
        try {
          pause.take(PAUSES.get(failures));
        } catch (InterruptedException e) {
          log.debug("the pause before writing {} again was interrupted", what, e);
          interrupted = true;
          last = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns whether it is the storage that is not there, not the request that is wrong. */
  public static boolean isOutage(Throwable e) {
    return isPassing(e)
        || e instanceof CommitUnknownException
        || e instanceof RegistryClosedException
        || (e instanceof StorageFailureException && mayWorkWhenOpenedAgain(e.getCause()));
  }

  private static boolean mayWorkWhenOpenedAgain(@Nullable Throwable cause) {
    return cause instanceof UnavailableException || cause instanceof OutcomeUnknownException;
  }

  /** Returns whether the storage may do a moment later what it could not do now. */
  private static boolean isPassing(Throwable e) {
    if (e instanceof CommitUnknownException || e instanceof StorageFailureException) {
      return mayPass(e.getCause());
    }
    return e instanceof ConcurrentChangeException;
  }

  /** A handle that has to be opened again will not do it, however long one waits. */
  private static boolean mayPass(@Nullable Throwable cause) {
    return (cause instanceof OutcomeUnknownException unknown
            && unknown.kind() == OutcomeUnknownException.Kind.LOST_REPLY)
        || (cause instanceof UnavailableException away && away.remedy() == Remedy.RETRY);
  }
}
