package io.modelogue;

import io.modelogue.Leaderboard.Entry;
import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.Direction;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Holm;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Ranks versions. Used once, by one thread. */
final class Leaderboards {
  private final Metric metric;
  private final DatasetRef dataset;
  private final Map<ModelVersion, String> notComparable = new LinkedHashMap<>();
  private final Map<Evaluation, Optional<Predictions>> predictions = new HashMap<>();

  /** What kept a version out of the rank before its own. */
  private final Map<Evaluation, Apart> apart = new HashMap<>();

  private record Apart(Difference difference, OptionalDouble adjustedP) {}

  private Leaderboards(Metric metric, DatasetRef dataset) {
    this.metric = metric;
    this.dataset = dataset;
  }

  static Leaderboard of(
      OpenRegistry registry, ModelState state, Metric metric, DatasetRef dataset) {
    Leaderboards ranking = new Leaderboards(metric, dataset);
    List<Evaluation> left = ranking.comparable(registry, state);
    List<Entry> entries = new ArrayList<>();
    for (int rank = 1; !left.isEmpty(); rank++) {
      entries.addAll(ranking.takeRank(rank, left));
    }
    return new Leaderboard(metric, dataset, entries, ranking.notComparable);
  }

  static Optional<ModelVersion> best(
      OpenRegistry registry, ModelState state, Metric metric, DatasetRef dataset) {
    return new Leaderboards(metric, dataset)
        .comparable(registry, state).stream().findFirst().map(Evaluation::version);
  }

  /** Returns the versions that can be ranked, best first, without testing what tells them apart. */
  static List<ModelVersion> ordered(
      OpenRegistry registry,
      ModelState state,
      Metric metric,
      DatasetRef dataset,
      Map<ModelVersion, String> notComparable) {
    Leaderboards ranking = new Leaderboards(metric, dataset);
    List<ModelVersion> ordered =
        ranking.comparable(registry, state).stream().map(Evaluation::version).toList();
    notComparable.putAll(ranking.notComparable);
    return ordered;
  }

  /** Returns the evaluations that can be ranked, best first; notes why others cannot. */
  private List<Evaluation> comparable(OpenRegistry registry, ModelState state) {
    Map<ModelVersion, Map<Map<String, Object>, Evaluation>> bySettings = new LinkedHashMap<>();
    for (VersionState v : state.versions()) {
      if (!v.deleted()) {
        ModelVersion version = new ModelVersion(registry, state, v);
        bySettings.put(version, v.status().isUsable() ? newestBySettings(version) : Map.of());
      }
    }
    Map<String, Object> usual = usualSettings(bySettings.values());
    List<Evaluation> found = new ArrayList<>();
    bySettings.forEach(
        (version, evaluations) -> {
          Evaluation evaluation = evaluations.get(usual);
          if (!version.status().isUsable()) {
            notComparable.put(version, "it is " + version.status());
          } else if (evaluations.isEmpty()) {
            notComparable.put(version, "it has no results on " + dataset.name());
          } else if (evaluation == null) {
            notComparable.put(version, "it was evaluated with other settings");
          } else if (!evaluation.metric(metric).isDefined()) {
            notComparable.put(version, evaluation.metric(metric).toString());
          } else {
            found.add(evaluation);
          }
        });
    dropOtherConcepts(found);
    dropOtherWeights(found);
    Comparator<Evaluation> byValue = Comparator.comparingDouble(e -> e.metric(metric).value());
    found.sort(
        (metric.direction() == Direction.HIGHER_IS_BETTER ? byValue.reversed() : byValue)
            .thenComparing(e -> e.version().number()));
    return found;
  }

  private Map<Map<String, Object>, Evaluation> newestBySettings(ModelVersion version) {
    Map<Map<String, Object>, Evaluation> newest = new LinkedHashMap<>();
    version.evaluations().stream()
        .filter(e -> e.status() == EvaluationStatus.READY && e.dataset().sameDataAs(dataset))
        .forEach(e -> newest.put(Comparisons.settingsFor(metric, e), e));
    return newest;
  }

