package io.modelogue.storage;

import java.io.Serial;

/** Something is larger than a storage takes; nothing was written. */
public final class LimitExceededException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  private final long limit;
  private final long actual;

  /**
   * Makes the exception.
   *
   * @param what what is too large, as a noun: {@code "payload of a commit"}
   * @param limit the largest size allowed, in bytes
   * @param actual the size found, in bytes
   */
  public LimitExceededException(String what, long limit, long actual) {
    super("the %s has %,d bytes; the limit is %,d".formatted(what, actual, limit), null);
    this.limit = limit;
    this.actual = actual;
  }

  /** Returns the largest size allowed, in bytes. */
  public long limit() {
    return limit;
  }

  /** Returns the size found, in bytes. */
  public long actual() {
    return actual;
  }
}
