package io.modelogue.evaluation;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The threads that rank, and arrays for each of them. For one ranking at a time. */
final class RankMemory {
  private final Lanes lanes;
  private final RankBuffers[] buffers;

  RankMemory(Lanes lanes) {
    this.lanes = lanes;
    this.buffers =
        IntStream.range(0, lanes.count())
            .mapToObj(lane -> new RankBuffers())
            .toArray(RankBuffers[]::new);
  }

  Lanes lanes() {
    return lanes;
  }

  RankBuffers buffers(int lane) {
    return buffers[lane];
  }

  long bytes() {
    return Stream.of(buffers).mapToLong(RankBuffers::bytes).sum();
  }
}
