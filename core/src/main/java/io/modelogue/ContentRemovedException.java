package io.modelogue;

import org.jspecify.annotations.Nullable;

/** What is asked for was removed on purpose: its version is purged, or its predictions erased. */
public final class ContentRemovedException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;

  /** Creates it. */
  public ContentRemovedException(
      String model, int version, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.model = model;
    this.version = version;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the version's number. */
  public int version() {
    return version;
  }
}
