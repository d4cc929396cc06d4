package io.modelogue.storage.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.ContentSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/** The material of the tests: content to store, sources that misbehave, and a measure of memory. */
final class Blobs {
  private static final int SEED = 20260303;

  private Blobs() {}

  static byte[] bytes(int size) {
    byte[] content = new byte[size];
    new Random(SEED).nextBytes(content);
    return content;
  }

  static BlobId store(BlobStore blobs, String text) {
    byte[] content = text.getBytes(UTF_8);
    return blobs.put(BlobId.of(content), content.length, ContentSource.of(content)).id();
  }

  static byte[] read(BlobStore blobs, BlobId id) throws IOException {
    try (InputStream in = blobs.open(id)) {
      return in.readAllBytes();
    }
  }

  static InputStream endless() {
    return generated(Long.MAX_VALUE);
  }

  /**
   * Returns content that is made while it is read, so that the test itself needs no memory for it.
   */
  static InputStream generated(long size) {
    return new GeneratedContent(size);
  }

  /** Returns content whose second half fails. */
  static InputStream failing(byte[] content, Exception failure) {
    return new InputStream() {
      private final InputStream half = new ByteArrayInputStream(content, 0, content.length / 2);

      @Override
      public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = half.read(buffer, offset, length);
        if (count >= 0) {
          return count;
        }
        if (failure instanceof RuntimeException unchecked) {
          throw unchecked;
        }
        throw (IOException) failure;
      }
    };
  }

  static BlobId digestOf(InputStream content) throws IOException {
    try (InputStream in = content) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return BlobId.ofDigest(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns how many bytes this thread has allocated since it started. */
  static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
