package io.modelogue;

/** A model has no such version. */
public final class VersionNotFoundException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String version;

  /** Creates it; the hint ends the message. */
  public VersionNotFoundException(String model, String version, String hint) {
    super("model \"" + model + "\" has no version " + version + hint, null);
    this.model = model;
    this.version = version;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns what was asked for: a number, an id or a label. */
  public String version() {
    return version;
  }
}
