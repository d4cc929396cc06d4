package io.modelogue;

import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.evaluation.Direction;
import io.modelogue.evaluation.Metric;
import io.modelogue.internal.Names;
import io.modelogue.internal.SettingValues;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A search for versions over all models of a registry. Each condition narrows it; nothing is read
 * before {@link #stream()} or {@link #list()}.
 *
 * <pre>{@code
 * registry.versions()
 *     .modelTag("team", "mail")
 *     .status(VersionStatus.TRAINED)
 *     .settingBetween("epochs", 10, 100)
 *     .metricAtLeast(Metric.ROC_AUC, heldOut, 0.9)
 *     .bestFirst(Metric.ROC_AUC, heldOut)
 *     .stream().limit(10).forEach(System.out::println);
 * }</pre>
 *
 * <p>Deleted versions, and versions of deleted models, are not found. Without an order, versions
 * come by the name of their model and then by number.
 *
 * <p>There is no index: a search reads every model whose name {@linkplain #inModels is wanted}, as
 * {@link Model#now()} would, and stops at one that cannot be read, with an error that names it. It
 * reads no curves, predictions or artifacts.
 *
 * <p>Immutable and safe for use by several threads: each method returns a new query, and a query
 * can be used again.
 */
@CheckReturnValue
public final class VersionQuery {
  private final OpenRegistry registry;
  private final Predicate<String> names;
  private final Predicate<ModelVersion> conditions;
  private final Optional<VersionOrder<?>> order;

  private VersionQuery(
      OpenRegistry registry,
      Predicate<String> names,
      Predicate<ModelVersion> conditions,
      Optional<VersionOrder<?>> order) {
    this.registry = registry;
    this.names = names;
    this.conditions = conditions;
    this.order = order;
  }

  static VersionQuery all(OpenRegistry registry) {
    return new VersionQuery(registry, name -> true, version -> true, Optional.empty());
  }

  // ---- conditions

  /** Looks in one model alone. No other is read. */
  public VersionQuery inModel(String name) {
    return inModels(Names.check("model", name)::equals);
  }

  /** Looks only in models whose name is wanted; the others are not read. */
  public VersionQuery inModels(Predicate<String> wanted) {
    return new VersionQuery(registry, names.and(wanted), conditions, order);
  }

  /** Finds versions of models that bear this tag, whatever its value. */
  public VersionQuery modelTag(String key) {
    Names.check("tag", key);
    return where(VersionConditions.tag(VersionQuery::tagsOfModel, key, value -> true));
  }

  /** Finds versions of models that bear this tag with this value. */
  public VersionQuery modelTag(String key, String value) {
    Names.check("tag", key);
    return where(VersionConditions.tag(VersionQuery::tagsOfModel, key, value::equals));
  }

  private static Map<String, String> tagsOfModel(ModelVersion version) {
    return version.modelState().tags();
  }

  /** Finds versions that stand at one of these. */
  public VersionQuery status(VersionStatus status, VersionStatus... others) {
    Set<VersionStatus> wanted = EnumSet.of(status, others);
    return where(v -> wanted.contains(v.status()));
  }

  /** Finds versions that bear this tag, whatever its value. */
  public VersionQuery tag(String key) {
    Names.check("tag", key);
    return where(VersionConditions.tag(ModelVersion::tags, key, value -> true));
  }

  /** Finds versions that bear this tag with this value. */
  public VersionQuery tag(String key, String value) {
    Names.check("tag", key);
    return where(VersionConditions.tag(ModelVersion::tags, key, value::equals));
  }

  /** Finds versions with this label: at most one in each model. */
  public VersionQuery label(String label) {
    Names.check("label", label);
    return where(VersionConditions.label(label::equals));
  }

  /**
   * Finds versions whose label is a semantic version from this one on, by precedence.
   *
   * @throws IllegalArgumentException if this is not a semantic version
   */
  public VersionQuery labelFrom(String lowest) {
    SemanticVersion bound = SemanticVersion.parse(lowest);
    return where(VersionConditions.semanticLabel(v -> v.compareTo(bound) >= 0));
  }

  /**
   * Finds versions whose label is a semantic version before this one, by precedence: pre-releases
   * of this one are before it.
   *
   * @throws IllegalArgumentException if this is not a semantic version
   */
  public VersionQuery labelBefore(String tooHigh) {
    SemanticVersion bound = SemanticVersion.parse(tooHigh);
    return where(VersionConditions.semanticLabel(v -> v.compareTo(bound) < 0));
  }

  /**
   * Finds versions that were made with this setting: numbers are equal if their values are, so that
   * 1 finds 1.0.
   *
   * @throws IllegalArgumentException if no setting takes such a value
   */
  public VersionQuery setting(String key, Object value) {
    Object wanted = SettingValues.normalized(key, value);
    return where(VersionConditions.setting(key, VersionConditions.equalTo(wanted)));
  }

  /** Finds versions that were made with a number for this setting, between both or equal to one. */
  public VersionQuery settingBetween(String key, Number lowest, Number highest) {
    Object from = SettingValues.normalized(key, lowest);
    Object to = SettingValues.normalized(key, highest);
    return where(VersionConditions.setting(key, VersionConditions.between(from, to)));
  }

  /**
   * Finds versions whose newest results on that data have this value or more. Versions without
   * results on it, or without this value, are not found.
   */
  public VersionQuery metricAtLeast(Metric metric, DatasetRef dataset, double lowest) {
    return metricBetween(metric, dataset, lowest, Double.POSITIVE_INFINITY);
  }

  /**
   * Finds versions whose newest results on that data have this value or less. Versions without
   * results on it, or without this value, are not found.
   */
  public VersionQuery metricAtMost(Metric metric, DatasetRef dataset, double highest) {
    return metricBetween(metric, dataset, Double.NEGATIVE_INFINITY, highest);
  }

  /**
   * Finds versions whose newest results on that data have a value between both, or equal to one.
   * Versions without results on it, or without this value, are not found.
   *
   * @throws IllegalArgumentException if one of the bounds is not a number
   */
  public VersionQuery metricBetween(
      Metric metric, DatasetRef dataset, double lowest, double highest) {
    if (Double.isNaN(lowest) || Double.isNaN(highest)) {
      throw new IllegalArgumentException(
          metric.title() + " between " + lowest + " and " + highest + "; use numbers as bounds");
    }
    Objects.requireNonNull(dataset, "dataset");
    return where(
        VersionConditions.metric(metric, dataset, value -> value >= lowest && value <= highest));
  }

  /** Finds versions that were created at this instant or later. */
  public VersionQuery createdFrom(Instant earliest) {
    return where(v -> !v.createdAt().isBefore(earliest));
  }

  /** Finds versions that were created before this instant. */
  public VersionQuery createdBefore(Instant tooLate) {
    return where(v -> v.createdAt().isBefore(tooLate));
  }

  /** Finds versions for which this holds as well. It is asked after all conditions before it. */
  public VersionQuery where(Predicate<ModelVersion> condition) {
    return new VersionQuery(registry, names, conditions.and(condition), order);
  }

  // ---- order

  /** Sorts by the time of creation, the newest first. */
  public VersionQuery newestFirst() {
    return sorted(new VersionOrder<>(v -> Optional.of(v.createdAt()), Comparator.reverseOrder()));
  }

  /** Sorts by the time of creation, the oldest first. */
  public VersionQuery oldestFirst() {
    return sorted(new VersionOrder<>(v -> Optional.of(v.createdAt()), Comparator.naturalOrder()));
  }

  /**
   * Sorts by label, the lowest first: {@code 1.10.0} comes after {@code 1.9.0}, as {@link
   * SemanticVersion#labelOrder()} says; versions without a label come last.
   */
  public VersionQuery byLabel() {
    return sorted(new VersionOrder<>(ModelVersion::label, SemanticVersion.labelOrder()));
  }

  /**
   * Sorts by the value of a metric in the newest results on that data, the best first; versions
   * without such a value come last. Values compare as numbers: which differences are more than
   * chance, {@link Model#leaderboard(Metric, DatasetRef)} says.
   */
  public VersionQuery bestFirst(Metric metric, DatasetRef dataset) {
    Objects.requireNonNull(dataset, "dataset");
    Comparator<Double> rising = Comparator.naturalOrder();
    return sorted(
        new VersionOrder<>(
            v -> VersionConditions.value(v, metric, dataset),
            metric.direction() == Direction.HIGHER_IS_BETTER ? rising.reversed() : rising));
  }

  private VersionQuery sorted(VersionOrder<?> newOrder) {
    return new VersionQuery(registry, names, conditions, Optional.of(newOrder));
  }

  // ---- results

  /**
   * Returns the versions found, read as the stream goes on; it need not be closed.
   *
   * <p>Without an order, the names of the models are read a page at a time and the models one by
   * one: what is held in memory does not grow with the registry, and a stream that is left early
   * has read no more than it gave. With an order, every model is read before the first version is
   * given, and what is kept of each version found is its place and what it is sorted by, some
   * hundred bytes; each is then read again as its turn comes, and left out if it is no longer what
   * was asked for. Versions that come while the stream is read may or may not be in it.
   */
  public Stream<ModelVersion> stream() {
    return order.map(this::inOrder).orElseGet(this::asRead);
  }

  private Stream<ModelVersion> asRead() {
    VersionWalk walk = new VersionWalk(registry, names);
    int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, traits), false)
        .filter(conditions);
  }

  private Stream<ModelVersion> inOrder(VersionOrder<?> by) {
    // a supplier, so that nothing is read before the stream is
    Supplier<Spliterator<VersionOrder.Place>> places =
        () -> by.sorted(asRead().iterator()).spliterator();
    int traits = Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED;
    return StreamSupport.stream(places, traits, false)
        .flatMap(place -> VersionWalk.find(registry, place).filter(conditions).stream());
  }

  /** Returns all versions found, in the order of {@link #stream()}. */
  public List<ModelVersion> list() {
    return stream().toList();
  }
}
