package io.modelogue.benchmarks.registry;

import static io.modelogue.benchmarks.registry.Figures.median;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What each operation costs on one model with more and more commits. */
final class HistoryGrowth {
  static final String PART = "commits of one model";

  private static final int FEW = 5;
  private static final int MANY = 51;
  private static final int BATCH = 500;
  private static final int PAGE = 20;
  private static final String CREATE = "create a version";
  private static final String READ = "read a version, cached";
  private static final String COLD = "open and read a version";
  private static final String LIST = "list the versions";

  private final Figures figures;
  private final Path root;

  HistoryGrowth(Figures figures, Path root) {
    this.figures = figures;
    this.root = root;
  }

  void measure(String store, int most) throws Exception {
    switch (store) {
      case "modelogue-file" -> file(most);
      case "modelogue-memory" -> memory(most);
      default -> sql(store, most);
    }
  }

  private void file(int most) throws Exception {
    try (Scratch memory = Populated.inMemory()) {
      for (int commits = 10; commits <= most; commits *= 10) {
        try (ModelRegistry registry = ModelRegistry.builder(memory.directory()).open()) {
          Populated.grow(Populated.model(registry), commits);
        }
        Path directory = Files.createDirectories(root).resolve("history-" + commits);
        Populated.copy(memory.directory(), directory);
        try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
          operations("modelogue-file", registry.model(Populated.MODEL), commits);
        }
        int number = 1 + commits / (2 * Populated.COMMITS_OF_A_VERSION);
        figures.add(
            PART, "modelogue-file", COLD, commits, median(FEW, () -> cold(directory, number)));
      }
    }
  }

  private static int cold(Path directory, int number) {
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      return registry.model(Populated.MODEL).version(number).number();
    }
  }

  private void memory(int most) throws Exception {
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      Model model = Populated.model(registry);
      for (int commits = 10; commits <= most; commits *= 10) {
        Populated.grow(model, commits);
        operations("modelogue-memory", model, commits);
      }
    }
  }

  private void operations(String store, Model model, int commits) throws Exception {
    ModelVersion middle = model.version(1 + commits / (2 * Populated.COMMITS_OF_A_VERSION));
    Instant then = middle.createdAt();
    long page = Math.max(0, commits / 2 - PAGE);
    int few = commits > 10_000 ? 1 : FEW;
    add(store, READ, commits, median(20 * MANY, () -> model.version(middle.number()).config()));
    add(store, LIST, commits, median(MANY, () -> model.versions().size()));
    add(
        store,
        "read a page of the history",
        commits,
        median(MANY, () -> model.history(page, PAGE)));
    add(store, "read the whole history", commits, median(few, model::history));
    add(store, "as of now", commits, median(MANY, () -> model.asOf(Instant.now())));
    add(store, "as of half of the history", commits, median(few, () -> model.asOf(then)));
    add(store, "verify", commits, median(few, model::verify));
    add(
        store,
        CREATE,
        commits,
        median(MANY, () -> model.register(ModelogueStore.config(7)).commit()));
    ModelVersion newest = model.versions().get(model.versions().size() - 1);
    ModelVersion[] turns = {middle, newest};
    int[] turn = {0};
    add(
        store,
        "move an alias",
        commits,
        median(
            MANY,
            () -> {
              turns[turn[0]++ % 2].promote("champion").evenIfChanged().commit();
              return turn[0];
            }));
  }

  private void sql(String store, int most) throws Exception {
    Path directory = Files.createDirectories(root.resolve(store));
    int versions = 0;
    for (int commits = 10; commits <= most; commits *= 10) {
      int wanted = Math.max(1, commits / Populated.COMMITS_OF_A_VERSION);
      int middle = 1 + wanted / 2;
      try (VersionStore rows = VersionStore.open(store, directory)) {
        while (versions < wanted) {
          int some = Math.min(BATCH, wanted - versions);
          rows.createAll(some);
          versions += some;
        }
        add(store, READ, commits, median(20 * MANY, () -> rows.epochsOf(middle)));
        add(store, LIST, commits, median(MANY, rows::list));
        add(store, CREATE, commits, median(MANY, () -> rows.create(7)));
        versions += MANY;
      }
      add(store, COLD, commits, median(FEW, () -> reopened(store, directory, middle)));
    }
  }

  private static long reopened(String store, Path directory, int number) {
    try (VersionStore again = VersionStore.open(store, directory)) {
      return again.epochsOf(number);
    }
  }

  private void add(String store, String what, int commits, double micros) {
    figures.add(PART, store, what, commits, micros);
  }
}
