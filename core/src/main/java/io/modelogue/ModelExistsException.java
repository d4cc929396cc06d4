package io.modelogue;

/** The name of a model is taken. */
public final class ModelExistsException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;

  /** Creates it. */
  public ModelExistsException(String model, String message) {
    super(message, null);
    this.model = model;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }
}
