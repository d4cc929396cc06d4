package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens for reading alone, so that no location can make something anywhere. */
class LocationFuzz {

  @MethodSource("samples")
  @FuzzTest
  void whateverALocationSaysTheRegistryIsOpenedOrRefused(byte[] utf8) {
    URI location;
    try {
      location = new URI(new String(utf8, UTF_8));
    } catch (URISyntaxException e) {
      return;
    }
    try {
      ModelRegistry.builder(location).mode(RegistryMode.READ_ONLY).open().close();
    } catch (RegistryOpenException | StorageFailureException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  static Stream<byte[]> samples() {
    return Stream.of(
            "file:///no/such/place", "file://host/x", "memory:none", "s3://bucket/x?y#z", "file:x")
        .map(text -> text.getBytes(UTF_8));
  }
}
