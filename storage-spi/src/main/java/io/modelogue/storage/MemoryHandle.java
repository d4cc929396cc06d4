package io.modelogue.storage;

/**
 * What one handle may do: nothing once it is closed, and no writing if it was opened for reading.
 */
final class MemoryHandle {
  private final StorageInfo info;
  private volatile boolean closed;

  MemoryHandle(StorageInfo info) {
    this.info = info;
  }

  StorageInfo info() {
    return info;
  }

  void requireOpen() {
    if (closed) {
      throw new StorageClosedException(info.backend());
    }
  }

  void requireWritable() {
    requireOpen();
    if (info.mode() == OpenMode.READ_ONLY) {
      throw new ReadOnlyException(info.backend());
    }
  }

  void close() {
    closed = true;
  }
}
