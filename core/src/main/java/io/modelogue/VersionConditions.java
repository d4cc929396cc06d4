package io.modelogue;

import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.internal.SettingValues;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can be asked of a version, from what the journal says of it alone. */
final class VersionConditions {
  private VersionConditions() {}

  static Predicate<ModelVersion> tag(
      Function<ModelVersion, Map<String, String>> tags, String key, Predicate<String> value) {
    return v -> Optional.ofNullable(tags.apply(v).get(key)).filter(value).isPresent();
  }

  static Predicate<ModelVersion> label(Predicate<String> wanted) {
    return v -> v.label().filter(wanted).isPresent();
  }

  static Predicate<ModelVersion> semanticLabel(Predicate<SemanticVersion> wanted) {
    return v -> v.label().flatMap(SemanticVersion::find).filter(wanted).isPresent();
  }

  static Predicate<ModelVersion> setting(String key, Predicate<Object> wanted) {
    return v -> v.config().find(key).filter(wanted).isPresent();
  }

  /** Equal as values: 1 and 1.0 are. */
  static Predicate<Object> equalTo(Object wanted) {
    return is ->
        (is instanceof Number && wanted instanceof Number)
            ? SettingValues.compare(is, wanted) == 0
            : is.equals(wanted);
  }

  static Predicate<Object> between(Object lowest, Object highest) {
    return is ->
        is instanceof Number
            && SettingValues.compare(is, lowest) >= 0
            && SettingValues.compare(is, highest) <= 0;
  }

  static Predicate<ModelVersion> metric(
      Metric metric, DatasetRef dataset, Predicate<Double> wanted) {
    return v -> value(v, metric, dataset).filter(wanted).isPresent();
  }

  /**
   * Returns the value in the newest results on that data, without reading more than the journal.
   */
  static Optional<Double> value(ModelVersion version, Metric metric, DatasetRef dataset) {
    return version
        .findEvaluation(dataset)
        .map(e -> e.measures().get(metric))
        .filter(Measure::isDefined)
        .map(Measure::value);
  }
}
