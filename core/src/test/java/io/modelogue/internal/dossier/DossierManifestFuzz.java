package io.modelogue.internal.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.history.BlobRef;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.storage.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class DossierManifestFuzz {

  @MethodSource("samples")
  @FuzzTest
  void whateverTheBytesAreTheyAreAManifestOrMalformed(byte[] json) {
    DossierManifest manifest;
    try {
      manifest = DossierManifest.of(json);
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(DossierManifest.of(manifest.toJson())).isEqualTo(manifest);
  }

  static Stream<byte[]> samples() {
    String digest = "ab".repeat(32);
    return Stream.of(
        new DossierManifest(
                new UUID(1, 2),
                Instant.EPOCH,
                List.of(new DossierManifest.Stream(new StreamId("model", "spam"), 3, digest)),
                List.of(new BlobRef(digest, 17)))
            .toJson());
  }
}
