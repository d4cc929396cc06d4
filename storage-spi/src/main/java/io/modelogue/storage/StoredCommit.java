package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A commit at its place in a stream.
 *
 * <p>Immutable, and so safe for use by several threads.
 *
 * @param revision its place: 0 for the first commit of a stream
 * @param commit what was appended there
 */
public record StoredCommit(long revision, Commit commit) {

  /**
   * Makes a commit at a place.
   *
   * @throws IllegalArgumentException if the revision is negative
   */
  public StoredCommit {
    requireNonNull(commit, "commit");
    if (revision < 0) {
      throw new IllegalArgumentException("a revision is 0 or more, not " + revision);
    }
  }

  /** Returns the id that the commit's writer gave it. */
  public UUID commitId() {
    return commit.commitId();
  }

  /** Returns a copy of the commit's payload. */
  public byte[] payload() {
    return commit.payload();
  }
}
