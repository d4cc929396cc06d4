package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The medium failed or did not answer, and the call had no effect. */
public final class UnavailableException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  /** What may help. */
  public enum Remedy {
    /** The same call may be tried again. */
    RETRY,
    /** This handle will go on refusing; the storage has to be opened anew. */
    REOPEN
  }

  private final Remedy remedy;

  /**
   * Makes the exception of a call that may be tried again; the message should name what failed, and
   * where.
   */
  public UnavailableException(String message, @Nullable Throwable cause) {
    this(Remedy.RETRY, message, cause);
  }

  /** Makes the exception; the message should name what failed, and where. */
  public UnavailableException(Remedy remedy, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = requireNonNull(remedy, "remedy");
  }

  /** Returns what may help. */
  public Remedy remedy() {
    return remedy;
  }
}
