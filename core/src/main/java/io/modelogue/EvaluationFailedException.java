package io.modelogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An evaluation ended without results. It stays in the history, with the error. */
public final class EvaluationFailedException extends JobFailedException {
  private static final long serialVersionUID = 1;

  /** Creates it. */
  public EvaluationFailedException(
      String model,
      int version,
      Optional<Failure> failure,
      String message,
      @Nullable Throwable cause) {
    super(model, version, failure, message, cause);
  }
}
