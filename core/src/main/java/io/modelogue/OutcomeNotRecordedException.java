package io.modelogue;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A training or an evaluation ended, but its end could not be written, though that was tried for
 * minutes. What a training left in its working directory is still there.
 */
public final class OutcomeNotRecordedException extends JobFailedException {
  private static final long serialVersionUID = 1;

  private final transient Optional<Path> workingDirectory;

  OutcomeNotRecordedException(
      String model,
      int version,
      Optional<Path> workingDirectory,
      String message,
      @Nullable Throwable cause) {
    super(model, version, Optional.empty(), message, cause);
    this.workingDirectory = workingDirectory;
  }

  /** Returns the working directory of the training, if it made use of one. */
  public Optional<Path> workingDirectory() {
    return workingDirectory;
  }
}
