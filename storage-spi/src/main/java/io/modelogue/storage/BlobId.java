package io.modelogue.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The identity of content: its SHA-256.
 *
 * <p>Immutable, and so safe for use by several threads.
 */
public final class BlobId implements Comparable<BlobId> {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final int DIGEST_BYTES = 32;

  private final String hex;

  private BlobId(String hex) {
    this.hex = hex;
  }

  /** Returns the id of content that is at hand. */
  public static BlobId of(byte[] content) {
    return ofDigest(sha256().digest(content));
  }

  /**
   * Returns the id of content whose SHA-256 has been computed elsewhere.
   *
   * @throws IllegalArgumentException if the digest does not have 32 bytes
   */
  public static BlobId ofDigest(byte[] digest) {
    if (digest.length != DIGEST_BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + digest.length);
    }
    return new BlobId(HexFormat.of().formatHex(digest));
  }

  /**
   * Returns the id that {@link #hex()} wrote.
   *
   * @throws IllegalArgumentException if the text is not 64 hexadecimal digits in lower case
   */
  public static BlobId parse(String hex) {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a blob's id is 64 hexadecimal digits in lower case");
    }
    return new BlobId(hex);
  }

  /** Returns the SHA-256 as 64 hexadecimal digits in lower case. */
  public String hex() {
    return hex;
  }

  /** Orders by the digest, which is the order of the digits too. */
  @Override
  public int compareTo(BlobId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlobId id && hex.equals(id.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return hex;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
