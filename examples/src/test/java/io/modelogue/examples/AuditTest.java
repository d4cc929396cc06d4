package io.modelogue.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.ModelRegistry;
import io.modelogue.VerificationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  @TempDir Path directory;

  @Test
  void bothQuestionsAreAnswered() throws IOException {
    List<String> lines = run(directory);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("On TIME the champion was version 1 of \"credit\"");
    assertThat(lines.get(1))
        .matches(
            "Case 4711 was refused by version 1 of \"credit\", file [0-9a-f]{12}, proven up to"
                + " revision 2");
  }

  @Test
  void aReceiptFromElsewhereProvesNothing() throws IOException {
    run(directory);
    Path other = directory.resolve("other");
    run(other);
    Files.copy(
        other.resolve("decisions.txt"),
        directory.resolve("decisions.txt"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    try (ModelRegistry registry = ModelRegistry.builder(directory.resolve("registry")).open()) {
      Audit audit = new Audit(directory, System.out);
      assertThatThrownBy(() -> audit.whoDecided(registry, "4711"))
          .isInstanceOf(VerificationFailedException.class)
          .hasMessageContaining("OTHER_REGISTRY");
      assertThatThrownBy(() -> audit.whoDecided(registry, "1")).hasMessage("nobody decided case 1");
    }
  }

  private static List<String> run(Path where) throws IOException {
    Printed printed = new Printed();
    new Audit(where, printed.stream()).run();
    return printed.lines();
  }
}
