package io.modelogue;

import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.internal.TextTable;
import io.modelogue.internal.state.ModelState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All versions of a model in one table, best first where that is known, then the others by number.
 *
 * @param model the model's name
 * @param metric the metric of the ranks
 * @param dataset the data set of the ranks; empty if no version has been evaluated
 * @param rows a row for each version
 */
public record VersionTable(
    String model, Metric metric, Optional<DatasetRef> dataset, List<Row> rows) {

  /** Copies the list. */
  public VersionTable {
    rows = List.copyOf(rows);
  }

  /**
   * One version.
   *
   * @param rank its rank, from 1; empty if it is not ranked
   * @param version the version
   * @param value its value, if it is ranked
   * @param changes what changed in its configuration from its parent, or its whole configuration
   */
  public record Row(
      Optional<Integer> rank, ModelVersion version, Optional<Measure> value, String changes) {}

  static VersionTable of(OpenRegistry registry, ModelState state) {
    Optional<PrimaryMetric> primary = state.primary();
    Metric metric = primary.map(PrimaryMetric::metric).orElse(Metric.ROC_AUC);
    Optional<DatasetRef> dataset = Comparisons.findUsualDataset(state);
    Map<ModelVersion, Row> rows = new LinkedHashMap<>();
    dataset
        .map(d -> Leaderboards.of(registry, state, metric, d))
        .ifPresent(
            board ->
                board
                    .entries()
                    .forEach(
                        e ->
                            rows.put(
                                e.version(),
                                new Row(
                                    Optional.of(e.rank()),
                                    e.version(),
                                    Optional.of(e.value()),
                                    changes(registry, state, e.version())))));
    for (ModelVersion version : new ModelSnapshot(registry, state).versions()) {
      rows.computeIfAbsent(
          version,
          v -> new Row(Optional.empty(), v, Optional.empty(), changes(registry, state, v)));
    }
    return new VersionTable(state.name(), metric, dataset, new ArrayList<>(rows.values()));
  }

  private static String changes(OpenRegistry registry, ModelState state, ModelVersion version) {
    return version
        .parent()
        .map(p -> new ModelVersion(registry, state, state.version(p)))
        .map(p -> "from version " + p.number() + ": " + p.config().diff(version.config()))
        .orElseGet(
            () ->
                version.config().template().map(t -> t.name() + " ").orElse("")
                    + version.config().settings());
  }

  /** Returns the table to read at a terminal. */
  @Override
  public String toString() {
    TextTable table =
        new TextTable(
            "rank",
            "version",
            "label",
            "status",
            metric.title(),
            "95 % interval",
            "aliases",
            "made");
    for (Row row : rows) {
      table.row(
          row.rank().map(String::valueOf).orElse("-"),
          String.valueOf(row.version().number()),
          row.version().label().orElse(""),
          row.version().status().toString(),
          row.value().map(Shown::value).orElse("-"),
          row.value().map(Shown::interval).orElse(""),
          String.join(", ", row.version().aliases()),
          row.changes());
    }
    return model
        + dataset.map(d -> ", by " + metric.title() + " on " + d).orElse("")
        + "\n"
        + table;
  }
}
