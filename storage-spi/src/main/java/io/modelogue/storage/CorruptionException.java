package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What is stored is not what was written. Nothing has been repaired; the rest of the store stays
 * usable.
 */
public final class CorruptionException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  /** What is wrong. */
  public enum Kind {
    /** A checksum does not match the bytes. */
    CHECKSUM_MISMATCH,
    /** The content of a blob does not have the blob's digest. */
    DIGEST_MISMATCH,
    /** The end is missing. */
    TRUNCATED,
    /** Something follows the end. */
    TRAILING_DATA,
    /** The bytes do not follow the format. */
    MALFORMED,
    /** A commit that must be there is not: a later one exists, or the caller has seen it. */
    MISSING,
    /** A whole commit, of another stream or revision than its place says. */
    MISPLACED
  }

  private final Kind kind;
  private final String where;

  /**
   * Makes the exception.
   *
   * @param where the damaged thing as its owner knows it, and its place on the medium: {@code
   *     stream "model/spam", revision 3 (/var/lib/...)}
   * @param detail what was found, and what was expected
   */
  public CorruptionException(Kind kind, String where, String detail, @Nullable Throwable cause) {
    super("damaged (%s): %s: %s".formatted(kind, where, detail), cause);
    this.kind = requireNonNull(kind, "kind");
    this.where = requireNonNull(where, "where");
  }

  /** Makes the exception of damage that has no cause of its own. */
  public CorruptionException(Kind kind, String where, String detail) {
    this(kind, where, detail, null);
  }

  /** Returns what is wrong. */
  public Kind kind() {
    return kind;
  }

  /** Returns the damaged thing, and its place on the medium. */
  public String where() {
    return where;
  }
}
