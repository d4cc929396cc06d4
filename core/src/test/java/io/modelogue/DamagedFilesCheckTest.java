package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelogue.FileDamage.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the doctor says of files that are not as they were left, and that it changes none. */
class DamagedFilesCheckTest {
  @TempDir Path root;

  @BeforeEach
  void write() {
    try (ModelRegistry registry = ModelRegistry.builder(root).open()) {
      for (String name : List.of("churn", "spam")) {
        Model model = registry.createModel(name).create();
        for (int v = 1; v <= 3; v++) {
          model
              .register(VersionConfig.builder().set("v", v).build())
              .artifact("model.bin", (name + " " + v).getBytes(UTF_8))
              .commit();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageIsNamedWithItsPlaceAndItsConsequenceAndNothingIsRepaired(FileDamage damage)
      throws IOException {
    damage.happen(root);
    Map<String, String> before = tree();
    try (ModelRegistry registry = ModelRegistry.builder(root).open()) {
      RegistryCheck check = registry.check();

      assertThat(check.isHealthy()).isEqualTo(damage.kind().isEmpty());
      assertThat(check.verification().findings())
          .extracting(Finding::kind)
          .containsExactlyElementsOf(damage.kind().stream().toList());
      for (Finding finding : check.verification().findings()) {
        assertThat(finding.model()).contains("spam");
        assertThat(finding.revision()).isEqualTo(damage.revision());
        assertThat(check.toString())
            .contains(finding.kind() + " in \"spam\"", " -> " + finding.kind().consequence());
      }
      assertThat(check.unusable().containsKey("spam")).isEqualTo(damage.use() == Use.NEITHER);
      assertThat(check.unneeded().isPresent()).isEqualTo(damage.use() == Use.BOTH);
      assertThat(registry.model("churn").versions()).hasSize(3);
      assertThat(tree()).as("nothing is repaired").isEqualTo(before);
      registry.model("churn").describe("goes on").commit();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOB_CUT", "BLOB_WITH_A_FLIPPED_BIT", "BLOB_WHOSE_NAME_A_DIRECTORY_HAS"})
  void aDamagedFileMustBeRemovedBeforeItsBytesAreRegisteredAgainAsTheAdviceSays(FileDamage damage)
      throws IOException {
    String advice = Finding.Kind.BLOB_DAMAGED.consequence();
    assertThat(advice).contains("remove it and register the same bytes again");
    damage.happen(root);
    try (ModelRegistry registry = ModelRegistry.builder(root).open()) {
      Throwable inVain = catchThrowable(() -> registerAgain(registry));
      assertThat(inVain == null || inVain instanceof ModelogueException).isTrue();
      assertThat(registry.check().isHealthy()).isFalse();

      Files.delete(FileDamage.damagedBlob(root));
      registerAgain(registry);
      assertThat(registry.check().isHealthy()).isTrue();
    }
  }

  @Test
  void aMissingFileIsThereAgainOnceItsBytesAreRegisteredAgainAsTheAdviceSays() throws IOException {
    assertThat(Finding.Kind.BLOB_MISSING.consequence()).contains("register the same bytes again");
    FileDamage.BLOB_REMOVED.happen(root);
    try (ModelRegistry registry = ModelRegistry.builder(root).open()) {
      registerAgain(registry);
      assertThat(registry.check().isHealthy()).isTrue();
    }
  }

  private static void registerAgain(ModelRegistry registry) {
    for (int v = 1; v <= 3; v++) {
      registry
          .model("spam")
          .register(VersionConfig.builder().set("v", v).build())
          .artifact("model.bin", ("spam " + v).getBytes(UTF_8))
          .commit();
    }
  }

  private Map<String, String> tree() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.toList()) {
        files.put(
            root.relativize(file).toString(),
            Files.isRegularFile(file) ? Arrays.toString(Files.readAllBytes(file)) : "");
      }
    }
    return files;
  }
}
