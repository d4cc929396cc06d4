package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.MemoryStorage;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
  @TempDir Path directory;

  @Test
  void aMistypedPathIsAnErrorAndNotAnEmptyRegistry() {
    Path missing = directory.resolve("modles");

    assertThatThrownBy(() -> ModelRegistry.builder(missing).mode(RegistryMode.EXISTING).open())
        .isInstanceOf(RegistryOpenException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("CREATE");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aDirectoryThatHoldsSomethingElseIsNotARegistry() throws IOException {
    Path photo = Files.writeString(directory.resolve("photo.jpg"), "not a registry");

    assertThatThrownBy(() -> ModelRegistry.builder(directory).open())
        .isInstanceOf(RegistryOpenException.class)
        .hasMessageContaining(directory.toString());
    assertThat(directory).isDirectoryContaining(p -> p.equals(photo));
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileLayoutOfANewerReleaseSaysToUpgrade() throws IOException {
    ModelRegistry.builder(directory.resolve("r")).open().close();
    Path layout = directory.resolve("r/registry.json");
    String stated = "{\"modelogue\":\"file store\",\"layout\":99";
    assertThat(Files.readString(layout)).startsWith(stated.replace("99", "1"));
    CRC32C checksum = new CRC32C();
    checksum.update(stated.getBytes(StandardCharsets.UTF_8));
    String line = String.format("%s,\"crc32c\":\"%08x\"}%n", stated, checksum.getValue());
    Files.writeString(layout, line);

    assertThatThrownBy(() -> ModelRegistry.builder(directory.resolve("r")).open())
        .isInstanceOf(UnsupportedHistoryException.class)
        .hasMessageContaining("99")
        .hasMessageContaining("newer release");
  }

  @Test
  void aDamagedLayoutFileIsDamageAndNothingIsWritten() throws IOException {
    ModelRegistry.builder(directory.resolve("r")).open().close();
    Path layout = directory.resolve("r/registry.json");
    Files.writeString(layout, Files.readString(layout).replace("store", "stone"));

    assertThatThrownBy(() -> ModelRegistry.builder(directory.resolve("r")).open())
        .isInstanceOf(DamagedHistoryException.class)
        .hasMessageContaining("registry.json");
  }

  @Test
  void withoutTheFileStorageTheMissingDependencyIsNamed() throws IOException {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      assertThatThrownBy(
              () -> ModelRegistry.builder(directory.resolve("r")).classLoader(empty).open())
          .isInstanceOf(RegistryOpenException.class)
          .hasMessageContaining("io.modelogue:modelogue-storage-file");
    }
  }

  @Test
  void anUnknownSchemeListsWhatWasFound() {
    assertThatThrownBy(() -> ModelRegistry.builder(URI.create("s3://bucket/models")).open())
        .isInstanceOf(RegistryOpenException.class)
        .hasMessageContaining("s3")
        .hasMessageContaining("memory")
        .hasMessageContaining("file");
  }

  @Test
  void aFileUriThatIsNoPathSaysHowToWriteIt() {
    assertThatThrownBy(() -> ModelRegistry.builder(URI.create("file:models")).open())
        .isInstanceOf(RegistryOpenException.class)
        .hasMessageContaining("the location file:models is no path")
        .hasMessageContaining("write " + Path.of("models").toUri())
        .hasMessageContaining("Path.of(\"models\")");
    assertThatThrownBy(() -> ModelRegistry.builder(URI.create("file://host/models")).open())
        .isInstanceOf(RegistryOpenException.class)
        .hasMessageContaining("file:///path/to/models");
    assertThatThrownBy(() -> ModelRegistry.builder(URI.create("file:a%00b")).open())
        .isInstanceOf(RegistryOpenException.class)
        .hasMessageContaining("file:///path/to/models");
  }

  @Test
  void aLocationWithoutASchemeSaysHowToWriteIt() {
    assertThatThrownBy(() -> ModelRegistry.builder(URI.create("models")).open())
        .isInstanceOf(RegistryOpenException.class)
        .hasMessageContaining("\"models\" has no scheme; write file:///path");
  }

  @Test
  void aReadOnlyRegistryIsReadAndNeverWritten() {
    try (ModelRegistry writer = ModelRegistry.builder(directory.resolve("r")).open()) {
      writer.createModel("m").create();
      try (ModelRegistry reader =
          ModelRegistry.builder(directory.resolve("r")).mode(RegistryMode.READ_ONLY).open()) {
        assertThat(reader.modelNames()).containsExactly("m");
        writer.createModel("n").create();
        assertThat(reader.modelNames()).containsExactly("m", "n");
        assertThatThrownBy(() -> reader.createModel("x").create())
            .isInstanceOf(ReadOnlyRegistryException.class)
            .hasMessageContaining("was opened for reading only");
      }
    }
  }

  @Test
  void aStorageThatIsOpenHasItsModeAlready() {
    try (MemoryStorage storage = MemoryStorage.create()) {
      assertThatThrownBy(() -> ModelRegistry.builder(storage).mode(RegistryMode.READ_ONLY))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void openingTwiceAtOnceGivesOneRegistry() {
    try (ModelRegistry a = ModelRegistry.builder(directory.resolve("r")).open();
        ModelRegistry b = ModelRegistry.builder(directory.resolve("r")).open()) {
      assertThat(a.id()).isEqualTo(b.id());
      Model fromA = a.createModel("m").create();
      b.model("m").describe("seen by b").commit();
      assertThat(fromA.now().description()).contains("seen by b");
    }
  }

  @Test
  void closingTwiceIsFine() {
    ModelRegistry registry = ModelRegistry.inMemory().open();
    registry.close();
    registry.close();
  }
}
