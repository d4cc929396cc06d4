package io.modelogue;

/** There is no such evaluation, or it has no results. */
public final class EvaluationNotFoundException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;

  /** Creates it. */
  public EvaluationNotFoundException(String model, int version, String message) {
    super(message, null);
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
