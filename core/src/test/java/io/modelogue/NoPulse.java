package io.modelogue;

import io.modelogue.internal.run.Pulse;
import java.time.Duration;

/** A heart that never beats, since nobody waits for it. */
final class NoPulse implements Pulse {
  @Override
  public void every(Duration period, Runnable beat) {}

  @Override
  public void close() {}
}
