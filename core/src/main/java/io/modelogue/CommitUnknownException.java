package io.modelogue;

import org.jspecify.annotations.Nullable;

/**
 * It is not known whether a commit was stored; or, as the message then says, it was, and only of
 * its files it is not known whether they are still there.
 *
 * <p>Open the registry again and look; what was to be written may or may not be there, but never
 * half of it.
 */
public final class CommitUnknownException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;

  /** Creates it. */
  public CommitUnknownException(String model, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.model = model;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }
}
