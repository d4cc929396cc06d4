package io.modelogue;

import io.modelogue.ReproductionReport.FileOutcome;
import io.modelogue.ReproductionReport.MetricOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** What a training made, held against what a version's record says. */
final class RecordComparison {
  private final ModelVersion version;
  private final List<FileOutcome> files;
  private final List<MetricOutcome> metrics;

  /**
   * Compares.
   *
   * @param madeFiles the SHA-256 of each file that the training made, by name
   */
  RecordComparison(
      ModelVersion version, Map<String, String> madeFiles, Map<String, Double> madeMetrics) {
    this.version = version;
    this.files = files(version, madeFiles);
    this.metrics = metrics(version.trainingMetrics(), madeMetrics);
  }

  ReproductionReport report(
      Optional<ModelVersion> kept, Optional<TemplateDefinition> bound, Environment now) {
    return new ReproductionReport(
        version,
        kept,
        verdict(),
        version
            .config()
            .template()
            .flatMap(recorded -> bound.map(b -> RecordDrift.between(recorded, b)))
            .orElse(Map.of()),
        bound.map(b -> b.violations(version.config())).orElse(List.of()),
        RecordDrift.between(version.environment(), now),
        files,
        metrics);
  }

  private static List<FileOutcome> files(ModelVersion version, Map<String, String> made) {
    Map<String, String> recorded = new LinkedHashMap<>();
    version.artifacts().forEach(a -> recorded.put(a.name(), a.digest()));
    return names(recorded, made).stream()
        .map(
            name ->
                new FileOutcome(
                    name,
                    Optional.ofNullable(recorded.get(name)),
                    Optional.ofNullable(made.get(name))))
        .toList();
  }

  private static List<MetricOutcome> metrics(
      Map<String, Double> recorded, Map<String, Double> made) {
    return names(recorded, made).stream()
        .map(name -> new MetricOutcome(name, value(recorded, name), value(made, name)))
        .toList();
  }

  private static OptionalDouble value(Map<String, Double> values, String name) {
    Double value = values.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static Set<String> names(Map<String, ?> recorded, Map<String, ?> made) {
    Set<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(made.keySet());
    return names;
  }

  private ReproductionVerdict verdict() {
    boolean sameFiles = files.stream().allMatch(FileOutcome::isSame);
    // what the record lacks, such as every metric of a registered version, cannot differ from it
    List<MetricOutcome> recorded =
        metrics.stream().filter(metric -> metric.recorded().isPresent()).toList();
    boolean sameMetrics = recorded.stream().allMatch(MetricOutcome::isSame);
    if (sameMetrics && sameFiles && !files.isEmpty()) {
      return ReproductionVerdict.IDENTICAL;
    }
    return sameMetrics && !recorded.isEmpty()
        ? ReproductionVerdict.SAME_METRICS
        : ReproductionVerdict.DIFFERENT;
  }
}
