package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A storage could not be opened, for a reason that lies in its location or its medium and does not
 * pass by itself.
 */
public final class StorageOpenException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  /** Why a storage could not be opened. */
  public enum Reason {
    /** Nothing is there, and the mode does not allow to create it. */
    NOT_FOUND,
    /** Something is there, but it is not a store. */
    NOT_A_STORE,
    /** The medium cannot keep the promises of a storage, or cannot be written at all. */
    UNSUITABLE_MEDIUM,
    /** No provider for the scheme was found. */
    UNKNOWN_SCHEME,
    /** Several providers for the scheme were found. */
    AMBIGUOUS_SCHEME
  }

  private final Reason reason;
  private final URI location;

  /** Makes the exception; the message should say what was found, and what to do. */
  public StorageOpenException(
      Reason reason, URI location, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = requireNonNull(reason, "reason");
    this.location = requireNonNull(location, "location");
  }

  /** Returns why the storage could not be opened. */
  public Reason reason() {
    return reason;
  }

  /** Returns the location that was asked for. */
  public URI location() {
    return location;
  }
}
