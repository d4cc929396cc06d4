package io.modelogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A training ended without a trained version: it failed or was interrupted. The version stays in
 * the history.
 */
public final class TrainingFailedException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;
  private final transient Optional<Failure> failure;

  /** Creates it. */
  public TrainingFailedException(
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
