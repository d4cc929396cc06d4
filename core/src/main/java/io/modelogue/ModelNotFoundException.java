package io.modelogue;

/** There is no model of that name, or it is deleted. */
public final class ModelNotFoundException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;

  /** Creates it. */
  public ModelNotFoundException(String model, String message) {
    super(message, null);
    this.model = model;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }
}
