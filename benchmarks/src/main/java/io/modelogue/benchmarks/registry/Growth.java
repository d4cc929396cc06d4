package io.modelogue.benchmarks.registry;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How a registry behaves as it grows. Not JMH, since each figure needs a history that takes a while
 * to write: medians of a few repetitions. Each part runs by itself and leaves its figures in one
 * file beside those of the others.
 */
public final class Growth {
  private Growth() {}

  /**
   * Measures one part, {@code history STORE COMMITS}, {@code models COUNT}, {@code versions COUNT}
   * or {@code search STORE MODELS VERSIONS}, and writes all figures so far to {@code
   * results/growth.json}, {@code .md} and {@code .svg}, or beside what the property {@code results}
   * names.
   */
  public static void main(String... arguments) throws Exception {
    Path results = Path.of(System.getProperty("results", "results/growth.json"));
    List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
    Figures figures = new Figures();
    try (Scratch scratch = Scratch.make()) {
      switch (arguments[0]) {
        case "history" -> {
          Path root = scratch.directory();
          // the smallest history comes first, when nothing is compiled yet
          new HistoryGrowth(new Figures(), root.resolve("rehearsal")).measure(rest.get(0), 1_000);
          new HistoryGrowth(figures, root.resolve("history"))
              .measure(rest.get(0), Integer.parseInt(rest.get(1)));
        }
        case "models" -> new ModelGrowth(figures, scratch).measure(Integer.parseInt(rest.get(0)));
        case "versions" ->
            new VersionGrowth(figures, scratch).measure(Integer.parseInt(rest.get(0)));
        case "search" ->
            new SearchGrowth(figures, scratch)
                .measure(rest.get(0), Integer.parseInt(rest.get(1)), Integer.parseInt(rest.get(2)));
        default -> throw new IllegalArgumentException("no part is called " + arguments[0]);
      }
    }
    Figures all = figures.over(results);
    all.write(results);
    System.out.println(figures.tables());
  }
}
