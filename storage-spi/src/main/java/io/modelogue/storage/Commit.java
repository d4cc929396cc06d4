package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.UUID;

/**
 * What is appended to a stream: opaque bytes under an id, seen whole or not at all.
 *
 * <p>Immutable, and so safe for use by several threads.
 */
public final class Commit {
  private final UUID commitId;
  private final byte[] payload;

  /**
   * Makes a commit of a copy of the payload.
   *
   * @param commitId chosen at random by the writer; it tells a replay from a conflict
   * @param payload 1 to {@value StorageLimits#COMMIT_BYTES} bytes
   * @throws IllegalArgumentException if the payload is empty
   * @throws LimitExceededException if the payload is larger than {@link StorageLimits#COMMIT_BYTES}
   */
  public Commit(UUID commitId, byte[] payload) {
    this.commitId = requireNonNull(commitId, "commitId");
    if (payload.length == 0) {
      throw new IllegalArgumentException("a commit needs a payload: an empty commit says nothing");
    }
    if (payload.length > StorageLimits.COMMIT_BYTES) {
      throw new LimitExceededException(
          "payload of a commit", StorageLimits.COMMIT_BYTES, payload.length);
    }
    this.payload = payload.clone();
  }

  /** Returns the id that the commit's writer gave it. */
  public UUID commitId() {
    return commitId;
  }

  /** Returns a copy of the payload. */
  public byte[] payload() {
    return payload.clone();
  }

  /** Returns the length of the payload in bytes, without copying it. */
  public int size() {
    return payload.length;
  }

  /** Returns whether the other object is a commit of the same id and the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Commit commit
        && commitId.equals(commit.commitId)
        && Arrays.equals(payload, commit.payload);
  }

  @Override
  public int hashCode() {
    return commitId.hashCode();
  }

  @Override
  public String toString() {
    return "commit %s of %d bytes".formatted(commitId, payload.length);
  }
}
