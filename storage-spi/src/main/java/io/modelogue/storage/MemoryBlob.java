package io.modelogue.storage;

import java.time.Instant;

/** A blob as it is kept; the bytes are never changed and never handed out. */
final class MemoryBlob {
  private final byte[] bytes;
  private final Instant touched;

  MemoryBlob(byte[] bytes, Instant touched) {
    this.bytes = bytes;
    this.touched = touched;
  }

  byte[] bytes() {
    return bytes;
  }

  Instant touched() {
    return touched;
  }

  MemoryBlob touchedAt(Instant instant) {
    return new MemoryBlob(bytes, instant);
  }
}
