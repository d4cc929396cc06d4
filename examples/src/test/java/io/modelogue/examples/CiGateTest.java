package io.modelogue.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.DatasetRef;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.VersionConfig;
import io.modelogue.evaluation.Predictions;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiGateTest {
  private static final DatasetRef HELD_OUT = DatasetRef.of("held-out");

  @TempDir Path directory;
  private final Printed printed = new Printed();

  @Test
  void aCandidateThatIsBetterPasses() {
    versions(0.5, 1.5);

    assertThat(gate("0.005")).isEqualTo(CiGate.PASSED);
    assertThat(printed.lines())
        .contains(
            "quality 0.5 -> 1.5",
            "PASSED: version 2 of \"spam-filter\" is not worse than version 1");
  }

  @Test
  void aCandidateThatIsWorseFailsTheBuild() {
    versions(1.5, 0.5);

    assertThat(gate("0.005")).isEqualTo(CiGate.FAILED);
    assertThat(printed.lines())
        .anyMatch(
            line ->
                line.startsWith(
                    "FAILED: version 2 of \"spam-filter\" may be worse than version 1 by more than"
                        + " 0.005: ROC AUC -"));
  }

  @Test
  void withoutAChampionThereIsNothingToBeWorseThan() {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      version(registry.createModel("spam-filter").create(), 1);
    }

    assertThat(gate("0.005")).isEqualTo(CiGate.PASSED);
  }

  @Test
  void whatCannotBeJudgedIsToldFromAFailure() {
    versions(1, 1);

    assertThat(CiGate.run(new String[] {}, printed.stream())).isEqualTo(CiGate.CANNOT_SAY);
    assertThat(gate("much")).isEqualTo(CiGate.CANNOT_SAY);
    assertThat(gate("-1")).isEqualTo(CiGate.CANNOT_SAY);
    assertThat(run("spam-filtre", "0")).isEqualTo(CiGate.CANNOT_SAY);
    assertThat(printed.lines()).anyMatch(line -> line.startsWith("usage: CiGate DIRECTORY"));
  }

  private void versions(double champion, double candidate) {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      Model model = registry.createModel("spam-filter").create();
      version(model, champion).promote("champion").commit();
      version(model, candidate);
    }
  }

  private static ModelVersion version(Model model, double quality) {
    ModelVersion version =
        model.register(VersionConfig.builder().set("quality", quality).build()).commit();
    return version.evaluate().on(HELD_OUT).predictions(scores(quality)).start().await().version();
  }

  private static Predictions scores(double quality) {
    Random random = new Random(42);
    double[] scores = new double[400];
    boolean[] labels = new boolean[400];
    for (int i = 0; i < scores.length; i++) {
      labels[i] = i % 3 == 0;
      scores[i] = 1 / (1 + Math.exp(-(labels[i] ? quality : -quality) - random.nextGaussian()));
    }
    return Predictions.binary(scores, labels);
  }

  private int gate(String margin) {
    return run("spam-filter", margin);
  }

  private int run(String model, String margin) {
    List<String> args = List.of(directory.toString(), model, margin);
    return CiGate.run(args.toArray(String[]::new), printed.stream());
  }
}
