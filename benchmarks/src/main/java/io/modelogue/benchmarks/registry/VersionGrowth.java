package io.modelogue.benchmarks.registry;

import static io.modelogue.benchmarks.registry.Figures.median;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it costs to read a model of many versions for the first time, with checkpoint or without.
 */
final class VersionGrowth {
  private static final String PART = "versions of one model, four commits each";
  private static final String STORE = "modelogue-file";
  private static final int FEW = 7;

  private final Figures figures;
  private final Scratch scratch;

  VersionGrowth(Figures figures, Scratch scratch) {
    this.figures = figures;
    this.scratch = scratch;
  }

  void measure(int versions) throws Exception {
    Path directory = scratch.directory().resolve("versions");
    try (Scratch memory = Populated.inMemory()) {
      try (ModelRegistry registry = ModelRegistry.builder(memory.directory()).open()) {
        Populated.grow(Populated.model(registry), (long) versions * Populated.COMMITS_OF_A_VERSION);
      }
      Populated.copy(memory.directory(), directory);
    }
    String with = picture(directory);
    measure(directory, versions, "with a checkpoint");
    deleteCheckpoints(directory);
    measure(directory, versions, "without");
    if (!picture(directory).equals(with)) {
      throw new IllegalStateException("the checkpoint tells something else than the history");
    }
  }

  private void measure(Path directory, int versions, String how) throws Exception {
    figures.add(
        PART,
        STORE,
        "open and read a version, " + how,
        versions,
        median(FEW, () -> one(directory)));
    figures.add(
        PART, STORE, "open and list all, " + how, versions, median(FEW, () -> all(directory)));
    figures.add(
        PART, STORE, "read a version, new JVM, " + how, versions, ColdRead.median(directory, 2));
  }

  private static int one(Path directory) {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      return registry.model(Populated.MODEL).version(1).number();
    }
  }

  private static int all(Path directory) {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      return registry.model(Populated.MODEL).versions().size();
    }
  }

  private static String picture(Path directory) {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      Model model = registry.model(Populated.MODEL);
      StringBuilder all = new StringBuilder().append(model.now()).append(model.now().tags());
      model
          .versions()
          .forEach(v -> all.append(v).append(v.config()).append(v.note()).append(v.tags()));
      return all.append(model.now().aliasHistory("champion")).toString();
    }
  }

  private static void deleteCheckpoints(Path directory) throws IOException {
    List<Path> checkpoints;
    try (Stream<Path> files = Files.walk(directory)) {
      checkpoints =
          files.filter(file -> String.valueOf(file.getFileName()).equals("checkpoint")).toList();
    }
    if (checkpoints.isEmpty()) {
      throw new IllegalStateException("there is no checkpoint to delete");
    }
    for (Path checkpoint : checkpoints) {
      Files.delete(checkpoint);
    }
  }
}
