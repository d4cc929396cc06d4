package io.modelogue.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelogue.Leaderboard;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.RegistryMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterExternalModelTest {
  @TempDir Path directory;

  @Test
  void theModelsAreRankedAndTheTwoBestCannotBeToldApart() throws IOException {
    List<String> lines = run();

    assertThat(lines)
        .containsSubsequence(
            "version 1 (logreg) of \"spam-filter\": ROC AUC 0.9712 [0.9643, 0.9781] at 95%",
            "version 2 (forest) of \"spam-filter\": ROC AUC 0.9848 [0.9793, 0.9903] at 95%",
            "version 3 (gbm) of \"spam-filter\": ROC AUC 0.9846 [0.9798, 0.9895] at 95%",
            "ROC AUC on spambase-held-out (1841 rows)",
            "1 2 forest 0.9848 [0.9793, 0.9903] cannot be told apart within rank 1",
            "1 3 gbm 0.9846 [0.9798, 0.9895] cannot be told apart within rank 1",
            "2 1 logreg 0.9712 [0.9643, 0.9781]",
            "Copied back to " + directory.resolve("forest.onnx") + ", byte for byte");
  }

  @Test
  void theNumbersAreThoseOfTheProgramThatMadeTheScores() throws IOException {
    run();

    try (ModelRegistry registry = registry()) {
      Model spam = registry.model("spam-filter");
      assertThat(spam.version("logreg").evaluation().rocAuc().value())
          .isCloseTo(0.9711753800519096, within(1e-12));
      Leaderboard board = spam.leaderboard();
      assertThat(board.leaders()).containsExactly(spam.version("forest"), spam.version("gbm"));
      assertThat(board.entries().get(1).adjustedP().orElseThrow()).isGreaterThan(0.05);
    }
  }

  @Test
  void runAgainItRegistersNothingTwice() throws IOException {
    List<String> first = run();

    assertThat(run()).isEqualTo(first);
    try (ModelRegistry registry = registry()) {
      assertThat(registry.model("spam-filter").versions()).hasSize(3);
    }
  }

  private List<String> run() throws IOException {
    Printed printed = new Printed();
    new RegisterExternalModel(directory, printed.stream()).run();
    return printed.lines();
  }

  private ModelRegistry registry() {
    return ModelRegistry.builder(directory.resolve("registry")).mode(RegistryMode.EXISTING).open();
  }
}
