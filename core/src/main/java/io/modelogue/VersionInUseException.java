package io.modelogue;

import java.util.List;

/** A version cannot be deleted while aliases point at it. */
public final class VersionInUseException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;
  private final String[] aliases;

  /** Creates it. */
  public VersionInUseException(String model, int version, List<String> aliases, String message) {
    super(message, null);
    this.model = model;
    this.version = version;
    this.aliases = aliases.toArray(String[]::new);
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the version's number. */
  public int version() {
    return version;
  }

  /** Returns the aliases that point at it. */
  public List<String> aliases() {
    return List.of(aliases);
  }
}
