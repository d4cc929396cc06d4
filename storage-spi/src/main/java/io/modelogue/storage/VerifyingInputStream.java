package io.modelogue.storage;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Digests what passes, and judges before the last byte is handed out: a reader that asks for
 * exactly the blob's size never sees the end of the stream, and must not be left with unverified
 * bytes.
 */
final class VerifyingInputStream extends InputStream {
  private final BlobInfo blob;
  private final String where;
  private final InputStream content;
  private final MessageDigest digest = BlobId.sha256();
  private long remaining;
  private @Nullable BlobId actual;

  VerifyingInputStream(BlobInfo blob, String where, InputStream content) {
    this.blob = blob;
    this.where = where;
    this.content = content;
    this.remaining = blob.size();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    if (remaining == 0) {
      verify();
      return -1;
    }
    int count = content.read(buffer, offset, (int) Math.min(length, remaining));
    if (count < 0) {
      throw new CorruptionException(
          CorruptionException.Kind.TRUNCATED,
          place(),
          "ended %,d bytes before its size of %,d".formatted(remaining, blob.size()));
    }
    digest.update(buffer, offset, count);
    remaining -= count;
    if (remaining == 0) {
      verify();
    }
    return count;
  }

  /** Reads over what is skipped, so that it is digested too. */
  @Override
  public long skip(long count) throws IOException {
    byte[] buffer = new byte[8192];
    long left = count;
    while (left > 0) {
      int read = read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return count <= 0 ? 0 : count - left;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(content.available(), remaining);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private void verify() {
    if (actual == null) {
      actual = BlobId.ofDigest(digest.digest());
    }
    if (!actual.equals(blob.id())) {
      throw new CorruptionException(
          CorruptionException.Kind.DIGEST_MISMATCH,
          place(),
          "its content has the digest " + actual);
    }
  }

  private String place() {
    return "blob %s (%s)".formatted(blob.id(), where);
  }
}
