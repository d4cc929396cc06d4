package io.modelogue;

/** The registry is closed. */
public final class RegistryClosedException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String location;

  /** Creates it. */
  public RegistryClosedException(String location, String message) {
    super(message, null);
    this.location = location;
  }

  /** Returns where its storage lies. */
  public String location() {
    return location;
  }
}
