package io.modelogue.internal.engine;

import io.modelogue.LimitExceededException;
import io.modelogue.internal.Limits;
import io.modelogue.internal.journal.CommitCodec;
import io.modelogue.internal.journal.CommitDocument;
import io.modelogue.internal.journal.Link;
import io.modelogue.internal.json.MalformedJsonException;
import java.io.UncheckedIOException;

/**
 * The bytes of a commit that is about to be made. They were read back before anybody sees them: a
 * history cannot forget, so one commit that nobody can read would make all of it unreadable.
 * Immutable.
 */
final class CheckedPayload {
  private final byte[] bytes;
  private final Link link;

  private CheckedPayload(byte[] bytes, Link link) {
    this.bytes = bytes;
    this.link = link;
  }

  /**
   * Returns the payload of a commit.
   *
   * @throws LimitExceededException if it is too large
   * @throws IllegalArgumentException if it holds something that cannot be read back
   */
  static CheckedPayload of(CommitDocument document) {
    String model = document.stream();
    try {
      byte[] bytes = CommitCodec.encode(document);
      requireWithinLimit(model, bytes.length);
      return new CheckedPayload(bytes, Link.of(CommitCodec.decode(bytes), bytes));
    } catch (MalformedJsonException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "the commit to \""
              + model
              + "\" could not be read back: "
              + e.getMessage()
              + "; nothing was written",
          e);
    }
  }

  private static void requireWithinLimit(String model, int length) {
    if (length > Limits.COMMIT_BYTES) {
      throw new LimitExceededException(
          "commit",
          Limits.COMMIT_BYTES,
          length,
          "the commit to \""
              + model
              + "\" takes "
              + length
              + " bytes, at most "
              + Limits.COMMIT_BYTES
              + " are allowed; nothing was written, write it in parts");
    }
  }

  /** Returns the bytes; not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns what the bytes say, as everybody will read them. */
  Link link() {
    return link;
  }
}
