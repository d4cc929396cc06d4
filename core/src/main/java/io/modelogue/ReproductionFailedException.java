package io.modelogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A version could not be trained again from its record. Nothing was written. */
public final class ReproductionFailedException extends JobFailedException {
  private static final long serialVersionUID = 1;

  /** Creates it. */
  public ReproductionFailedException(
      String model,
      int version,
      Optional<Failure> failure,
      String message,
      @Nullable Throwable cause) {
    super(model, version, failure, message, cause);
  }
}
