package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A removal of a file to which the reply gets lost is asked for again, and nobody hears of it. */
class LostRemovalsTest {
  private static final byte[] CONTENT = "content".getBytes(UTF_8);
  private static final BlobId BLOB = BlobId.of(CONTENT);

  private final MemoryStorage memory = MemoryStorage.create();
  private final ObservedStorage storage = new ObservedStorage(memory.another(OpenMode.CREATE));
  private final ModelRegistry registry =
      ModelRegistry.builder(storage)
          .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(8)))
          .open();

  @AfterEach
  void close() {
    registry.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUEST_LOST", "REPLY_LOST"})
  void garbageIsCollectedAllTheSame(StorageFault fault) {
    memory.blobs().put(BLOB, CONTENT.length, ContentSource.of(CONTENT));
    StorageFault.Injection removal = new StorageFault.Injection(fault, 1, 2);
    storage.observe(removal);

    registry.collectGarbage(Duration.ofDays(7));

    assertThat(removal.happened()).isTrue();
    assertThat(memory.blobs().find(BLOB)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUEST_LOST", "REPLY_LOST"})
  void aVersionIsPurgedAllTheSame(StorageFault fault) {
    ModelVersion version =
        registry
            .createModel("spam")
            .create()
            .register(VersionConfig.builder().build())
            .artifact("model.bin", CONTENT)
            .commit();
    version.delete("personal data");
    // behind the commit that says so
    StorageFault.Injection removal = new StorageFault.Injection(fault, 2, 3);
    storage.observe(removal);

    version.purge("personal data");

    assertThat(removal.happened()).isTrue();
    assertThat(memory.blobs().find(BLOB)).isEmpty();
    assertThat(registry.verify().requireIntact().removed())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.PURGED);
  }
}
