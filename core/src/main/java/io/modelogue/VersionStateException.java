package io.modelogue;

/** A version is not in a state that allows what was asked for. */
public final class VersionStateException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;
  private final VersionStatus status;

  /** Creates it. */
  public VersionStateException(String model, int version, VersionStatus status, String message) {
    super(message, null);
    this.model = model;
    this.version = version;
    this.status = status;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the version's number. */
  public int version() {
    return version;
  }

  /** Returns where it stands. */
  public VersionStatus status() {
    return status;
  }
}
