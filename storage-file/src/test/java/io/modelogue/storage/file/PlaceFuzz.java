package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.storage.BlobId;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceFuzz {
  private static final HostileReaders READERS = new HostileReaders();

  @MethodSource("samples")
  @FuzzTest
  void whateverALocationOrACursorSaysIsTakenOrRefused(byte[] utf8) {
    READERS.readPlace(utf8);
  }

  static Stream<byte[]> samples() {
    return Stream.of(
            "file:///no/such/place",
            "file://host/x",
            "model/spam",
            StoreLayout.commitName(7),
            BlobId.of(new byte[0]).hex())
        .map(text -> text.getBytes(UTF_8));
  }
}
