package io.modelogue;

import org.jspecify.annotations.Nullable;

/** A registry cannot be opened. */
public final class RegistryOpenException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String location;

  /** Creates it. */
  public RegistryOpenException(String location, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.location = location;
  }

  /** Returns what was to be opened. */
  public String location() {
    return location;
  }
}
