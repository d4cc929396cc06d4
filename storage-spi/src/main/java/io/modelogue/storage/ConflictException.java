package io.modelogue.storage;

import java.io.Serial;

/** The stream's head is not the one that the writer expected; nothing was written. */
public final class ConflictException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  private final String stream;
  private final long expectedHead;
  private final long actualHead;

  /**
   * Makes the exception of a stream whose head is another one.
   *
   * @param expectedHead the head the writer expected, {@link Journal#NO_STREAM} for none
   * @param actualHead the head there is, {@link Journal#NO_STREAM} for none
   */
  public ConflictException(StreamId stream, long expectedHead, long actualHead) {
    super(message(stream, expectedHead, actualHead), null);
    this.stream = stream.toString();
    this.expectedHead = expectedHead;
    this.actualHead = actualHead;
  }

  /** Returns the stream that was to be written. */
  public StreamId stream() {
    return StreamId.parse(stream);
  }

  /** Returns the head that the writer expected; -1 if it expected no stream. */
  public long expectedHead() {
    return expectedHead;
  }

  /**
   * Returns the head at the time of the conflict, which may have moved on since; -1 if there is no
   * stream.
   */
  public long actualHead() {
    return actualHead;
  }

  private static String message(StreamId stream, long expectedHead, long actualHead) {
    if (actualHead == Journal.NO_STREAM) {
      return "stream \"%s\" does not exist, but revision %d was expected"
          .formatted(stream, expectedHead);
    }
    if (expectedHead == Journal.NO_STREAM) {
      return "stream \"%s\" exists already, at revision %d".formatted(stream, actualHead);
    }
    return "stream \"%s\" is at revision %d, not at %d; read it again and decide anew"
        .formatted(stream, actualHead, expectedHead);
  }
}
