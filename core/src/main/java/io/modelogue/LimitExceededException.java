package io.modelogue;

/** Something is larger than what is kept; nothing was written. */
public final class LimitExceededException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String what;
  private final long limit;
  private final long actual;

  /** Creates it. */
  public LimitExceededException(String what, long limit, long actual, String message) {
    super(message, null);
    this.what = what;
    this.limit = limit;
    this.actual = actual;
  }

  /** Returns what is too large. */
  public String what() {
    return what;
  }

  /** Returns the limit. */
  public long limit() {
    return limit;
  }

  /** Returns how large it is. */
  public long actual() {
    return actual;
  }
}
