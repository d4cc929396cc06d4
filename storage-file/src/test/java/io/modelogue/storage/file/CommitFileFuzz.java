package io.modelogue.storage.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CommitFileFuzz {
  private static final HostileReaders READERS = new HostileReaders();

  @MethodSource("samples")
  @FuzzTest
  void whateverACommitsFileHoldsIsReadOrCalledDamaged(byte[] file) {
    READERS.readCommit(file);
  }

  static Stream<byte[]> samples() {
    return Stream.of(
        HostileReaders.frame("{\"first\":1}", 0),
        HostileReaders.frame("\nend\n", 0),
        HostileReaders.frame("x", 7));
  }
}