  /** What most versions were evaluated with; one trial with another threshold moves nothing. */
  private static Map<String, Object> usualSettings(
      Collection<Map<Map<String, Object>, Evaluation>> versions) {
    Map<Map<String, Object>, Integer> count = new LinkedHashMap<>();
    Map<Map<String, Object>, Instant> newest = new LinkedHashMap<>();
    versions.forEach(
        evaluations ->
            evaluations.forEach(
                (settings, e) -> {
                  count.merge(settings, 1, Integer::sum);
                  newest.merge(settings, e.startedAt(), (x, y) -> y.isAfter(x) ? y : x);
                }));
    Comparator<Map<String, Object>> byCount = Comparator.comparing(count::get);
    return count.keySet().stream().max(byCount.thenComparing(newest::get)).orElseGet(Map::of);
  }

  /** Only versions with the concepts of the newest evaluation can be compared with it. */
  private void dropOtherConcepts(List<Evaluation> found) {
    Optional<List<String>> concepts =
        found.stream().max(Comparator.comparing(Evaluation::startedAt)).map(Leaderboards::concepts);
    found.removeIf(
        e -> {
          boolean unlike = !concepts(e).equals(concepts.orElseThrow());
          if (unlike) {
            notComparable.put(e.version(), "it has other concepts: " + Shown.names(concepts(e)));
          }
          return unlike;
        });
  }

  /** Those of the version; where model and version name none, those that were evaluated. */
  private static List<String> concepts(Evaluation evaluation) {
    List<String> named = evaluation.version().concepts();
    return named.isEmpty() ? evaluation.result().concepts() : named;
  }

  /** Only versions whose rows weighed the same as those of the newest can be compared with it. */
  private void dropOtherWeights(List<Evaluation> found) {
    Optional<Evaluation> newest = found.stream().max(Comparator.comparing(Evaluation::startedAt));
    found.removeIf(
        e -> {
          boolean unlike = !e.weight().equals(newest.orElseThrow().weight());
          if (unlike) {
            notComparable.put(
                e.version(), "its rows were given other weights: " + Comparisons.weight(e));
          }
          return unlike;
        });
  }

  /** Takes from the list the best one and those that cannot be told from it. */
  private List<Entry> takeRank(int rank, List<Evaluation> left) {
    Evaluation leader = left.remove(0);
    List<Difference> differences = left.stream().map(e -> difference(leader, e)).toList();
    double[] adjusted =
        Holm.adjust(
            differences.stream()
                .filter(Difference::isTested)
                .mapToDouble(d -> d.pValue().getAsDouble())
                .toArray());
    List<Entry> taken = new ArrayList<>();
    Optional<Apart> before = Optional.ofNullable(apart.get(leader));
    OptionalDouble toBefore = before.map(Apart::adjustedP).orElseGet(OptionalDouble::empty);
    taken.add(entry(rank, leader, before.map(Apart::difference), toBefore));
    List<Evaluation> rest = new ArrayList<>();
    int tested = 0;
    for (int i = 0; i < differences.size(); i++) {
      Difference d = differences.get(i);
      OptionalDouble p =
          d.isTested() ? OptionalDouble.of(adjusted[tested++]) : OptionalDouble.empty();
      boolean same =
          p.isPresent()
              ? p.getAsDouble() >= Comparisons.ALPHA
              : d.value().isDefined() && d.value().value() == 0;
      if (same) {
        taken.add(entry(rank, left.get(i), Optional.of(d), p));
      } else {
        rest.add(left.get(i));
        apart.put(left.get(i), new Apart(d, p));
      }
    }
    left.clear();
    left.addAll(rest);
    return taken;
  }

  private Entry entry(int rank, Evaluation e, Optional<Difference> d, OptionalDouble p) {
    return new Entry(rank, e.version(), e.metric(metric), d, p);
  }

  private Difference difference(Evaluation a, Evaluation b) {
    Evaluator evaluator = Comparisons.evaluatorOf(a);
    Optional<Predictions> ofA = predictions.computeIfAbsent(a, Evaluation::predictions);
    Optional<Predictions> ofB = predictions.computeIfAbsent(b, Evaluation::predictions);
    boolean paired = ofA.isPresent() && ofB.isPresent() && ofA.get().hasRowsOf(ofB.get());
    return paired
        ? evaluator.compare(metric, ofA.get(), ofB.get())
        : evaluator.compare(a.metric(metric), b.metric(metric));
  }
}
