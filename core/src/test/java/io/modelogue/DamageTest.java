package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done about files that are not as they were left. */
class DamageTest {
  @TempDir Path directory;
  private ModelRegistry registry;
  private Model model;

  @BeforeEach
  void write() {
    registry = ModelRegistry.builder(directory).open();
    model = registry.createModel("m").create();
    for (int i = 0; i < 3; i++) {
      model.register(VersionConfig.builder().set("v", i).build()).commit();
    }
    registry.createModel("other").create();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aHistoryThatBecameShorterUnderARunningProcessIsDamage() throws IOException {
    assertThat(model.versions()).hasSize(3);
    Files.delete(commit("model-m~", 3));

    assertThatThrownBy(model::versions).isInstanceOf(DamagedHistoryException.class);
    assertThatThrownBy(() -> model.describe("x").evenIfChanged().commit())
        .isInstanceOf(DamagedHistoryException.class);
    assertThat(registry.model("other").versions()).isEmpty();
  }

  @Test
  void aDamagedModelHidesNoOther() throws IOException {
    Path commit = commit("model-m~", 1);
    Files.writeString(commit, Files.readString(commit).replace("registered", "registerred"));
    try (ModelRegistry again = ModelRegistry.builder(directory).open()) {
      assertThat(again.models()).extracting(Model::name).containsExactly("m", "other");
      assertThatThrownBy(() -> again.model("m")).isInstanceOf(DamagedHistoryException.class);
      assertThat(again.model("other").versions()).isEmpty();
      assertThat(again.verify().findings())
          .singleElement()
          .satisfies(f -> assertThat(f.model()).contains("m"))
          .satisfies(f -> assertThat(f.revision()).hasValue(1));
    }
  }

  @Test
  void aFlippedByteBehindAReceiptTakesNothingFromIt() throws IOException {
    Receipt receipt = model.version(1).receipt();
    assertThat(receipt.anchor().revision()).isEqualTo(3);
    model.version(1).note("first").commit();
    model.version(1).note("second").commit();
    Receipt later = model.version(1).receipt();
    for (int revision : List.of(5, 4)) {
      flipLastByteOfThePayload(commit("model-m~", revision));
      try (ModelRegistry again = ModelRegistry.builder(directory).open()) {
        assertThat(again.verify().isIntact()).isFalse();
        assertThat(again.verify(receipt).findings()).isEmpty();
        assertThat(again.verify(later).findings())
            .extracting(Finding::kind)
            .containsExactly(Kind.UNREADABLE);
      }
    }
  }

  private static void flipLastByteOfThePayload(Path commit) throws IOException {
    byte[] bytes = Files.readAllBytes(commit);
    bytes[bytes.length - 6] ^= 1;
    // a new file, since others may be links to the old one's bytes
    Files.delete(commit);
    Files.write(commit, bytes);
  }

  @Test
  void aModelThatNobodyCanNameIsAFindingAndNotAFailure() throws IOException {
    // a name that its directory does not spell
    assertThat(registry.createModel("Another one").create().versions()).isEmpty();
    Path commit = commit("model-another-one~", 0);
    Files.writeString(commit, Files.readString(commit).replace("Another", "4nother"));
    try (ModelRegistry again = ModelRegistry.builder(directory).open()) {
      assertThat(again.verify().findings())
          .singleElement()
          .satisfies(f -> assertThat(f.detail()).contains("model-another-one~"));
      assertThat(again.verify().models()).as("the others are verified").isEqualTo(2);
      assertThat(again.model("m").versions()).hasSize(3);
    }
  }

  @Test
  void aRegistryWhoseOwnStreamIsGoneIsNotGivenAnotherId() throws IOException {
    registry.close();
    TestFiles.deleteTree(commit("registry-registry~", 0).getParent());

    assertThatThrownBy(() -> ModelRegistry.builder(directory).open())
        .isInstanceOf(DamagedHistoryException.class)
        .hasMessageContaining("has models but no stream of its own");
  }

  @Test
  void verificationReadsTheRegistrysOwnStreamToo() throws IOException {
    TestFiles.deleteTree(commit("registry-registry~", 0).getParent());

    assertThat(registry.verify().findings()).extracting(Finding::kind).containsExactly(Kind.GAP);
  }

  private Path commit(String directoryPrefix, int revision) throws IOException {
    try (Stream<Path> streams = Files.list(directory.resolve("streams"))) {
      List<Path> found =
          streams.filter(p -> p.getFileName().toString().startsWith(directoryPrefix)).toList();
      assertThat(found).hasSize(1);
      return found.get(0).resolve(String.format("%020d.c", revision));
    }
  }
}
