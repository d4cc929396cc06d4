package io.modelogue.storage.file;

import io.modelogue.storage.StreamId;

/**
 * What one file in a stream's directory says: what it is, where it belongs, under which id, and its
 * payload.
 */
final class Frame {
  private final FrameHeader header;
  private final byte[] payload;

  /** Makes a frame; the payload is not copied, and nobody changes it. */
  Frame(FrameHeader header, byte[] payload) {
    this.header = header;
    this.payload = payload;
  }

  FrameHeader header() {
    return header;
  }

  byte[] payload() {
    return payload;
  }

  /** Returns whether this is where the stream and the revision say. */
  boolean belongsTo(StreamId stream, long revision) {
    return header.stream().equals(stream) && header.revision() == revision;
  }
}
