package io.modelogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An evaluation ended without results: it failed or was interrupted. */
public final class EvaluationFailedException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;
  private final transient Optional<Failure> failure;

  /** Creates it. */
  public EvaluationFailedException(
      String model,
      int version,
      Optional<Failure> failure,
      String message,
      @Nullable Throwable cause) {
    super(message, cause);
    this.model = model;
    this.version = version;
    this.failure = failure;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the version's number. */
  public int version() {
    return version;
  }

  /** Returns the error as it is kept, if there was one. */
  public Optional<Failure> failure() {
    return failure;
  }
}
