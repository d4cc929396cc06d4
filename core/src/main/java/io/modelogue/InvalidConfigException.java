package io.modelogue;

import java.util.List;

/** A configuration breaks the rules of its template; nothing was written. */
public final class InvalidConfigException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String[] violations;

  /** Creates it. */
  public InvalidConfigException(String model, List<String> violations, String message) {
    super(message, null);
    this.model = model;
    this.violations = violations.toArray(String[]::new);
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns everything that is wrong with it, one sentence each. */
  public List<String> violations() {
    return List.of(violations);
  }
}
