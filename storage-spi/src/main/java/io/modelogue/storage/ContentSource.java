package io.modelogue.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Content that can be read more than once.
 *
 * <p>Opened by one thread at a time.
 */
@FunctionalInterface
public interface ContentSource {

  /**
   * Returns a new stream at the start of the content; whoever opens it closes it.
   *
   * @throws IOException if the content cannot be read
   */
  InputStream open() throws IOException;

  /** Returns a source of bytes at hand; they must not change while it is in use. */
  static ContentSource of(byte[] content) {
    return () -> new ByteArrayInputStream(content);
  }

  /** Returns a source that reads a file. */
  static ContentSource of(Path file) {
    return () -> Files.newInputStream(file);
  }
}
