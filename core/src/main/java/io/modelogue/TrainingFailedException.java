package io.modelogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A training ended without a trained version. The version stays in the history, with the error. */
public final class TrainingFailedException extends JobFailedException {
  private static final long serialVersionUID = 1;

  /** Creates it. */
  public TrainingFailedException(
      String model,
      int version,
      Optional<Failure> failure,
      String message,
      @Nullable Throwable cause) {
    super(model, version, failure, message, cause);
  }
}
