package io.modelogue.internal.state;

/** An event that speaks of what never came to be, or of what has come to be already. */
public final class InconsistentHistoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long revision;

  InconsistentHistoryException(long revision, String what) {
    super(what);
    this.revision = revision;
  }

  /** Returns the revision that holds it. */
  public long revision() {
    return revision;
  }
}
