package io.modelogue.benchmarks.registry;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Registries that grow in memory, where an fsync costs nothing, and are then copied to the disk, on
 * which they are measured. Every commit is written by the library itself, one after another.
 */
final class Populated {
  /** Of each version: registered, noted, tagged, promoted. */
  static final int COMMITS_OF_A_VERSION = 4;

  static final String MODEL = "spam-filter";

  private static final Path SYNC = Path.of("/bin/sync");

  private Populated() {}

  /** Returns a directory in memory, if the machine has one, else another on the disk. */
  static Scratch inMemory() throws IOException {
    Path memory = Path.of(System.getProperty("memory", "/dev/shm"));
    return Files.isDirectory(memory) && Files.isWritable(memory)
        ? Scratch.in(memory)
        : Scratch.make();
  }

  static Model model(ModelRegistry registry) {
    return registry.createModel(MODEL).concepts("ham", "spam").createIfAbsent();
  }

  /** Adds versions to a model until its history is that long. */
  static void grow(Model model, long commits) {
    long there = model.now().anchor().revision() + 1;
    for (int i = 0; there < commits; i++) {
      ModelVersion version = model.register(ModelogueStore.config(i)).commit();
      var unused = version.note("made by hand").commit();
      unused = version.tag("n", "v").commit();
      version.promote("champion").evenIfChanged().commit();
      there += COMMITS_OF_A_VERSION;
    }
  }

  /** Copies a whole directory to one that is not there yet. */
  static void copy(Path from, Path to) throws IOException, InterruptedException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path each : all) {
      Path copied = Files.copy(each, to.resolve(from.relativize(each).toString()));
      assert Files.exists(copied);
    }
    // else the first commit that is measured waits for all that was copied
    if (Files.isExecutable(SYNC)) {
      new ProcessBuilder(SYNC.toString()).start().waitFor();
    }
  }
}
