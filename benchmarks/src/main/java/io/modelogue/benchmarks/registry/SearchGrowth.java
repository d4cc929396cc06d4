package io.modelogue.benchmarks.registry;

import static io.modelogue.benchmarks.registry.Figures.median;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.RegistrationBatch;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a search over all versions of all models costs, where there is no index. */
final class SearchGrowth {
  private static final int BATCH = 500;

  private final Figures figures;
  private final Scratch scratch;

  SearchGrowth(Figures figures, Scratch scratch) {
    this.figures = figures;
    this.scratch = scratch;
  }

  void measure(String store, int models, int versions) throws Exception {
    String part = "search over models of %,d versions each".formatted(versions);
    if (store.equals("modelogue-file")) {
      file(part, models, versions);
      return;
    }
    Path directory = Files.createDirectories(scratch.directory().resolve(store));
    try (VersionStore rows = VersionStore.open(store, directory)) {
      for (long row = 0; row < (long) models * versions; row += BATCH) {
        rows.createAll(BATCH);
      }
    }
    try (VersionStore rows = VersionStore.open(store, directory)) {
      figures.add(part, store, "all answers", models, median(1, () -> rows.countWith(700)));
    }
  }

  private void file(String part, int models, int versions) throws Exception {
    Path directory = scratch.directory().resolve("search");
    try (Scratch memory = Populated.inMemory()) {
      try (ModelRegistry registry = ModelRegistry.builder(memory.directory()).open()) {
        for (int m = 0; m < models; m++) {
          populate(registry.createModel("model-" + m).create(), versions);
        }
      }
      Populated.copy(memory.directory(), directory);
    }
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      String store = "modelogue-file, -Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m";
      var query = registry.versions().setting("epochs", versions - 1);
      figures.add(part, store, "first answer", models, median(1, () -> query.stream().findFirst()));
      double[] found = {0};
      figures.add(
          part, store, "all answers", models, median(1, () -> found[0] = query.stream().count()));
      figures.add(
          part, store, "all answers, again", models, median(1, () -> query.stream().count()));
      if (found[0] != models) {
        throw new IllegalStateException(found[0] + " answers from " + models + " models");
      }
    }
  }

  private static void populate(Model model, int versions) {
    for (int from = 0; from < versions; from += BATCH) {
      RegistrationBatch batch = model.batch();
      for (int v = from; v < Math.min(versions, from + BATCH); v++) {
        batch = batch.add(model.register(ModelogueStore.config(v)));
      }
      var unused = batch.commit();
    }
  }
}
