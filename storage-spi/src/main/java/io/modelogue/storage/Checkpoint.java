package io.modelogue.storage;

import java.util.Arrays;

/**
 * Opaque bytes derived from a stream up to a revision, kept to save work: they may be lost without
 * loss.
 *
 * <p>Immutable, and so safe for use by several threads.
 */
public final class Checkpoint {
  private final long revision;
  private final byte[] payload;

  /**
   * Makes a checkpoint of a copy of the payload.
   *
   * @param revision the last commit that went into it
   * @param payload up to {@value StorageLimits#CHECKPOINT_BYTES} bytes
   * @throws IllegalArgumentException if the revision is negative
   * @throws LimitExceededException if the payload is larger than {@link
   *     StorageLimits#CHECKPOINT_BYTES}
   */
  public Checkpoint(long revision, byte[] payload) {
    if (revision < 0) {
      throw new IllegalArgumentException("a revision is 0 or more, not " + revision);
    }
    if (payload.length > StorageLimits.CHECKPOINT_BYTES) {
      throw new LimitExceededException(
          "payload of a checkpoint", StorageLimits.CHECKPOINT_BYTES, payload.length);
    }
    this.revision = revision;
    this.payload = payload.clone();
  }

  /** Returns the last commit that went into this checkpoint. */
  public long revision() {
    return revision;
  }

  /** Returns a copy of the payload. */
  public byte[] payload() {
    return payload.clone();
  }

  /** Returns whether the other object is a checkpoint at the same revision with the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint checkpoint
        && revision == checkpoint.revision
        && Arrays.equals(payload, checkpoint.payload);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(revision) + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "checkpoint at revision %d of %d bytes".formatted(revision, payload.length);
  }
}
