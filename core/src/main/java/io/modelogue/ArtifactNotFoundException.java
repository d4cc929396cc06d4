package io.modelogue;

/** A version has no artifact of that name. */
public final class ArtifactNotFoundException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;
  private final String artifact;

  /** Creates it. */
  public ArtifactNotFoundException(String model, int version, String artifact, String message) {
    super(message, null);
    this.model = model;
    this.version = version;
    this.artifact = artifact;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the version's number. */
  public int version() {
    return version;
  }

  /** Returns the name that was asked for. */
  public String artifact() {
    return artifact;
  }
}
