package io.modelogue.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Leaderboard;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.RegistryMode;
import io.modelogue.evaluation.Average;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Metric;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsMultiClassTest {
  private static final String DOTS = " .................... ";

  @TempDir Path directory;

  @Test
  void theFirstRunCrownsTheBestAndTheSecondKeepsItSinceNothingIsBetterByMoreThanChance() {
    assertThat(run())
        .containsSubsequence(
            "digits-training (1072 rows)",
            "digits-held-out (725 rows)",
            "version 1 logistic-regression" + DOTS + "0.9945 [0.9915, 0.9976] at 95%",
            "version 2 from version 1: epochs 5 -> 50" + DOTS + "0.9966 [0.9937, 0.9994] at 95%",
            "version 3 random-forest" + DOTS + "0.9958 [0.9934, 0.9982] at 95%",
            "version 4 from version 3: trees 20 -> 100" + DOTS + "0.9991 [0.9986, 0.9997] at 95%",
            "All versions, best first",
            "1 4 TRAINED 0.9991 [0.9986, 0.9997] from version 3: trees 20 -> 100",
            "Version 4 in full",
            "Multi-class, 725 rows, 10 concepts",
            "8 71 67 0.9982 0.9858 0.9701 0.9155 0.9420 0.9969 0.9364",
            "Which digits it takes for others, the most frequent first",
            "6 of 71 written as 8 are taken for 1",
            "version 3 -> version 4: trees 20 -> 100",
            "ROC AUC +0.0033 [+0.0013, +0.0053], p = 0.0012: BETTER",
            "1 4 0.9991 [0.9986, 0.9997] cannot be told apart within rank 1",
            "1 2 0.9966 [0.9937, 0.9994] cannot be told apart within rank 1",
            "2 3 0.9958 [0.9934, 0.9982] cannot be told apart within rank 2",
            "version 4 of \"digit-reader\" is promoted");
    assertThatTheFirstFourVersionsAreRankedByMoreThanTheirNumbers();

    assertThat(run())
        .containsSubsequence(
            "version 5 from version 4: trees 100 -> 200" + DOTS + "0.9992 [0.9988, 0.9997] at 95%",
            "1 5 TRAINED 0.9992 [0.9988, 0.9997] from version 4: trees 100 -> 200",
            "1 4 TRAINED 0.9991 [0.9986, 0.9997] champion from version 3: trees 20 -> 100",
            "ROC AUC +0.0001 [-0.0001, +0.0003], p = 0.19: INDISTINGUISHABLE",
            "version 4 of \"digit-reader\" stays: no other is better by more than chance")
        .noneMatch(line -> line.startsWith("version 1 "));
  }

  private List<String> run() {
    Printed printed = new Printed();
    new DigitsMultiClass(directory, printed.stream()).run();
    return printed.lines();
  }

  private void assertThatTheFirstFourVersionsAreRankedByMoreThanTheirNumbers() {
    try (ModelRegistry registry =
        ModelRegistry.builder(directory).mode(RegistryMode.EXISTING).open()) {
      Model reader = registry.model("digit-reader");
      Leaderboard board = reader.leaderboard();
      assertThat(board.entries()).extracting(e -> e.version().number()).containsExactly(4, 2, 3, 1);
      assertThat(board.entries()).extracting(Leaderboard.Entry::rank).containsExactly(1, 1, 2, 2);

      EvaluationResult result = reader.version(4).evaluation().result();
      Average macro = result.macro();
      assertThat(macro.metric(Metric.ROC_AUC).value()).isEqualTo(result.rocAuc().value());
      assertThat(result.rocAuc().confidenceInterval()).isPresent();
      assertThat(result.confusion().rows()).isEqualTo(725);
      assertThat(registry.verify().isIntact()).isTrue();
    }
  }
}
