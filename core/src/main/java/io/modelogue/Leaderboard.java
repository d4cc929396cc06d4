package io.modelogue;

import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.internal.TextTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The versions of a model by one metric on one data set, best first.
 *
 * <p>Each rank opens with the best version not ranked yet, and takes those that a paired, two-sided
 * test cannot tell from <em>it</em> at the level 0.05, with Holm's correction over the versions
 * tested. Where there is no test, as for many metrics and where rows have weights, each value has
 * its own rank, which is said. The tests cover chance in the rows that were evaluated, not in
 * training.
 *
 * <p>Values count that were computed with the same evaluator settings: with those that most
 * versions have on the data set or, if as many have others, with the newer. Of each version its
 * newest evaluation with these settings is taken. For a metric of scores the threshold is no such
 * setting.
 *
 * @param metric the metric
 * @param dataset the data set
 * @param entries best first
 * @param notComparable the versions that are not ranked, each with the reason
 */
public record Leaderboard(
    Metric metric,
    DatasetRef dataset,
    List<Entry> entries,
    Map<ModelVersion, String> notComparable) {

  /** Copies list and map. */
  public Leaderboard {
    entries = List.copyOf(entries);
    notComparable = Collections.unmodifiableMap(new LinkedHashMap<>(notComparable));
  }

  /**
   * One version's place.
   *
   * @param rank from 1; several versions may share it
   * @param version the version
   * @param value its value, with the confidence interval where there is one
   * @param toLeader the test against the version that opens its rank or, if it opens one itself,
   *     against that which opens the rank before; empty for the best version
   * @param adjustedP the test's p-value after Holm's correction, if there was a test
   */
  public record Entry(
      int rank,
      ModelVersion version,
      Measure value,
      Optional<Difference> toLeader,
      OptionalDouble adjustedP) {}

  /** Returns the best version, or empty if none is ranked. */
  public Optional<ModelVersion> best() {
    return entries.stream().findFirst().map(Entry::version);
  }

  /** Returns the versions that share the first rank: which of them is best, nobody can tell. */
  public List<ModelVersion> leaders() {
    return entries.stream().filter(e -> e.rank() == 1).map(Entry::version).toList();
  }

  /** Returns a table to read at a terminal. */
  @Override
  public String toString() {
    TextTable table =
        new TextTable("rank", "version", "label", metric.title(), "95 % interval", "");
    for (Entry entry : entries) {
      boolean shared = entries.stream().filter(e -> e.rank() == entry.rank()).count() > 1;
      table.row(
          String.valueOf(entry.rank()),
          String.valueOf(entry.version().number()),
          entry.version().label().orElse(""),
          Shown.value(entry.value()),
          Shown.interval(entry.value()),
          shared
              ? "cannot be told apart within rank " + entry.rank()
              : entry.toLeader().filter(d -> !d.isTested()).map(d -> "by value alone").orElse(""));
    }
    notComparable.forEach(
        (version, why) ->
            table.row(
                "-", String.valueOf(version.number()), version.label().orElse(""), "", "", why));
    return metric.title() + " on " + dataset + "\n" + table;
  }
}
