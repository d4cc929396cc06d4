package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.storage.testkit.StreamsContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class StreamNameFuzz {
  private static final HostileReaders READERS = new HostileReaders();

  @MethodSource("samples")
  @FuzzTest
  void whateverAStreamIsCalledItStaysInsideTheStore(byte[] utf8) {
    READERS.readName(utf8);
  }

  static Stream<byte[]> samples() {
    return StreamsContract.HOSTILE_NAMES.stream().map(name -> ("model/" + name).getBytes(UTF_8));
  }
}
