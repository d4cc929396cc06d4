package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.RetentionPlan.Entry;
import io.modelogue.RetentionPlan.Fate;
import io.modelogue.evaluation.Metric;
import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.Names;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import io.modelogue.internal.state.VersionRequests;
import io.modelogue.internal.state.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Rules that say which versions of a model are kept; the others are deleted. A version stays if any
 * rule keeps it. Never removed, whatever the rules say, is what an alias points at, and what is
 * being trained or evaluated.
 *
 * <pre>{@code
 * Retention rules = model.retention().keepBest(5, Metric.ROC_AUC).keepEverAlias("champion")
 *     .keepYoungerThan(Duration.ofDays(90)).keepLabelled();
 * System.out.println(rules.preview());
 * rules.apply("monthly cleaning");
 * }</pre>
 *
 * <p>Nothing happens before {@link #apply}. Not safe for use by several threads.
 */
@CheckReturnValue
public final class Retention {
  private final OpenRegistry registry;
  private final String model;
  private final List<RetentionRule> rules = new ArrayList<>();

  Retention(OpenRegistry registry, String model) {
    this.registry = registry;
    this.model = model;
  }

  /**
   * Keeps the best versions by a metric, on the data set that {@link Model#leaderboard(Metric)}
   * uses; of equal ones the older. Versions that are not ranked are not kept by this rule.
   *
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Retention keepBest(int count, Metric metric) {
    return with(RetentionRule.best(requirePositive(count), metric, Optional.empty()));
  }

  /**
   * Keeps the best versions by a metric on a data set; of equal ones the older. Versions that are
   * not ranked are not kept by this rule.
   *
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Retention keepBest(int count, Metric metric, DatasetRef dataset) {
    return with(RetentionRule.best(requirePositive(count), metric, Optional.of(dataset)));
  }

  /** Keeps every version at which the alias ever pointed. */
  public Retention keepEverAlias(String alias) {
    return with(RetentionRule.everAlias(Names.check("alias", alias)));
  }

  /** Keeps every version that was created less than this long ago, by the registry's clock. */
  public Retention keepYoungerThan(Duration age) {
    return with(RetentionRule.youngerThan(Objects.requireNonNull(age)));
  }

  /** Keeps every version that has a label. */
  public Retention keepLabelled() {
    return with(RetentionRule.labelled());
  }

  /** Keeps every version that has this tag, whatever its value. */
  public Retention keepTagged(String key) {
    return with(RetentionRule.tagged(Names.check("tag", key)));
  }

  private Retention with(RetentionRule rule) {
    rules.add(rule);
    return this;
  }

  private static int requirePositive(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("the best " + count + " versions; keep at least 1");
    }
    return count;
  }

  /**
   * Returns what the rules would do now, and does nothing. Reads the state of every model, to know
   * what is shared.
   *
   * @throws IllegalStateException if no rule was given, or if the best are asked for and there is
   *     no evaluation to tell them by
   * @throws AliasNotFoundException if an alias was never assigned, but others were
   */
  public RetentionPlan preview() {
    requireRules();
    Instant now = registry.engine().now();
    ModelState state = registry.engine().liveState(model);
    return plan(state, entries(state, now));
  }

  /**
   * Deletes what no rule keeps, in one commit. The rules are applied to the model as it is at the
   * commit, which may be newer than a preview. Durable when it returns; what was deleted can be
   * restored until it is purged.
   *
   * @return what was done
   * @throws IllegalStateException if no rule was given, or if the best are asked for and there is
   *     no evaluation to tell them by
   * @throws AliasNotFoundException if an alias was never assigned, but others were
   */
  @CanIgnoreReturnValue
  public RetentionPlan apply(String reason) {
    requireRules();
    Removal removal = new Removal(registry.engine().now());
    ModelState after =
        registry.commit(model, removal, Optional.of(Names.checkText("reason", reason)));
    List<Entry> asTheyAre =
        removal.decided.stream()
            .map(e -> new Entry(version(after, e.version().number()), e.fate(), e.reasons()))
            .toList();
    return plan(after, asTheyAre);
  }

  private ModelVersion version(ModelState state, int number) {
    return new ModelVersion(registry, state, state.version(number));
  }

  private void requireRules() {
    if (rules.isEmpty()) {
      throw new IllegalStateException(
          "without a rule nothing of \""
              + model
              + "\" would be kept; name at least one, such as keepLabelled()");
    }
  }

  /** Decides on the state that is there at the commit, and remembers what it decided last. */
  private final class Removal implements Request {
    private final Instant now;
    private List<Entry> decided = List.of();

    Removal(Instant now) {
      this.now = now;
    }

    @Override
    public List<HistoryEvent> decide(ModelState state) {
      decided = entries(state, now);
      return decided.stream()
          .filter(e -> e.fate() == Fate.REMOVED)
          .flatMap(e -> VersionRequests.delete(e.version().number()).decide(state).stream())
          .toList();
    }
  }

  private RetentionPlan plan(ModelState state, List<Entry> entries) {
    List<Integer> removed =
        entries.stream()
            .filter(e -> e.fate() == Fate.REMOVED)
            .map(e -> e.version().number())
            .toList();
    long freed =
        Deletions.bytes(
            registry.engine().disposal().onlyIn(state, v -> removed.contains(v.number())));
    return new RetentionPlan(entries, freed);
  }

  private List<Entry> entries(ModelState state, Instant now) {
    List<RetentionRule.Judgement> judgements =
        rules.stream().map(rule -> rule.judge(registry, state, now)).toList();
    return state.versions().stream()
        .filter(v -> !v.deleted())
        .map(v -> entry(state, v, judgements))
        .toList();
  }

  private Entry entry(
      ModelState state, VersionState version, List<RetentionRule.Judgement> judgements) {
    int number = version.number();
    List<String> kept = new ArrayList<>();
    state.aliasesOf(number).forEach(alias -> kept.add("is the " + alias));
    if (version.isRunning()) {
      kept.add("is being trained or evaluated");
    }
    List<String> not = new ArrayList<>(List.of("no rule keeps it"));
    for (RetentionRule.Judgement judgement : judgements) {
      Optional.ofNullable(judgement.kept().get(number)).ifPresent(kept::add);
      Optional.ofNullable(judgement.passedOver().get(number)).ifPresent(not::add);
    }
    return new Entry(
        new ModelVersion(registry, state, version),
        kept.isEmpty() ? Fate.REMOVED : Fate.KEPT,
        kept.isEmpty() ? not : kept);
  }
}
