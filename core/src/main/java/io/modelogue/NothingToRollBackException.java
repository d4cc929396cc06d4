package io.modelogue;

/** An alias has no earlier holder to go back to. */
public final class NothingToRollBackException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String alias;

  /** Creates it. */
  public NothingToRollBackException(String model, String alias, String message) {
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
