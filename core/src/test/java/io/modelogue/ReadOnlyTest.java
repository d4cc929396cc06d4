package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelogue.evaluation.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries of files that are opened for reading, or must be there already. */
class ReadOnlyTest {
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void fill() {
    root = directory.resolve("registry");
    try (ModelRegistry registry =
        ModelRegistry.builder(root).template(Mails.template()).executor(Runnable::run).open()) {
      ModelVersion version = Mails.model(registry).train().label("1.0.0").start().await();
      version.evaluate().on(HELD_OUT).start().await();
      version.promote("champion").commit();
    }
  }

  private ModelRegistryBuilder readOnly() {
    return ModelRegistry.builder(root).mode(RegistryMode.READ_ONLY);
  }

  @Test
  void everythingIsReadAndNoTraceIsLeft() throws IOException {
    List<String> before = tree();
    List<ModelVersion> heard = new ArrayList<>();
    ManualTicking time = new ManualTicking();
    try (ModelRegistry registry = readOnly().ticking(time).open()) {
      Model model = registry.model("spam-filter");
      Path copy = directory.resolve("model.bin");
      model.alias("champion").artifact("model.bin").copyTo(copy);
      assertThat(copy).hasContent("epochs=10");
      assertThat(model.version(1).evaluation().concept("spam").rocCurve().area()).isPositive();
      assertThat(model.version(1).lossCurve().values("loss")).isNotEmpty();
      assertThat(model.leaderboard(Metric.ROC_AUC).best()).isPresent();
      assertThat(model.table().rows()).hasSize(1);
      assertThat(model.tree().roots()).hasSize(1);
      assertThat(model.history()).isNotEmpty();
      assertThat(registry.versions().newestFirst().list()).hasSize(1);
      assertThat(registry.verify().isIntact()).isTrue();
      model.watch("champion", Duration.ofSeconds(5), heard::add);
      time.tick();
    }
    assertThat(heard).hasSize(1);
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void everyWriteIsRefusedAndNoTraceIsLeft() throws IOException {
    List<String> before = tree();
    try (ModelRegistry registry = readOnly().template(Mails.template()).open()) {
      Model model = registry.model("spam-filter");
      ModelVersion version = model.version(1);
      List<ThrowingCallable> writes =
          List.of(
              () -> registry.createModel("other").create(),
              () -> model.describe("new").commit(),
              () -> model.tag("team", "mail").commit(),
              () -> model.register(VersionConfig.builder().build()).commit(),
              () ->
                  model
                      .register(VersionConfig.builder().build())
                      .artifact("a", new byte[] {1})
                      .commit(),
              () -> model.train().start(),
              () -> version.evaluate().on(HELD_OUT).start(),
              () -> version.promote("challenger").commit(),
              () -> version.note("new").commit(),
              () -> model.removeAlias("champion").commit(),
              () -> version.deleteAnyway("old"),
              () -> model.delete("old"));
      for (ThrowingCallable write : writes) {
        assertThatThrownBy(write)
            .isInstanceOf(ReadOnlyRegistryException.class)
            .hasMessageContaining("was opened for reading only; open it in mode CREATE");
      }
    }
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void whatOthersWriteIsReadAtOnce() {
    try (ModelRegistry reader = readOnly().open();
        ModelRegistry writer = ModelRegistry.builder(root).mode(RegistryMode.EXISTING).open()) {
      writer.model("spam-filter").version(1).note("seen?").commit();

      assertThat(reader.model("spam-filter").version(1).note()).contains("seen?");
    }
  }

  @Test
  void nothingIsMadeWhereNoRegistryIs() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    for (RegistryMode mode : List.of(RegistryMode.EXISTING, RegistryMode.READ_ONLY)) {
      for (Path place : List.of(empty, directory.resolve("modles"))) {
        assertThatThrownBy(() -> ModelRegistry.builder(place).mode(mode).open())
            .as("%s in mode %s", place, mode)
            .isInstanceOf(RegistryOpenException.class)
            .hasMessageContaining(place.toString());
      }
    }
    assertThat(empty).isEmptyDirectory();
    assertThat(directory.resolve("modles")).doesNotExist();
  }

  @Test
  void aReadOnlyMountIsServedByAProcessOfItsOwn() throws Exception {
    assumeTrue(ReadingProcess.canMount());
    List<String> before = tree();

    assertThat(ReadingProcess.outputOnReadOnlyMount(root))
        .containsExactly(
            "the tree cannot be written",
            "version 1 (1.0.0) of \"spam-filter\": 9",
            "intact: true",
            "the registry at "
                + root
                + " was opened for reading only; open it in mode CREATE or EXISTING before"
                + " writing to model \"spam-filter\"",
            "the registry at %1$s cannot be opened: could not prepare %1$s for writing; to read only, open it in mode READ_ONLY"
                .formatted(root));
    assertThat(tree()).isEqualTo(before);
  }

  /** Returns everything below the root with its size and the time of its last change. */
  private List<String> tree() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        all.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return all;
  }
}
