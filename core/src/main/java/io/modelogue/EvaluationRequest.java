package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.EvaluationRun.Place;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Predictions;
import io.modelogue.history.RunIdentity;
import io.modelogue.internal.Ids;
import io.modelogue.internal.Limits;
import io.modelogue.internal.Names;
import io.modelogue.internal.run.RunningJob;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.RunRequests;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that is about to start. Not safe for use by several threads.
 *
 * <pre>{@code
 * version.evaluate().on(heldOut).start().await()
 * version.evaluate().on(heldOut).predictions(Predictions.readCsv(file, "label", "spam")).start()
 * }</pre>
 *
 * <p>Nothing happens before {@link #start()}.
 */
@CheckReturnValue
public final class EvaluationRequest {
  private final OpenRegistry registry;
  private final ModelVersion version;
  private @Nullable DatasetRef dataset;
  private @Nullable Predictions predictions;
  private @Nullable Scorer scorer;
  private @Nullable String reason;
  private Evaluator evaluator = Evaluator.standard();
  private long keptBytes = Limits.KEPT_PREDICTIONS_BYTES;

  EvaluationRequest(OpenRegistry registry, ModelVersion version) {
    this.registry = registry;
    this.version = version;
  }

  /** Names the data set; left out, it is that of the model's primary metric. */
  public EvaluationRequest on(DatasetRef data) {
    dataset = Objects.requireNonNull(data);
    return this;
  }

  /** Gives the predictions, made elsewhere, one for each row of the data set. */
  public EvaluationRequest predictions(Predictions made) {
    predictions = Objects.requireNonNull(made);
    return this;
  }

  /** Names the code that scores; left out, it is that of the version's template. */
  public EvaluationRequest scoredBy(Scorer code) {
    scorer = Objects.requireNonNull(code);
    return this;
  }

  /** Names the evaluator; left out, it is the standard one. */
  public EvaluationRequest with(Evaluator other) {
    evaluator = Objects.requireNonNull(other);
    return this;
  }

  /**
   * Does not keep the predictions. Without them no paired test against other versions is possible
   * later, and no threshold but the evaluated one can be asked for.
   */
  public EvaluationRequest withoutKeepingPredictions() {
    return keepingPredictionsUpTo(0);
  }

  /** Keeps the predictions if they take at most so many bytes; 64 MiB if this is not called. */
  public EvaluationRequest keepingPredictionsUpTo(long bytes) {
    keptBytes = bytes;
    return this;
  }

  /** Says why; it is kept in the history. */
  public EvaluationRequest because(String why) {
    reason = Names.checkText("reason", why);
    return this;
  }

  /**
   * Records that the evaluation begins, durably, and starts it.
   *
   * @throws VersionStateException if the version is neither trained nor registered, or is deleted
   * @throws ConceptMismatchException if predictions were given and speak of other concepts, or are
   *     the scores of the concept that is not the model's positive one
   * @throws TemplateNotBoundException if there is nothing to score with
   * @throws IllegalArgumentException if predictions were given and are not as many as the data set
   *     has rows, where that is known; what the evaluator refuses fails the evaluation instead
   * @throws IllegalStateException if no data set was named and the model has no primary one
   */
  @CanIgnoreReturnValue
  public Job<Evaluation> start() {
    return prepare(data -> EvaluationRun.newJob(version, data)).start();
  }

  /** Records that the evaluation begins, as such a job, and leaves it to the caller to run it. */
  EvaluationRun prepare(Function<DatasetRef, RunningJob<Evaluation>> job) {
    ModelState model = registry.engine().liveState(version.model().name());
    DatasetRef data = dataset(model);
    Scorer code = scorer(model);
    requireRowsOf(data);
    RunIdentity run = registry.newRun(Ids.random());
    String actor = registry.engine().actor();
    ModelState after =
        registry
            .engine()
            .commitStart(
                run.runId(),
                model.name(),
                RunRequests.startEvaluation(
                    version.number(), run.runId(), data, evaluator.settings(), run),
                Optional.ofNullable(reason));
    ModelVersion now = new ModelVersion(registry, after, after.version(version.number()));
    return new EvaluationRun(
        registry, now, new Place(run.runId(), actor, job.apply(data)), this, code);
  }

  private DatasetRef dataset(ModelState model) {
    return Optional.ofNullable(dataset)
        .or(() -> model.primary().map(PrimaryMetric::dataset))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "name the data set that "
                        + version
                        + " is evaluated on with on(...); the model"
                        + " has no primary one"));
  }

  private void requireRowsOf(DatasetRef data) {
    if (predictions != null
        && data.rows().isPresent()
        && data.rows().getAsLong() != predictions.rows()) {
      throw new IllegalArgumentException(
          predictions.rows()
              + " predictions were given for "
              + version
              + ", but "
              + data.name()
              + " has "
              + data.rows().getAsLong()
              + " rows; give one prediction for each row, in their order");
    }
  }

  private Scorer scorer(ModelState model) {
    if (predictions != null) {
      Predictions given = Concepts.applied(model, model.version(version.number()), predictions);
      return (v, data, context) -> given;
    }
    if (scorer != null) {
      return scorer;
    }
    return version
        .config()
        .template()
        .map(TemplateDefinition::name)
        .flatMap(registry::findTemplate)
        .flatMap(TrainingTemplate::scorer)
        .orElseThrow(
            () ->
                new TemplateNotBoundException(
                    model.name(),
                    version.config().template().map(TemplateDefinition::name).orElse(""),
                    "nothing is bound here that could score "
                        + version
                        + "; give its predictions(...), name a scorer with scoredBy(...), or bind a"
                        + " template that has one"));
  }

  Evaluator evaluator() {
    return evaluator;
  }

  long keptBytes() {
    return keptBytes;
  }
}
