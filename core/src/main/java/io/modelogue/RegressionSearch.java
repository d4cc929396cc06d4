package io.modelogue;

import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.Direction;
import io.modelogue.evaluation.Holm;
import io.modelogue.evaluation.Metric;
import io.modelogue.internal.state.ModelState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks along the versions and compares each with the one before. Used once, by one thread. */
final class RegressionSearch {
  private final Metric metric;
  private final DatasetRef dataset;
  private final List<ModelVersion> seen = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<ModelVersion, String> notTested = new LinkedHashMap<>();

  /** One version and the one before, with the test of their difference. */
  private record Step(Evaluation before, Evaluation after, MetricComparison change) {}

  private RegressionSearch(Metric metric, DatasetRef dataset) {
    this.metric = metric;
    this.dataset = dataset;
  }

  static Regressions of(
      OpenRegistry registry, ModelState state, Metric metric, DatasetRef dataset) {
    RegressionSearch search = new RegressionSearch(metric, dataset);
    state.versions().stream()
        .filter(v -> !v.deleted())
        .map(v -> new ModelVersion(registry, state, v))
        .forEach(search::visit);
    return search.judged();
  }

  private void visit(ModelVersion version) {
    if (evaluations(version).isEmpty()) {
      notTested.put(version, "it has no results on " + dataset.name());
      return;
    }
    Optional<Step> step = Optional.empty();
    for (int i = seen.size() - 1; i >= 0 && step.isEmpty(); i--) {
      step = step(seen.get(i), version);
    }
    seen.add(version);
    step.ifPresentOrElse(
        this::note, () -> notTested.put(version, "no earlier version can be compared with it"));
  }

  private void note(Step step) {
    if (step.change.verdict() == Verdict.UNTESTED) {
      notTested.put(step.after.version(), step.change.reason().orElse("there is no test"));
    } else {
      steps.add(step);
    }
  }

  /** The newest evaluations that can be compared, if there are any. */
  private Optional<Step> step(ModelVersion before, ModelVersion after) {
    for (Evaluation a : evaluations(after)) {
      for (Evaluation b : evaluations(before)) {
        if (Comparisons.settingsFor(metric, a).equals(Comparisons.settingsFor(metric, b))) {
          MetricComparison change =
              new PairComparison(b, a, List.of(metric)).compare().metric(metric);
          if (change.verdict() != Verdict.NOT_COMPARABLE) {
            return Optional.of(new Step(b, a, change));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The version's evaluations on the data set, newest first. */
  private List<Evaluation> evaluations(ModelVersion version) {
    List<Evaluation> found = new ArrayList<>();
    for (Evaluation evaluation : version.evaluations()) {
      if (evaluation.status() == EvaluationStatus.READY
          && evaluation.dataset().sameDataAs(dataset)) {
        found.add(0, evaluation);
      }
    }
    return found;
  }

  private Regressions judged() {
    double[] adjusted =
        Holm.adjust(
            steps.stream()
                .map(step -> step.change.difference().orElseThrow())
                .mapToDouble(difference -> difference.pValue().orElseThrow())
                .toArray());
    List<Regression> found = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Step step = steps.get(i);
      if (adjusted[i] < Comparisons.ALPHA && isWorse(step.change.difference().orElseThrow())) {
        VersionComparison all = new PairComparison(step.before, step.after).compare();
        found.add(new Regression(all, step.change, adjusted[i]));
      }
    }
    return new Regressions(metric, dataset, found, adjusted.length, notTested);
  }

  private boolean isWorse(Difference difference) {
    boolean lower = difference.value().value() < 0;
    return lower == (metric.direction() == Direction.HIGHER_IS_BETTER);
  }
}
