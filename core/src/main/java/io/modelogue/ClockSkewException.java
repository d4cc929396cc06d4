package io.modelogue;

import java.time.Instant;

/**
 * The newest commit lies further in the future than this machine's clock allows; nothing was
 * written.
 */
public final class ClockSkewException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final Instant newest;

  /** Creates it. */
  public ClockSkewException(String model, Instant newest, String message) {
    super(message, null);
    this.model = model;
    this.newest = newest;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns when the newest commit was made. */
  public Instant newest() {
    return newest;
  }
}
