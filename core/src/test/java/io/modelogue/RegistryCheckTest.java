package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.internal.Digests;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ContentSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doctor: what is wrong, with which model, where, and what follows from it. */
class RegistryCheckTest {
  private final EditableStorage storage = new EditableStorage();
  private final ModelRegistry registry =
      ModelRegistry.builder(storage)
          .cacheBytes(0)
          .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(8)))
          .open();

  RegistryCheckTest() {
    for (String name : List.of("churn", "spam")) {
      Model model = registry.createModel(name).create();
      for (int v = 1; v <= 3; v++) {
        model
            .register(VersionConfig.builder().set("v", v).build())
            .artifact("model.bin", new byte[] {(byte) v})
            .commit();
      }
    }
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aHealthyRegistrySaysSo() {
    RegistryCheck check = registry.check();

    assertThat(check.isHealthy()).isTrue();
    assertThat(check.unusable()).isEmpty();
    assertThat(check.unneeded()).contains(new Garbage(0, 0));
    assertThat(check)
        .hasToString(
            "healthy: 2 models, 8 commits, 6 blobs read\n  not needed: 0 blobs of 0 bytes");
  }

  @Test
  void aDamagedModelIsNamedWithRevisionKindAndConsequence() {
    List<Commit> commits = storage.commits("spam");
    commits.set(2, new Commit(UUID.randomUUID(), "no commit".getBytes(StandardCharsets.UTF_8)));

    RegistryCheck check = registry.check();

    assertThat(check.isHealthy()).isFalse();
    Finding finding = check.verification().findings().get(0);
    assertThat(finding.model()).contains("spam");
    assertThat(finding.revision()).hasValue(2);
    assertThat(finding.kind()).isEqualTo(Finding.Kind.UNREADABLE);
    assertThat(finding.kind().consequence()).contains("other models can");
    assertThat(check.unusable()).containsOnlyKeys("spam");
    assertThat(check.unneeded()).isEmpty();
    assertThat(check.toString())
        .contains("UNREADABLE in \"spam\" at revision 2")
        .contains("put back its files from a copy")
        .contains("cannot be used: \"spam\"");
    assertThat(registry.model("churn").versions()).hasSize(3);
  }

  @Test
  void nothingIsRepairedOrDroppedWhileAModelCannotBeRead() {
    List<Commit> commits = storage.commits("spam");
    commits.set(2, new Commit(UUID.randomUUID(), "no commit".getBytes(StandardCharsets.UTF_8)));
    List<Commit> before = List.copyOf(commits);
    byte[] forgotten = {1, 2, 3, 4};
    BlobId id = BlobId.parse(Digests.of(forgotten));
    storage.blobs().put(id, forgotten.length, ContentSource.of(forgotten));

    var unused = registry.check();
    assertThatExceptionOfType(DamagedHistoryException.class)
        .isThrownBy(() -> registry.collectGarbage(Duration.ofDays(7)));

    assertThat(commits).isEqualTo(before);
    assertThat(storage.blobs().find(id)).isPresent();
  }

  @Test
  void aMissingFileDoesNotMakeAModelUnusable() {
    storage.removeBlobs();

    RegistryCheck check = registry.check();

    assertThat(check.isHealthy()).isFalse();
    assertThat(check.unusable()).isEmpty();
    assertThat(check.verification().findings())
        .extracting(Finding::kind)
        .containsOnly(Finding.Kind.BLOB_MISSING);
  }

  @Test
  void everyKindOfDamageHasAConsequence() {
    for (Finding.Kind kind : Finding.Kind.values()) {
      assertThat(kind.consequence()).as(kind.name()).isNotBlank();
    }
  }
}
