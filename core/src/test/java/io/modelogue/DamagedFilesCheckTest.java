package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

  private Map<String, String> tree() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.toList()) {
        files.put(
            root.relativize(file).toString(),
            Files.isDirectory(file) ? "" : Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
