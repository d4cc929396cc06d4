package io.modelogue.benchmarks.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** What was measured, of one part after another, as JSON, tables and a plot. */
final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Figure> figures = new ArrayList<>();

  /** What one call of something cost, of so many things. */
  private record Figure(String part, String store, String what, long size, double micros) {
    String key() {
      return part + '|' + store + '|' + what + '|' + size;
    }
  }

  void add(String part, String store, String what, long size, double micros) {
    figures.add(new Figure(part, store, what, size, micros));
    System.err.printf(Locale.ROOT, "%s, %s, %,d: %s %,.2f us%n", part, store, size, what, micros);
  }

  /** Returns the median time of a call in microseconds. */
  static double median(int times, Callable<?> call) throws Exception {
    double[] micros = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      var unused = call.call();
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    return micros[times / 2];
  }

  /** Returns these figures and those of a file that were not measured again. */
  Figures over(Path json) throws IOException {
    Map<String, Figure> all = new LinkedHashMap<>();
    if (Files.exists(json)) {
      for (JsonNode f : JSON.readTree(Files.readAllBytes(json)).path("figures")) {
        Figure old =
            new Figure(
                f.path("part").asText(),
                f.path("store").asText(),
                f.path("what").asText(),
                f.path("size").asLong(),
                f.path("micros").asDouble());
        all.put(old.key(), old);
      }
    }
    figures.forEach(figure -> all.put(figure.key(), figure));
    Figures merged = new Figures();
    merged.figures.addAll(all.values());
    return merged;
  }

  void write(Path json) throws IOException {
    ArrayNode list = JSON.createArrayNode();
    for (Figure f : figures) {
      list.addObject()
          .put("part", f.part)
          .put("store", f.store)
          .put("what", f.what)
          .put("size", f.size)
          .put("micros", Math.round(f.micros * 100) / 100.0);
    }
    String name = String.valueOf(json.getFileName()).replaceFirst("\\.json$", "");
    Files.writeString(
        json,
        JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(JSON.createObjectNode().set("figures", list))
            + "\n");
    Files.writeString(json.resolveSibling(name + ".md"), tables());
    Files.writeString(json.resolveSibling(name + ".svg"), chart().svg());
  }

  /** Returns a table for each part: a row for each operation, a column for each size. */
  String tables() {
    StringBuilder text = new StringBuilder("Microseconds, medians.\n");
    for (String part : figures.stream().map(Figure::part).distinct().sorted().toList()) {
      List<Figure> ofPart = figures.stream().filter(f -> f.part.equals(part)).toList();
      List<Long> sizes = ofPart.stream().map(Figure::size).distinct().sorted().toList();
      text.append("\n## ").append(part).append("\n\n| | |");
      sizes.forEach(size -> text.append(String.format(Locale.ROOT, " %,d |", size)));
      text.append("\n|---|---|").append("---:|".repeat(sizes.size())).append('\n');
      Map<String, Map<Long, Double>> rows = new TreeMap<>();
      for (Figure f : ofPart) {
        rows.computeIfAbsent("| " + f.what + " | " + f.store + " |", row -> new TreeMap<>())
            .put(f.size, f.micros);
      }
      rows.forEach((row, cells) -> text.append(row).append(cells(sizes, cells)));
    }
    return text.toString();
  }

  private static String cells(List<Long> sizes, Map<Long, Double> micros) {
    StringBuilder text = new StringBuilder();
    for (long size : sizes) {
      Double value = micros.get(size);
      text.append(
          value == null
              ? " |"
              : String.format(Locale.ROOT, value < 10 ? " %.2f |" : " %,.0f |", value));
    }
    return text.append('\n').toString();
  }

  private LineChart chart() {
    LineChart chart = new LineChart("microseconds for one operation, over the commits of a model");
    figures.stream()
        .filter(f -> f.part.equals(HistoryGrowth.PART) && f.store.equals("modelogue-file"))
        .forEach(f -> chart.add(f.what, (double) f.size, f.micros));
    return chart;
  }
}
