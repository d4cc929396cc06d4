package io.modelogue.storage;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A storage did not do what was asked; each subtype says why, and so what can be done about it.
 *
 * <p>The subtypes form a closed set, so that a caller can be complete. A backend throws them and
 * adds none.
 */
public abstract sealed class StorageException extends RuntimeException
    permits BlobNotFoundException,
        ConflictException,
        ContentMismatchException,
        CorruptionException,
        LimitExceededException,
        OutcomeUnknownException,
        ReadOnlyException,
        StorageClosedException,
        StorageOpenException,
        UnavailableException,
        UnsupportedFormatException {
  @Serial private static final long serialVersionUID = 1;

  StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
