package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.testkit.Torture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share nothing but a directory write one stream at once, and some are killed. */
class ProcessesTest {
  private static final int PROCESSES = 4;
  private static final int THREADS = 2;

  /** How many writers are killed in each build: two in each of these rounds. */
  private static final int ROUNDS = 25;

  @TempDir Path directory;

  @Test
  void fourProcessesOfTwoThreadsThatWriteOneStreamLoseNothing() throws Exception {
    Path root = directory.resolve("models");
    Acknowledgements acknowledged = new Acknowledgements();
    int each = Torture.times(40);
    List<Process> writers = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        writers.add(WritingProcess.start(root, "writer" + i, THREADS, each));
      }
      go(writers);
      for (Process writer : writers) {
        drain(writer, acknowledged);
        assertThat(writer.waitFor()).isZero();
      }
    } finally {
      writers.forEach(Process::destroyForcibly);
    }

    assertThat(acknowledged.commits()).isEqualTo(PROCESSES * THREADS * each);
    assertThat(acknowledged.verify(root)).isEqualTo(acknowledged.commits() - 1L);
  }

  @Test
  void whateverAProcessHadAcknowledgedIsThereAfterItIsKilled() throws Exception {
    Path root = directory.resolve("models");
    SplittableRandom random = new SplittableRandom(Torture.seed());
    Acknowledgements acknowledged = new Acknowledgements();
    for (int round = 0; round < Torture.times(ROUNDS); round++) {
      int patience = random.nextInt(40);
      try {
        killTwo(root, "round" + round, patience, acknowledged);
        assertThat(acknowledged.verify(root)).isGreaterThanOrEqualTo(acknowledged.commits() - 1L);
      } catch (AssertionError | RuntimeException | IOException e) {
        throw Torture.failure(
            "round %d, killed after %d acknowledgements".formatted(round, patience), e);
      }
    }
    assertThat(acknowledged.commits()).isGreaterThan(Torture.times(ROUNDS));
  }

  /** Starts two writers, and kills both when one has reported so often. */
  private static void killTwo(Path root, String name, int patience, Acknowledgements acknowledged)
      throws Exception {
    List<Process> writers = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        writers.add(WritingProcess.start(root, name + "-" + i, THREADS, Integer.MAX_VALUE));
      }
      go(writers);
      for (int i = 0; i < patience; i++) {
        assertThat(acknowledged.take(writers.get(0).inputReader(UTF_8).readLine())).isTrue();
      }
    } finally {
      writers.forEach(Process::destroyForcibly);
    }
    for (Process writer : writers) {
      // what is still in the pipe was acknowledged before the end
      drain(writer, acknowledged);
      writer.waitFor();
    }
  }

  /** Lets none begin before all are up. */
  private static void go(List<Process> writers) throws IOException {
    for (Process writer : writers) {
      assertThat(writer.inputReader(UTF_8).readLine()).isEqualTo("ready.");
    }
    for (Process writer : writers) {
      writer.outputWriter(UTF_8).append("go\n").flush();
    }
  }

  private static void drain(Process writer, Acknowledgements acknowledged) throws IOException {
    BufferedReader lines = writer.inputReader(UTF_8);
    String line = readLine(lines);
    while (acknowledged.take(line)) {
      line = readLine(lines);
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
}
