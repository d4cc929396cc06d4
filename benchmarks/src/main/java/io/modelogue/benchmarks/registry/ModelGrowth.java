package io.modelogue.benchmarks.registry;

import static io.modelogue.benchmarks.registry.Figures.median;

import io.modelogue.ModelRegistry;
import java.nio.file.Path;

/** What it costs to open a registry of many models and to list their names. */
final class ModelGrowth {
  private static final String PART = "models";
  private static final String STORE = "modelogue-file";
  private static final int FEW = 7;

  private final Figures figures;
  private final Scratch scratch;

  ModelGrowth(Figures figures, Scratch scratch) {
    this.figures = figures;
    this.scratch = scratch;
  }

  /**
   * Of a registry with one model, which costs what it costs to begin at all, and of one of many.
   */
  void measure(int models) throws Exception {
    measureOne(1);
    measureOne(models);
  }

  private void measureOne(int models) throws Exception {
    Path directory = scratch.directory().resolve("models-" + models);
    try (Scratch memory = Populated.inMemory()) {
      try (ModelRegistry registry = ModelRegistry.builder(memory.directory()).open()) {
        for (int i = 0; i < models; i++) {
          var unused = registry.createModel("model-" + i).create();
        }
      }
      Populated.copy(memory.directory(), directory);
    }
    figures.add(PART, STORE, "open", models, median(FEW, () -> opened(directory)));
    figures.add(
        PART, STORE, "open and list the names", models, median(FEW, () -> listed(directory)));
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      int there = registry.modelNames().size();
      if (there != models) {
        throw new IllegalStateException(there + " names of " + models);
      }
      figures.add(PART, STORE, "list the names again", models, median(FEW, registry::modelNames));
    }
    figures.add(PART, STORE, "open, new JVM", models, ColdRead.median(directory, 0));
    figures.add(PART, STORE, "list the names, new JVM", models, ColdRead.median(directory, 1));
  }

  private static String opened(Path directory) {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      return registry.location();
    }
  }

  private static int listed(Path directory) {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      return registry.modelNames().size();
    }
  }
}
