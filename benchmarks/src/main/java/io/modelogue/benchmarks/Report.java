package io.modelogue.benchmarks;

import io.modelogue.benchmarks.Measurements.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a readable table and a plot of the JSON that JMH wrote, beside it, with the machine noted.
 */
public final class Report {
  private Report() {}

  /** Reads the file named by the only argument and writes others beside it: .md and .svg. */
  public static void main(String... arguments) throws IOException {
    Path json = Path.of(arguments[0]);
    Measurements measurements = Measurements.read(json);
    String table = text(measurements);
    String name = String.valueOf(json.getFileName()).replaceFirst("\\.json$", "");
    Files.writeString(json.resolveSibling(name + ".md"), table);
    Files.writeString(json.resolveSibling(name + ".svg"), new Plot(measurements).svg());
    System.out.println(table);
  }

  private static String text(Measurements measurements) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("Medians of all iterations. ").append(measurements.machine()).append(".\n");
    for (Case each : measurements.cases()) {
      text.append("\n## ").append(title(each)).append("\n\n");
      text.append(
          "| | ms | ns a row | times arraysSort | times plainPass | fastest peer / this |\n");
      text.append("|---|---:|---:|---:|---:|---:|\n");
      each.nanos().entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(time -> text.append(row(each, time)));
    }
    return text.toString();
  }

  private static String title(Case each) {
    return each.parameters().entrySet().stream()
        .map(parameter -> parameter.getKey() + " " + parameter.getValue())
        .reduce((a, b) -> a + ", " + b)
        .orElse("no parameters");
  }

  private static String row(Case each, Map.Entry<String, Double> time) {
    double nanos = time.getValue();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.1f | %s | %s | %s |%n",
        time.getKey(),
        nanos / 1e6,
        nanos / each.rows(),
        ratio(nanos, each.nanos().get("arraysSort")),
        ratio(nanos, each.nanos().get("plainPass")),
        each.fastestPeer().isPresent() ? ratio(each.fastestPeer().getAsDouble(), nanos) : "");
  }

  private static String ratio(double nanos, Double baseline) {
    return baseline == null ? "" : String.format(Locale.ROOT, "%.2f", nanos / baseline);
  }
}
