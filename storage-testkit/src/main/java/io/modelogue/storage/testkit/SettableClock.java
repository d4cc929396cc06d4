package io.modelogue.storage.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is told to go on.
 *
 * <p>Safe for use by several threads.
 */
public final class SettableClock extends Clock {
  private volatile Instant now;

  /** Makes a clock that stands at an instant. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Moves the clock, forward or back. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Refuses: the contract has no use for time zones. */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalArgumentException("this clock has no other zone than UTC");
  }
}
