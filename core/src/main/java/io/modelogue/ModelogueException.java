package io.modelogue;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that this library throws on its own account.
 *
 * <p>Wrong arguments are reported by the exceptions of the JDK.
 */
public abstract class ModelogueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates it with a message that says what happened, to which thing, and what to do. */
  ModelogueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
