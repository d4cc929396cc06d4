package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A blob as a listing shows it.
 *
 * <p>Immutable, and so safe for use by several threads.
 *
 * @param id the SHA-256 of the content
 * @param size the length of the content in bytes
 * @param touched when it was last stored or used again, to the medium's precision
 */
public record BlobInfo(BlobId id, long size, Instant touched) {

  /**
   * Makes the description of a blob.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public BlobInfo {
    requireNonNull(id, "id");
    requireNonNull(touched, "touched");
    if (size < 0) {
      throw new IllegalArgumentException("a size is 0 or more, not " + size);
    }
  }
}
