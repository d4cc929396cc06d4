package io.modelogue.evaluation;

/** The threads that rank, and arrays for each of them. For one ranking at a time. */
final class RankMemory {
  private final Lanes lanes;
  private final RankBuffers[] buffers;

  RankMemory(Lanes lanes) {
    this.lanes = lanes;
    this.buffers = new RankBuffers[lanes.count()];
    for (int lane = 0; lane < buffers.length; lane++) {
      buffers[lane] = new RankBuffers();
    }
  }

  Lanes lanes() {
    return lanes;
  }

  RankBuffers buffers(int lane) {
    return buffers[lane];
  }

  long bytes() {
    long bytes = 0;
    for (RankBuffers each : buffers) {
      bytes += each.bytes();
    }
    return bytes;
  }
}
