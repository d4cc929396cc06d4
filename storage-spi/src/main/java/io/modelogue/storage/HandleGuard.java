package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

/**
 * What one handle may do: nothing once it is closed, and no writing if it was opened for reading.
 *
 * <p>For backends, which ask it at the start of every call. Safe for use by several threads.
 */
public final class HandleGuard {
  private final StorageInfo info;
  private volatile boolean closed;

  /** Makes the guard of an open handle. */
  public HandleGuard(StorageInfo info) {
    this.info = requireNonNull(info, "info");
  }

  /** Returns what is known about the storage, whether it is open or closed. */
  public StorageInfo info() {
    return info;
  }

  /**
   * Refuses any call once the handle is closed.
   *
   * @throws StorageClosedException if it is
   */
  public void requireOpen() {
    if (closed) {
      throw new StorageClosedException(info.backend());
    }
  }

  /**
   * Refuses a write if the handle is closed or was opened for reading.
   *
   * @throws StorageClosedException if it is closed
   * @throws ReadOnlyException if it was opened in mode {@link OpenMode#READ_ONLY}
   */
  public void requireWritable() {
    requireOpen();
    if (info.mode() == OpenMode.READ_ONLY) {
      throw new ReadOnlyException(info.backend());
    }
  }

  /** Closes the handle; closing again does nothing. */
  public void close() {
    closed = true;
  }
}
