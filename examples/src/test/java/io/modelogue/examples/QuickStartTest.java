package io.modelogue.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.RegistryMode;
import io.modelogue.VersionConfig;
import io.modelogue.VersionStatus;
import io.modelogue.evaluation.Metric;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
  private static final String DOTS = " .................... ";

  @TempDir Path directory;

  @Test
  void theFirstRunMakesFiveVersionsAndTheSecondGoesOnWithTheSameRegistry() {
    assertThat(run())
        .containsSubsequence(
            "spambase-training (2759 rows) {ham=1673, spam=1086}",
            "spambase-held-out (1842 rows) {ham=1115, spam=727}",
            "version 1 logistic-regression" + DOTS + "0.9636 [0.9555, 0.9717] at 95%",
            "version 2 from version 1: epochs 5 -> 50" + DOTS + "0.9685 [0.9611, 0.9760] at 95%",
            "version 3 random-forest" + DOTS + "0.9829 [0.9767, 0.9891] at 95%",
            "version 4 from version 3: featureShare 0.2 -> 1.0 FAILED, and kept with the cause:",
            "version 5 from version 3: trees 20 -> 50" + DOTS + "0.9843 [0.9784, 0.9901] at 95%",
            "Versions [5, 3] share rank 1: these mails cannot tell them apart.",
            "changed: epochs 5 -> 50",
            "ROC AUC +0.0049 [+0.0021, +0.0078], p = 0.00068: BETTER",
            "It is version 2.",
            "Now version 5 is promoted.",
            "Asked for TIME, the registry says: version 2.",
            "Rolled back: it is version 2 again.",
            "Its history, the last 5 of 22 commits",
            directory.toAbsolutePath() + ", in plain files");
    assertThatTheRegistryHolds(5);

    assertThat(run())
        .containsSubsequence(
            "version 6 from version 5: trees 50 -> 60" + DOTS + "0.9844 [0.9786, 0.9902] at 95%",
            "changed: trees 50 -> 60",
            "Its history, the last 5 of 28 commits")
        .noneMatch(line -> line.startsWith("version 1 "));
    assertThatTheRegistryHolds(6);
  }

  @Test
  void aFirstRunThatWasCutShortIsMadeUpFor() {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      registry
          .createModel("spam-filter")
          .concepts("ham", "spam")
          .positive("spam")
          .primary(Metric.ROC_AUC, BundledData.mails().heldOut().ref())
          .description("Is this mail spam?")
          .create()
          .register(VersionConfig.builder().build())
          .commit();
    }

    assertThat(run())
        .anyMatch(line -> line.startsWith("version 6 from version 4: trees 20 -> 50"))
        .containsSubsequence("The champion", "It is version 3.", "Now version 6 is promoted.");
  }

  private List<String> run() {
    Printed printed = new Printed();
    new QuickStart(directory, printed.stream()).run();
    return printed.lines();
  }

  private void assertThatTheRegistryHolds(int versions) {
    try (ModelRegistry registry =
        ModelRegistry.builder(directory).mode(RegistryMode.EXISTING).open()) {
      Model spam = registry.model("spam-filter");
      assertThat(spam.versions()).extracting(ModelVersion::number).hasSize(versions);
      assertThat(spam.version(4).status()).isEqualTo(VersionStatus.FAILED);
      assertThat(spam.version(4).failure().orElseThrow().type()).endsWith("PropertyException");
      assertThat(spam.version(2).lossCurve().values("loss"))
          .hasSize(50)
          .isSortedAccordingTo((a, b) -> Double.compare(b, a));
      assertThat(spam.version(5).environment().orElseThrow().dependencies()).containsKey("tribuo");
      assertThat(spam.alias("champion").number()).isEqualTo(2);
      assertThat(registry.verify().isIntact()).isTrue();
    }
  }
}
