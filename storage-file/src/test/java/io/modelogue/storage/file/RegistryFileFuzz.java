package io.modelogue.storage.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryFileFuzz {

  @MethodSource("samples")
  @FuzzTest
  void whateverARegistryFileHoldsIsReadOrCalledDamaged(byte[] file) {
    HostileReaders.readRegistryFile(file);
  }

  static Stream<byte[]> samples() {
    return Stream.of(RegistryFile.content(), RegistryFile.content(2));
  }
}
