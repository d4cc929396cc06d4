package io.modelogue;

import io.modelogue.evaluation.Metric;
import io.modelogue.internal.state.AliasRequests;
import io.modelogue.internal.state.AliasState;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One reason to keep versions. */
interface RetentionRule {

  /**
   * What a rule says of the versions of a model, by number.
   *
   * @param kept why it keeps a version
   * @param passedOver why it could not judge one
   */
  record Judgement(Map<Integer, String> kept, Map<Integer, String> passedOver) {}

  Judgement judge(OpenRegistry registry, ModelState state, Instant now);

  static RetentionRule best(int count, Metric metric, Optional<DatasetRef> asked) {
    return (registry, state, now) -> {
      DatasetRef dataset = asked.orElseGet(() -> Comparisons.usualDataset(state));
      Map<ModelVersion, String> notComparable = new HashMap<>();
      List<ModelVersion> ordered =
          Leaderboards.ordered(registry, state, metric, dataset, notComparable);
      Map<Integer, String> kept = new HashMap<>();
      for (int i = 0; i < Math.min(count, ordered.size()); i++) {
        kept.put(
            ordered.get(i).number(),
            "number " + (i + 1) + " by " + metric.title() + " on " + dataset.name());
      }
      Map<Integer, String> passedOver = new HashMap<>();
      notComparable.forEach(
          (version, why) ->
              passedOver.put(version.number(), "not ranked by " + metric.title() + ": " + why));
      return new Judgement(kept, passedOver);
    };
  }

  static RetentionRule everAlias(String alias) {
    return (registry, state, now) -> {
      AliasState newest = state.aliases().get(alias);
      if (newest == null && !state.aliases().isEmpty()) {
        // more likely misspelt than never used; taken at its word it would keep nothing
        throw AliasRequests.notFound(state, alias);
      }
      Map<Integer, String> kept = new HashMap<>();
      (newest == null ? List.<AliasState>of() : newest.steps())
          .forEach(step -> step.version().ifPresent(v -> kept.put(v, "was " + alias + " once")));
      return new Judgement(kept, Map.of());
    };
  }

  static RetentionRule youngerThan(Duration age) {
    return (registry, state, now) ->
        each(
            state,
            v -> Duration.between(v.by().at(), now).compareTo(age) < 0,
            "younger than " + age);
  }

  static RetentionRule labelled() {
    return (registry, state, now) -> each(state, v -> v.label().isPresent(), "has a label");
  }

  static RetentionRule tagged(String key) {
    return (registry, state, now) ->
        each(state, v -> v.marks().tags().containsKey(key), "has the tag " + key);
  }

  private static Judgement each(ModelState state, Predicate<VersionState> keeps, String why) {
    Map<Integer, String> kept = new HashMap<>();
    state.versions().stream().filter(keeps).forEach(v -> kept.put(v.number(), why));
    return new Judgement(kept, Map.of());
  }
}
