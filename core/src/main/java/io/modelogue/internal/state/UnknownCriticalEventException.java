package io.modelogue.internal.state;

/** An event of a newer release without which the state cannot be known. */
public final class UnknownCriticalEventException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long revision;
  private final String type;

  UnknownCriticalEventException(long revision, String type) {
    super("revision " + revision + " holds the unknown event " + type);
    this.revision = revision;
    this.type = type;
  }

  /** Returns the revision that holds it. */
  public long revision() {
    return revision;
  }

  /** Returns the name of its type. */
  public String type() {
    return type;
  }
}
