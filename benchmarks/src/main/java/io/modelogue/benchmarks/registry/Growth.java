package io.modelogue.benchmarks.registry;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.RegistrationBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * How a registry behaves as it grows: many commits, many models, many versions. Not JMH, since each
 * figure needs a history that takes minutes to write; medians of a few repetitions.
 */
public final class Growth {
  private static final List<String> STORES =
      List.of("modelogue-file", "modelogue-memory", "h2", "sqlite");
  private static final int REPETITIONS = 51;

  private final int most;
  private final Scratch scratch;
  private final StringBuilder report = new StringBuilder();
  private final LineChart chart =
      new LineChart("microseconds for one operation, over the commits that are there");

  private Growth(int most, Scratch scratch) {
    this.most = most;
    this.scratch = scratch;
  }

  /**
   * Lets histories grow up to as many commits as the first argument says, and writes a table and a
   * plot beside the path that the second names, with the endings .md and .svg.
   */
  public static void main(String... arguments) throws Exception {
    try (Scratch scratch = Scratch.make()) {
      Growth growth = new Growth(Integer.parseInt(arguments[0]), scratch);
      growth.commits();
      growth.manyModels();
      growth.manyVersions();
      growth.search();
      Files.writeString(Path.of(arguments[1] + ".md"), growth.report);
      Files.writeString(Path.of(arguments[1] + ".svg"), growth.chart.svg());
      System.out.println(growth.report);
    }
  }

  private void commits() throws Exception {
    report.append("Microseconds, medians of %d.%n%n".formatted(REPETITIONS));
    report.append(
        "| commits | store | create a version | read one of them | open and read one |\n");
    report.append("|---:|---|---:|---:|---:|\n");
    for (String store : STORES) {
      Path directory = Files.createDirectories(scratch.directory().resolve("grow-" + store));
      int commits = 0;
      try (VersionStore versions = VersionStore.open(store, directory)) {
        for (int milestone = 10; milestone <= most; milestone *= 10) {
          for (; commits < milestone; commits++) {
            var unused = versions.create(commits);
          }
          measure(store, versions, directory, milestone);
          commits += REPETITIONS;
        }
      }
    }
  }

  private void measure(String store, VersionStore versions, Path directory, int commits)
      throws Exception {
    double create = median(REPETITIONS, () -> versions.create(1));
    double read = median(20 * REPETITIONS, () -> versions.epochsOf(1 + commits / 2));
    boolean reopens = store.equals("modelogue-file");
    double open = reopens ? median(5, () -> openAndRead(directory, 1 + commits / 2)) : Double.NaN;
    report.append(
        String.format(
            Locale.ROOT,
            "| %,d | %s | %.1f | %.2f | %s |%n",
            commits,
            store,
            create,
            read,
            reopens ? String.format(Locale.ROOT, "%,.0f", open) : ""));
    chart.add("create, " + store, commits, create);
    chart.add("read, " + store, commits, read);
  }

  private static long openAndRead(Path directory, int number) {
    try (VersionStore again = VersionStore.open("modelogue-file", directory)) {
      return again.epochsOf(number);
    }
  }

  private void manyModels() throws Exception {
    int models = Math.min(most, 10_000);
    Path directory = scratch.directory().resolve("many-models");
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      for (int i = 0; i < models; i++) {
        var unused = registry.createModel("model-" + i).create();
      }
    }
    double open =
        median(
            5,
            () -> {
              try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
                return registry.location().length();
              }
            });
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      double list = median(5, () -> registry.modelNames().size());
      line("open a registry of %,d models", models, open);
      line("list the names of %,d models", models, list);
    }
  }

  private void manyVersions() throws Exception {
    int count = Math.min(most, 10_000);
    Path directory = scratch.directory().resolve("many-versions");
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      Model model = registry.createModel("spam-filter").create();
      for (int i = 0; i < count; i++) {
        ModelVersion version = model.register(ModelogueStore.config(i)).commit();
        var unused = version.note("made by hand").commit();
        unused = version.tag("n", "v").commit();
        version.promote("champion").evenIfChanged().commit();
      }
    }
    line("open and read one of %,d versions, with checkpoint", count, cold(directory, count));
    line("open and list all %,d versions, with checkpoint", count, coldList(directory));
    deleteCheckpoints(directory);
    line("open and read one of %,d versions, without", count, cold(directory, count));
    line("open and list all %,d versions, without", count, coldList(directory));
  }

  private static double cold(Path directory, int count) throws Exception {
    return median(
        7,
        () -> {
          try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
            return registry.model("spam-filter").version(1 + count / 2).number();
          }
        });
  }

  private static double coldList(Path directory) throws Exception {
    return median(
        7,
        () -> {
          try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
            return registry.model("spam-filter").versions().size();
          }
        });
  }

  private static void deleteCheckpoints(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(file -> String.valueOf(file.getFileName()).equals("checkpoint"))
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private void search() throws Exception {
    int models = Math.min(most / 10, 1_000);
    Path directory = scratch.directory().resolve("search");
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      for (int m = 0; m < models; m++) {
        Model model = registry.createModel("model-" + m).create();
        for (int half = 0; half < 2; half++) {
          RegistrationBatch batch = model.batch();
          for (int v = 0; v < 500; v++) {
            batch = batch.add(model.register(ModelogueStore.config(500 * half + v)));
          }
          var unused = batch.commit();
        }
      }
    }
    try (ModelRegistry registry = ModelRegistry.builder(directory).open()) {
      double first =
          median(1, () -> registry.versions().setting("epochs", 700).stream().findFirst());
      double all = median(1, () -> registry.versions().setting("epochs", 700).stream().count());
      line("first answer of a search over %,d x 1,000 versions", models, first);
      line("all answers of a search over %,d x 1,000 versions", models, all);
    }
  }

  private void line(String what, int count, double micros) {
    report.append(String.format(Locale.ROOT, "%n- " + what + ": %,.1f ms", count, micros / 1_000));
  }

  /** Returns the median time of a call in microseconds. */
  private static double median(int times, Callable<?> call) throws Exception {
    double[] micros = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      var unused = call.call();
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    return micros[times / 2];
  }
}
