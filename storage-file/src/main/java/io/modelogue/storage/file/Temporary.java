package io.modelogue.storage.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that has been written and has no name of its own yet.
 *
 * <p>Once it is published it shares its content with the published file, and so must never be
 * written again.
 */
record Temporary(FileIo io, Path path) implements AutoCloseable {

  /** Removes the temporary name. Whatever was published stays. */
  @Override
  public void close() {
    try {
      io.delete(path);
    } catch (IOException e) {
      // what matters has succeeded or failed already, and the leftover is swept a day later
    }
  }
}
