package io.modelogue.storage.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFileFuzz {
  private static final HostileReaders READERS = new HostileReaders();

  @MethodSource("samples")
  @FuzzTest
  void whateverACheckpointsFileHoldsIsTheCheckpointOrNone(byte[] file) {
    READERS.readCheckpoint(file);
  }

  static Stream<byte[]> samples() {
    return Stream.of(READERS.checkpointFile());
  }
}
