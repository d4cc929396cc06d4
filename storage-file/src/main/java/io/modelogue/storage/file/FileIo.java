package io.modelogue.storage.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that the backend asks of a file system, so that tests can count it, fail it and lose it.
 *
 * <p>Every call is immune to interrupts: it does its work and leaves the thread's flag as it found
 * it. Nothing here keeps a file open between calls, except the streams it returns.
 */
interface FileIo {

  /**
   * Creates a file for writing; only the returned stream may ever write to it.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something of that name is there
   */
  DurableOutputStream create(Path file) throws IOException;

  /**
   * Makes a second name for a file. Of any number of callers in any number of processes, one
   * succeeds.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something of that name is there
   */
  void link(Path file, Path name) throws IOException;

  /**
   * Gives a file another name, in place of whatever had it. Not for anything that must not be lost.
   */
  void replace(Path file, Path name) throws IOException;

  /** Removes a file and returns whether it was there. */
  boolean delete(Path file) throws IOException;

  /** Creates a directory if it is not there; the parents must be. */
  void createDirectory(Path directory) throws IOException;

  /**
   * Forces the names in a directory to the medium; does nothing where {@link #syncsDirectories()}
   * is false.
   */
  void syncDirectory(Path directory) throws IOException;

  /**
   * Returns whether this platform can force the names in a directory to the medium; Windows cannot.
   */
  boolean syncsDirectories();

  /**
   * Returns whether we may write in a directory that is there: not so on a read-only mount, or
   * without the right to.
   */
  boolean isWritable(Path directory);

  /** Sets the time of the last modification. */
  void touch(Path file, Instant modified) throws IOException;

  /** Returns what is known of a file or directory, or empty if it is not there. */
  Optional<FileFacts> stat(Path file) throws IOException;

  /**
   * Returns whether a file or directory is seen to be there. Costs much less than {@link #stat}
   * where nothing is, but false may also mean that it cannot be looked for.
   */
  boolean sees(Path file);

  /**
   * Gives the names in a directory, in no order; those created or removed meanwhile may or may not
   * be among them.
   */
  void list(Path directory, Consumer<String> names) throws IOException;

  /**
   * Returns the first bytes of a file, at most as many as asked for.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  byte[] read(Path file, int atMost) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  InputStream open(Path file) throws IOException;
}
