package io.modelogue.history;

import io.modelogue.internal.Digests;

/**
 * Bytes that are kept beside the journal. The journal holds their digest, so that they cannot be
 * changed without being found out.
 *
 * @param digest the SHA-256 of the bytes, 64 lower-case hex digits
 * @param size how many there are
 */
public record BlobRef(String digest, long size) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is not what it should be
   */
  public BlobRef {
    Digests.check("a blob", digest);
    if (size < 0) {
      throw new IllegalArgumentException("a blob has the size " + size);
    }
  }
}
