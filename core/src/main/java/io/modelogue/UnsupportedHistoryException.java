package io.modelogue;

import org.jspecify.annotations.Nullable;

/** A newer release wrote what this one cannot understand. */
public final class UnsupportedHistoryException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;

  /** Creates it. */
  public UnsupportedHistoryException(String model, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.model = model;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }
}
