package io.modelogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A training, an evaluation or a reproduction ended without what it was to bring. */
public abstract sealed class JobFailedException extends ModelogueException
    permits TrainingFailedException,
        EvaluationFailedException,
        ReproductionFailedException,
        OutcomeNotRecordedException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;
  private final @Nullable Failure failure;

  JobFailedException(
      String model,
      int version,
      Optional<Failure> failure,
      String message,
      @Nullable Throwable cause) {
    super(message, cause);
    this.model = model;
    this.version = version;
    this.failure = failure.orElse(null);
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the version's number. */
  public int version() {
    return version;
  }

  /** Returns the error as it is kept in the history, if it was recorded. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }
}
