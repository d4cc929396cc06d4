package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.testkit.Torture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one registry of files. */
class ProcessesTest {
  @TempDir Path directory;
  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void endChildren() {
    children.forEach(Process::destroyForcibly);
  }

  @Test
  void fourProcessesOfTwoThreadsThatWorkOnOneModelLoseNothing() throws Exception {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      Model model = Mails.model(registry);
      AcknowledgedWork acknowledged = new AcknowledgedWork();
      for (int i = 0; i < 4; i++) {
        children.add(BusyProcess.start(directory, "process-" + i, Torture.times(5)));
      }
      BusyProcess.go(children);
      for (Process child : children) {
        acknowledged.drain(child);
        assertThat(child.waitFor()).isZero();
      }

      acknowledged.verify(registry);
      assertThat(acknowledged.commits())
          .as("commits behind the one that made the model")
          .isEqualTo((int) model.anchor().revision());
      assertThat(Mails.everyVersion(model)).hasSize(acknowledged.versions());
    }
  }

  /** How many are killed in each build: two in each of these rounds. */
  private static final int ROUNDS = 5;

  @Test
  void whateverAProcessHadAcknowledgedIsThereAfterItIsKilled() throws Exception {
    SplittableRandom random = new SplittableRandom(Torture.seed());
    AcknowledgedWork acknowledged = new AcknowledgedWork();
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      Mails.model(registry);
    }
    for (int round = 0; round < Torture.times(ROUNDS); round++) {
      int patience = random.nextInt(30);
      try {
        killTwo("endless-" + round, patience, acknowledged);
        try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
          acknowledged.verify(registry);
          registry.model("spam-filter").describe("round " + round).commit();
          acknowledged.verify(registry);
        }
      } catch (AssertionError | RuntimeException | IOException e) {
        throw Torture.failure(
            "round %d, killed after %d acknowledgements".formatted(round, patience), e);
      }
    }
    assertThat(acknowledged.reports()).isGreaterThan(6 * Torture.times(ROUNDS));
  }

  /** Starts two, and kills both when one has reported so often. */
  private void killTwo(String name, int patience, AcknowledgedWork acknowledged) throws Exception {
    List<Process> two = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      two.add(BusyProcess.start(directory, name + "-" + i, Integer.MAX_VALUE));
      children.add(two.get(i));
    }
    BusyProcess.go(two);
    // the three that tell of what never ends are always awaited
    for (int i = 0; i < 3 + patience; i++) {
      assertThat(acknowledged.take(output(two.get(0)).readLine())).isTrue();
    }
    // destroyForcibly is kill -9
    two.forEach(Process::destroyForcibly);
    for (Process child : two) {
      // what is still in the pipe was acknowledged before the end
      acknowledged.drain(child);
      child.waitFor();
    }
  }

  @Test
  void whatAKilledProcessRanIsInterrupted() throws Exception {
    Process child = start("for-ever");
    BufferedReader lines = output(child);
    List<String> said = List.of(lines.readLine(), lines.readLine());
    assertThat(said).containsExactlyInAnyOrder("evaluating 1", "training 2");

    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      Model model = registry.model("spam-filter");
      assertThat(model.version(2).status()).isEqualTo(VersionStatus.TRAINING);
      assertThat(model.version(1).evaluationStatus()).isEqualTo(EvaluationStatus.RUNNING);
      long before = model.anchor().revision();

      // destroyForcibly is kill -9
      assertThat(child.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();

      assertThat(model.version(2).status()).isEqualTo(VersionStatus.INTERRUPTED);
      assertThat(model.version(1).evaluationStatus()).isEqualTo(EvaluationStatus.INTERRUPTED);
      assertThat(model.anchor().revision())
          .as("judged on reading, nothing written")
          .isEqualTo(before);

      model.describe("written by the next writer").commit();
      assertThat(model.history().get((int) before + 1).events())
          .hasSize(3)
          .extracting(e -> e.describe())
          .contains("version 2 interrupted", "version 1: evaluation interrupted");
      assertThat(model.version(2).status()).isEqualTo(VersionStatus.INTERRUPTED);
      assertThat(registry.verify().isIntact()).isTrue();
    }
  }

  @Test
  void aProcessThatDiesBetweenTrainingAndEvaluationLeavesATrainedVersion() throws Exception {
    Process child = start("halt-between");
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(7);

    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      ModelVersion version = registry.model("spam-filter").version(1);
      assertThat(version.status()).isEqualTo(VersionStatus.TRAINED);
      assertThat(version.evaluationStatus()).isEqualTo(EvaluationStatus.NOT_EVALUATED);
    }
  }

  private Process start(String what) throws IOException {
    Process child = TrainingProcess.start(directory, what);
    children.add(child);
    return child;
  }

  private static BufferedReader output(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }
}
