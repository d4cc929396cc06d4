package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
  void twoProcessesThatTrainAndPromoteAtOnceLoseNothing() throws Exception {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      Mails.model(registry);
      BufferedReader one = output(start("12"));
      BufferedReader two = output(start("12"));

      List<Integer> acknowledged = new ArrayList<>(numbers(one));
      acknowledged.addAll(numbers(two));

      Model model = registry.model("spam-filter");
      assertThat(acknowledged)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
      assertThat(model.versions()).hasSize(24);
      assertThat(model.versions()).allMatch(v -> v.status() == VersionStatus.TRAINED);
      assertThat(model.now().aliasHistory("latest")).hasSize(24);
      assertThat(registry.verify().isIntact()).isTrue();
    }
  }

  private static List<Integer> numbers(BufferedReader lines) throws IOException {
    assertThat(lines.readLine()).isEqualTo("ready");
    return lines.lines().map(Integer::valueOf).toList();
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
