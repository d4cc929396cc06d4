package io.modelogue.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** What JMH wrote: for each case, that is each choice of parameters, the median of each method. */
final class Measurements {
  private static final Set<String> PEERS = Set.of("tribuo", "smile", "weka", "commonsMath");

  private final List<Case> cases = new ArrayList<>();
  private String jvm = "";

  private Measurements() {}

  /** One choice of parameters. */
  record Case(Map<String, String> parameters, Map<String, Double> nanos) {
    int rows() {
      return Integer.parseInt(parameters.getOrDefault("n", "1"));
    }

    /** The parameter, or nothing if this benchmark has none of that name. */
    String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }

    /** The time of the fastest other library, if any was measured. */
    OptionalDouble fastestPeer() {
      return nanos.entrySet().stream()
          .filter(each -> PEERS.contains(each.getKey()))
          .mapToDouble(Map.Entry::getValue)
          .min();
    }
  }

  static Measurements read(Path json) throws IOException {
    Measurements measurements = new Measurements();
    for (JsonNode result : new ObjectMapper().readTree(json.toFile())) {
      measurements.add(result);
    }
    measurements.cases.sort((a, b) -> Integer.compare(a.rows(), b.rows()));
    return measurements;
  }

  private void add(JsonNode result) {
    jvm = result.path("vmName").asText() + " " + result.path("vmVersion").asText();
    Map<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> parameter : result.path("params").properties()) {
      parameters.put(parameter.getKey(), parameter.getValue().asText());
    }
    String benchmark = result.path("benchmark").asText();
    Case found =
        cases.stream()
            .filter(each -> each.parameters.equals(parameters))
            .findFirst()
            .orElseGet(
                () -> {
                  Case made = new Case(parameters, new LinkedHashMap<>());
                  cases.add(made);
                  return made;
                });
    found.nanos.put(benchmark.substring(benchmark.lastIndexOf('.') + 1), median(result));
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

  /** By the number of rows, and otherwise in the order in which they were measured. */
  List<Case> cases() {
    return cases;
  }

  String machine() throws IOException {
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
