package io.modelogue.internal.journal;

/** A payload of a format that only a newer release reads. */
public final class NewerFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long format;

  NewerFormatException(long format) {
    super("format " + format);
    this.format = format;
  }

  /** Returns the format's number. */
  public long format() {
    return format;
  }
}
