package io.modelogue;

import java.util.List;

/** Predictions speak of concepts that the model does not have, or the other way round. */
public final class ConceptMismatchException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String[] unknown;

  /** Creates it. */
  public ConceptMismatchException(String model, List<String> unknown, String message) {
    super(message, null);
    this.model = model;
    this.unknown = unknown.toArray(String[]::new);
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the concepts that do not fit. */
  public List<String> unknown() {
    return List.of(unknown);
  }
}
