package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.internal.Names;
import io.modelogue.internal.results.StoredResults;
import io.modelogue.internal.state.EvaluationState;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.RemovalRequests;
import io.modelogue.internal.state.VersionBlobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How well a version scores, bound to what was measured: the version, the data set, the evaluator's
 * version and settings. A picture as of one revision; overall values are at hand, everything else
 * is read from the registry when it is first asked for.
 *
 * <p>Immutable as far as anybody can see, and safe for use by several threads.
 */
public final class Evaluation {
  private final OpenRegistry registry;
  private final ModelVersion version;
  private final EvaluationState state;
  private volatile @Nullable EvaluationResult result;

  Evaluation(OpenRegistry registry, ModelVersion version, EvaluationState state) {
    this.registry = registry;
    this.version = version;
    this.state = state;
  }

  /** Returns its id: 32 hex digits. */
  public String id() {
    return state.id();
  }

  /** Returns the version that was evaluated. */
  public ModelVersion version() {
    return version;
  }

  /** Returns what it was evaluated on. */
  public DatasetRef dataset() {
    return state.dataset();
  }

  /** Returns the evaluator's version and settings: what the numbers depend on beside the data. */
  public Map<String, Object> evaluator() {
    return state.evaluator();
  }

  /** Returns where it stands. */
  public EvaluationStatus status() {
    return state.status();
  }

  /** Returns when it began. */
  public Instant startedAt() {
    return state.startedAt();
  }

  /** Returns how long it ran; empty before its end, and where nobody knows. */
  public Optional<Duration> duration() {
    return Optional.of(state.took()).filter(took -> !took.isZero());
  }

  /** Returns why it failed, if it did. */
  public Optional<Failure> failure() {
    return state.failure();
  }

  /**
   * Returns how many rows were evaluated.
   *
   * @throws EvaluationNotFoundException if it has no results
   */
  public long rows() {
    return summary().rows();
  }

  /**
   * Returns the weight of all rows, or empty if rows have no weights.
   *
   * @throws EvaluationNotFoundException if it has no results
   */
  public OptionalDouble weight() {
    return summary().weight();
  }

  /**
   * Returns the overall value of each metric: the positive concept's for two concepts, for more the
   * macro average or the value of the whole, as {@link EvaluationResult#metric} says.
   *
   * @throws EvaluationNotFoundException if it has no results
   */
  public Map<Metric, Measure> measures() {
    return summary().measures();
  }

  /**
   * Returns the overall value of one metric, or why it has none.
   *
   * @throws EvaluationNotFoundException if it has no results
   */
  public Measure metric(Metric metric) {
    Measure measure = measures().get(metric);
    return measure == null ? result().metric(metric) : measure;
  }

  /**
   * Returns the overall area under the ROC curve, with its confidence interval where there is one.
   *
   * @throws EvaluationNotFoundException if it has no results
   */
  public Measure rocAuc() {
    return metric(Metric.ROC_AUC);
  }

  /**
   * Returns the results of one concept: curves, counts, measures.
   *
   * @throws NoSuchElementException if it has none of that name
   * @throws EvaluationNotFoundException if it has no results
   */
  public ConceptResult concept(String name) {
    return result().concept(name);
  }

  /**
   * Returns all results. Once the predictions are erased, exact counts at a threshold end in a
   * {@link ContentRemovedException}.
   *
   * @throws EvaluationNotFoundException if it has none
   * @throws ContentRemovedException if the version was purged
   * @throws DamagedHistoryException if they are damaged
   */
  public EvaluationResult result() {
    EvaluationResult known = result;
    if (known == null) {
      known = StoredResults.read(content()::read, summary(), version.model().name());
      if (state.erasure().isPresent()) {
        known = known.withPredictions(this::erased);
      }
      result = known;
    }
    return known;
  }

  /**
   * Returns the predictions, or empty if they were not kept or are erased.
   *
   * @throws EvaluationNotFoundException if it has no results
   * @throws ContentRemovedException if the version was purged, or the predictions were erased after
   *     this picture was taken
   * @throws DamagedHistoryException if they are damaged
   */
  public Optional<Predictions> predictions() {
    return StoredResults.predictions(content()::read, summary(), result());
  }

  /** Returns by whom, when and why its predictions were erased, if they were. */
  public Optional<String> predictionsErased() {
    return state.erasure().map(e -> "erased " + e.by());
  }

  /**
   * Erases the predictions for good, such as when they tell too much about people: first the event,
   * which names their digests, then the blobs, unless another evaluation needs them (evaluations on
   * one data set share the labels). Measures and curves stay; a curve still shows scores, but not
   * whose they are. Comparisons with this evaluation are unpaired from then on, and exact counts at
   * any threshold can no longer be given.
   *
   * <p>Does nothing if no predictions were kept. If it was interrupted, calling it again completes
   * it. Durable when it returns; reads the state of every model.
   *
   * @return the new picture
   * @throws EvaluationNotFoundException if it has no results
   * @throws ModelNotFoundException if the model is deleted
   */
  @CanIgnoreReturnValue
  public Evaluation erasePredictions(String reason) {
    var unused = summary();
    ModelState after =
        registry.commit(
            version.model().name(),
            RemovalRequests.erasePredictions(version.number(), id()),
            Optional.of(Names.checkText("reason", reason)));
    ModelVersion now = new ModelVersion(registry, after, after.version(version.number()));
    EvaluationState erased =
        now.state().evaluations().stream()
            .filter(e -> e.id().equals(id()))
            .findFirst()
            .orElseThrow();
    erased
        .erasure()
        .ifPresent(
            e ->
                registry
                    .engine()
                    .disposal()
                    .drop(
                        "erasing the predictions of " + this,
                        VersionBlobs.of(e.predictions()).toList()));
    return new Evaluation(registry, now, erased);
  }

  private Predictions erased() {
    throw content()
        .removed(
            "the exact counts on " + dataset().name(),
            "they come from the predictions, which were "
                + predictionsErased().orElseThrow()
                + "; measures and curves are still there",
            null);
  }

  private VersionContent content() {
    return new VersionContent(registry, version);
  }

  private EvaluationSummary summary() {
    return state
        .summary()
        .orElseThrow(
            () ->
                new EvaluationNotFoundException(
                    version.model().name(),
                    version.number(),
                    "the evaluation of "
                        + version
                        + " on "
                        + dataset().name()
                        + " is "
                        + status()
                        + " and has no results"
                        + failure().map(f -> ": " + f).orElse("")));
  }

  /** Returns what was evaluated on what, and the overall ROC AUC. */
  @Override
  public String toString() {
    return version
        + " on "
        + dataset().name()
        + ": "
        + state.summary().map(EvaluationSummary::toString).orElse(status().toString());
  }
}
