package io.modelogue;

import org.jspecify.annotations.Nullable;

/**
 * The storage failed while the library was doing something; the message says what.
 *
 * <p>The cause is an exception of the package {@code io.modelogue.storage} and says more.
 */
public final class StorageFailureException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String activity;

  /** Creates it. */
  public StorageFailureException(String activity, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.activity = activity;
  }

  /** Returns what the library was doing. */
  public String activity() {
    return activity;
  }
}
