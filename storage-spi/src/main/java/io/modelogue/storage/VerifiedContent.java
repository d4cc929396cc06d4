package io.modelogue.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;

/**
 * Moves the content of blobs in and out of a backend, and proves on the way that it is what its id
 * says.
 *
 * <p>For backends, so that each of them checks the same things in the same order. Safe for use by
 * several threads.
 */
public final class VerifiedContent {
  private static final int BUFFER_BYTES = 1 << 16;

  private VerifiedContent() {}

  /**
   * Copies a source into a sink and checks that it was what its writer announced. Closes the
   * source, not the sink.
   *
   * <p>At most one buffer more than {@code size} is read, however long the source is. On any
   * exception the backend discards what the sink has received.
   *
   * @throws ContentMismatchException if the source has another length or another digest
   * @throws UncheckedIOException if the source failed
   * @throws IOException if the sink failed
   */
  public static void copy(BlobId id, long size, ContentSource source, OutputStream sink)
      throws IOException {
    MessageDigest digest = BlobId.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long copied = 0;
    try (SourceStream content = SourceStream.open(source)) {
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        copied += count;
        if (copied > size) {
          throw new ContentMismatchException(
              id, "it is longer than the announced %,d bytes".formatted(size));
        }
        digest.update(buffer, 0, count);
        sink.write(buffer, 0, count);
      }
    }
    if (copied < size) {
      throw new ContentMismatchException(
          id, "it ended after %,d of the announced %,d bytes".formatted(copied, size));
    }
    BlobId actual = BlobId.ofDigest(digest.digest());
    if (!actual.equals(id)) {
      throw new ContentMismatchException(id, "its digest is " + actual);
    }
  }

  /**
   * Returns a stream of a blob's content that throws {@link CorruptionException} instead of
   * returning the last bytes, if they and those before do not have the blob's digest.
   *
   * <p>The stream is for one thread. Closing it early verifies nothing, and is no error.
   *
   * @param where the blob's place on the medium, for the message
   * @param content what the medium holds; it is closed with the returned stream
   */
  public static InputStream reading(BlobInfo blob, String where, InputStream content) {
    return new VerifyingInputStream(blob, where, content);
  }

  /**
   * Tells the source's failures from the sink's, which mean quite different things to the caller.
   */
  private record SourceStream(InputStream in) implements AutoCloseable {

    static SourceStream open(ContentSource source) {
      try {
        return new SourceStream(source.open());
      } catch (IOException e) {
        throw new UncheckedIOException("the content to store could not be opened", e);
      }
    }

    int read(byte[] buffer) {
      try {
        return in.read(buffer);
      } catch (IOException e) {
        throw new UncheckedIOException("the content to store could not be read", e);
      }
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException("the content to store could not be closed", e);
      }
    }
  }
}
