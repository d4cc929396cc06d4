package io.modelogue;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that this library throws on its own account. Wrong arguments are reported
 * by the exceptions of the JDK.
 *
 * <p>A message says what happened, to which thing, and what to do now; the accessors of the
 * subtypes say the same to programs.
 */
public abstract class ModelogueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates it with its message and, if there is one, its cause. */
  protected ModelogueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
