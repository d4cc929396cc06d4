package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A write may or may not have happened, and the storage cannot tell; {@link #kind()} says how to
 * find out.
 */
public final class OutcomeUnknownException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  /** Why the outcome is unknown. */
  public enum Kind {
    /**
     * The medium did not answer. The same write may be tried again, with the same id, and has
     * exactly one effect.
     */
    LOST_REPLY,
    /**
     * The write is visible, but the medium could not say that it is safe. Trying again on the same
     * handle proves nothing: the medium may report success for what it has already lost. Open the
     * storage anew and read.
     */
    SYNC_FAILED
  }

  private final Kind kind;

  /** Makes the exception; the message should name what was written, and where. */
  public OutcomeUnknownException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = requireNonNull(kind, "kind");
  }

  /** Returns why the outcome is unknown, and so what to do. */
  public Kind kind() {
    return kind;
  }
}
