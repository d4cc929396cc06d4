package io.modelogue.storage.file;

import java.time.Instant;

/** What a file system knows of a file or a directory. */
record FileFacts(Type type, long size, Instant modified) {

  /** What it is; anything but these two is of no use here. */
  enum Type {
    FILE,
    DIRECTORY,
    OTHER
  }

  boolean isDirectory() {
    return type == Type.DIRECTORY;
  }
}
