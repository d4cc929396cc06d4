package io.modelogue;

import org.jspecify.annotations.Nullable;

/** The registry was opened for reading only; nothing was written. */
public final class ReadOnlyRegistryException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String location;

  /** Creates it. */
  public ReadOnlyRegistryException(String location, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.location = location;
  }

  /** Returns where its storage lies. */
  public String location() {
    return location;
  }
}
