package io.modelogue.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a readable table of the JSON that JMH wrote, beside it, with the machine noted. */
public final class Report {
  private final Map<String, Map<String, Double>> cases = new LinkedHashMap<>();
  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private String jvm = "";

  private Report() {}

  /** Reads the file named by the only argument and writes another beside it that ends in .md. */
  public static void main(String... arguments) throws IOException {
    Path json = Path.of(arguments[0]);
    Report report = new Report();
    report.read(new ObjectMapper().readTree(json.toFile()));
    String table = report.text();
    String name = String.valueOf(json.getFileName()).replaceFirst("\\.json$", "");
    Files.writeString(json.resolveSibling(name + ".md"), table);
    System.out.println(table);
  }

  private void read(JsonNode results) {
    for (JsonNode result : results) {
      jvm = result.path("vmName").asText() + " " + result.path("vmVersion").asText();
      List<String> parameters = new ArrayList<>();
      for (Map.Entry<String, JsonNode> parameter : result.path("params").properties()) {
        parameters.add(parameter.getKey() + " " + parameter.getValue().asText());
      }
      String key = String.join(", ", parameters);
      String benchmark = result.path("benchmark").asText();
      rows.put(key, result.path("params").path("n").asInt());
      cases
          .computeIfAbsent(key, each -> new LinkedHashMap<>())
          .put(benchmark.substring(benchmark.lastIndexOf('.') + 1), median(result));
    }
  }

  /** The median over all measured iterations, which one disturbance does not move. */
  private static double median(JsonNode result) {
    List<Double> times = new ArrayList<>();
    for (JsonNode fork : result.path("primaryMetric").path("rawData")) {
      fork.forEach(time -> times.add(time.asDouble()));
    }
    times.sort(null);
    int size = times.size();
    return (times.get((size - 1) / 2) + times.get(size / 2)) / 2;
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("Medians of all iterations. ").append(machine()).append(".\n");
    for (Map.Entry<String, Map<String, Double>> each : cases.entrySet()) {
      text.append("\n## ").append(each.getKey()).append("\n\n");
      text.append("| | ms | ns a row | times arraysSort | times plainPass |\n");
      text.append("|---|---:|---:|---:|---:|\n");
      each.getValue().entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(time -> text.append(row(each.getKey(), time, each.getValue())));
    }
    return text.toString();
  }

  private String row(String key, Map.Entry<String, Double> time, Map<String, Double> all) {
    double nanos = time.getValue();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.1f | %s | %s |%n",
        time.getKey(),
        nanos / 1e6,
        nanos / rows.getOrDefault(key, 1),
        ratio(nanos, all.get("arraysSort")),
        ratio(nanos, all.get("plainPass")));
  }

  private static String ratio(double nanos, Double baseline) {
    return baseline == null ? "" : String.format(Locale.ROOT, "%.2f", nanos / baseline);
  }

  private String machine() throws IOException {
    String processor = System.getProperty("os.arch");
    Path file = Path.of("/proc/cpuinfo");
    if (Files.isReadable(file)) {
      processor =
          Files.readAllLines(file).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(processor);
    }
    return "%d cores of %s, %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor,
            System.getProperty("os.name"),
            jvm);
  }
}
