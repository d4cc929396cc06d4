package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What {@link BusyProcess busy processes} have reported, to be held against the registry. */
final class AcknowledgedWork {
  private final Map<Integer, String> versions = new TreeMap<>();
  private final Map<Integer, Integer> promotions = new HashMap<>();
  private final List<Integer> evaluated = new ArrayList<>();
  private final List<Integer> deleted = new ArrayList<>();
  private final List<Integer> endlessTrainings = new ArrayList<>();
  private final List<Integer> endlessEvaluations = new ArrayList<>();
  private int commits;
  private int reports;

  /** Takes a report; returns false if it was cut off, and so says nothing. */
  boolean take(String line) {
    if (line == null || !line.endsWith(".")) {
      return false;
    }
    String[] words = line.substring(0, line.length() - 1).split(" ", -1);
    int number = Integer.parseInt(words[1]);
    switch (words[0]) {
      case "version", "batch" -> {
        for (int i = 3; i < words.length; i++) {
          assertThat(versions.put(number + i - 3, words[i]))
              .as("version %d was acknowledged twice", number + i - 3)
              .isNull();
        }
      }
      case "promotion" -> promotions.merge(number, 1, Integer::sum);
      case "evaluation" -> evaluated.add(number);
      case "deletion" -> deleted.add(number);
      case "training" -> endlessTrainings.add(number);
      case "evaluating" -> endlessEvaluations.add(number);
      default -> throw new AssertionError(line);
    }
    commits += Integer.parseInt(words[2]);
    reports++;
    return true;
  }

  /** Takes all that is still to come from a process. */
  void drain(Process process) {
    BufferedReader lines = process.inputReader(UTF_8);
    while (take(readLine(lines))) {
      // the next one
    }
  }

  /** Returns null at the end, and if the pipe of a killed process has been closed under us. */
  private static String readLine(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  int reports() {
    return reports;
  }

  /** Returns how many commits it takes to do what was acknowledged. */
  int commits() {
    return commits;
  }

  int versions() {
    return versions.size();
  }

  /** Checks that all that was acknowledged is there, and that nothing is left as if it ran. */
  void verify(ModelRegistry registry) {
    Model model = registry.model("spam-filter");
    List<ModelVersion> there = Mails.everyVersion(model);
    assertThat(there.stream().map(ModelVersion::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, there.size()).boxed().toList());
    assertThat(there.stream().map(ModelVersion::id)).doesNotHaveDuplicates();
    versions.forEach((number, id) -> assertThat(model.version(number).id()).isEqualTo(id));
    List<Integer> assigned =
        model.now().aliasHistory("latest").stream().flatMap(a -> a.version().stream()).toList();
    promotions.forEach(
        (number, times) -> assertThat(assigned.stream().filter(number::equals)).hasSize(times));
    assertThat(evaluated)
        .allMatch(n -> model.version(n).evaluationStatus() == EvaluationStatus.READY);
    assertThat(deleted).allMatch(n -> model.version(n).isDeleted());
    assertThat(endlessTrainings)
        .allMatch(n -> model.version(n).status() == VersionStatus.INTERRUPTED);
    assertThat(endlessEvaluations)
        .allMatch(n -> model.version(n).evaluationStatus() == EvaluationStatus.INTERRUPTED);
    assertThat(there)
        .as("nobody is left who could train")
        .noneMatch(v -> v.status() == VersionStatus.TRAINING)
        .noneMatch(v -> v.evaluationStatus() == EvaluationStatus.RUNNING);
    registry.verify().requireIntact();
  }
}
