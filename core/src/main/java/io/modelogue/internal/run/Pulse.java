package io.modelogue.internal.run;

import java.time.Duration;

/** Something that does the same again and again in the background, until it is closed. */
public interface Pulse extends AutoCloseable {

  /** Does this once every period from now on; the beat throws nothing. */
  void every(Duration period, Runnable beat);

  @Override
  void close();
}
