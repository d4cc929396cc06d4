package io.modelogue;

/** An alias points at nothing. */
public final class AliasNotFoundException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String alias;

  /** Creates it. */
  public AliasNotFoundException(String model, String alias, String message) {
    super(message, null);
    this.model = model;
    this.alias = alias;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the alias. */
  public String alias() {
    return alias;
  }
}
