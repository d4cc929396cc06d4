package io.modelogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that is run as a process of its own, on a tree that is mounted read-only: it says what
 * it reads, and what it is told when it writes.
 */
final class ReadingProcess {
  private static final String MOUNTED_READ_ONLY =
      "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";

  private ReadingProcess() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    try {
      Files.createFile(directory.resolve("probe"));
      System.out.println("the tree can be written");
    } catch (IOException e) {
      System.out.println("the tree cannot be written");
    }
    try (ModelRegistry registry =
        ModelRegistry.builder(directory).mode(RegistryMode.READ_ONLY).open()) {
      ModelVersion champion = registry.model("spam-filter").alias("champion");
      System.out.println(champion + ": " + champion.artifact("model.bin").bytes().length);
      System.out.println("intact: " + registry.verify().isIntact());
      champion.note("read").commit();
    } catch (ReadOnlyRegistryException e) {
      System.out.println(e.getMessage());
    }
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      System.out.println("opened for writing at " + registry.location());
    } catch (ModelogueException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Returns whether this machine lets us mount something for one process alone. */
  static boolean canMount() throws InterruptedException {
    try {
      return run(List.of("unshare", "-rm", "mount", "--bind", "/tmp", "/tmp")).waitFor() == 0;
    } catch (IOException e) {
      // not a Linux, or without util-linux
      return false;
    }
  }

  static List<String> outputOnReadOnlyMount(Path directory) throws IOException {
    Process child =
        run(
            List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                MOUNTED_READ_ONLY,
                directory.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ClassPathOfTests.TEXT,
                ReadingProcess.class.getName(),
                directory.toString()));
    try (var printed = child.inputReader(StandardCharsets.UTF_8)) {
      return printed.lines().toList();
    } finally {
      child.destroyForcibly();
    }
  }

  private static Process run(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
