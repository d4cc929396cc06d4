package io.modelogue.storage.testkit;

import java.io.InputStream;

/** Content of any length that repeats one pattern and takes no memory. */
final class GeneratedContent extends InputStream {
  private long remaining;

  GeneratedContent(long size) {
    this.remaining = size;
  }

  @Override
  public int read() {
    return remaining == 0 ? -1 : (int) (remaining-- & 0xff);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (remaining == 0 && length > 0) {
      return -1;
    }
    int count = (int) Math.min(length, remaining);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = (byte) remaining--;
    }
    return count;
  }
}
