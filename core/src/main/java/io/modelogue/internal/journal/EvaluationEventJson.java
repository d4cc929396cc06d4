package io.modelogue.internal.journal;

import static io.modelogue.internal.journal.EventType.critical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.EvaluationStatus;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.history.EvaluationEvent;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationRenewed;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.history.EvaluationSummary.KeptPredictions;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Events of evaluations as JSON. */
final class EvaluationEventJson {
  static final List<EventType<? extends EvaluationEvent>> TYPES =
      List.of(
          critical(
              "evaluation-started",
              EvaluationStarted.class,
              EvaluationEventJson::write,
              EvaluationEventJson::started),
          critical(
              "evaluation-renewed",
              EvaluationRenewed.class,
              (e, node) ->
                  node.put("version", e.version())
                      .put("evaluation", e.evaluation())
                      .put("from", e.from().toString())
                      .put("to", e.to().toString()),
              f ->
                  new EvaluationRenewed(
                      f.integer("version"),
                      f.text("evaluation"),
                      f.instant("from"),
                      f.instant("to"))),
          critical(
              "evaluation-finished",
              EvaluationFinished.class,
              EvaluationEventJson::write,
              EvaluationEventJson::finished),
          critical(
              "predictions-erased",
              PredictionsErased.class,
              EvaluationEventJson::write,
              EvaluationEventJson::erased));

  private EvaluationEventJson() {}

  private static void write(EvaluationStarted e, ObjectNode node) {
    node.put("version", e.version()).put("evaluation", e.evaluation());
    node.set("dataset", DatasetJson.write(e.dataset()));
    ObjectNode evaluator = node.putObject("evaluator");
    e.evaluator().forEach((name, value) -> evaluator.set(name, JsonValues.node(value)));
    node.set("run", RunJson.write(e.run()));
  }

  private static EvaluationStarted started(JsonFields fields) {
    return new EvaluationStarted(
        fields.integer("version"),
        fields.text("evaluation"),
        DatasetJson.read(fields.object("dataset")),
        fields.map("evaluator", JsonValues::scalar),
        RunJson.readRun(fields.object("run")));
  }

  private static void write(EvaluationFinished e, ObjectNode node) {
    node.put("version", e.version())
        .put("evaluation", e.evaluation())
        .put("outcome", JsonNames.of(e.outcome()))
        .put("took", e.took().toString());
    e.summary().ifPresent(s -> node.set("summary", summary(s)));
    e.failure().ifPresent(f -> node.set("failure", RunJson.write(f)));
  }

  private static EvaluationFinished finished(JsonFields fields) {
    return new EvaluationFinished(
        fields.integer("version"),
        fields.text("evaluation"),
        fields.constant("outcome", EvaluationStatus.class),
        fields.duration("took"),
        fields.findObject("summary").map(EvaluationEventJson::readSummary),
        fields.findObject("failure").map(RunJson::readFailure));
  }

  private static ObjectNode summary(EvaluationSummary summary) {
    ObjectNode node = Json.object().put("rows", summary.rows());
    ObjectNode measures = node.putObject("measures");
    summary
        .measures()
        .forEach((metric, value) -> measures.set(metric.id(), MeasureJson.write(value)));
    node.set("results", RunJson.write(summary.results()));
    summary.predictions().ifPresent(kept -> node.set("predictions", predictions(kept)));
    summary.weight().ifPresent(weight -> node.set("weight", JsonNames.of(weight)));
    return node;
  }

  private static ObjectNode predictions(KeptPredictions kept) {
    ObjectNode node = Json.object();
    node.set("labels", RunJson.write(kept.labels()));
    node.set("scores", RunJson.write(kept.scores()));
    kept.weights().ifPresent(weights -> node.set("weights", RunJson.write(weights)));
    return node;
  }

  private static KeptPredictions readPredictions(JsonFields fields) {
    return new KeptPredictions(
        RunJson.readBlob(fields.object("labels")),
        RunJson.readBlob(fields.object("scores")),
        fields.findObject("weights").map(RunJson::readBlob));
  }

  private static void write(PredictionsErased e, ObjectNode node) {
    node.put("version", e.version()).put("evaluation", e.evaluation());
    node.set("predictions", predictions(e.predictions()));
  }

  private static PredictionsErased erased(JsonFields fields) {
    return new PredictionsErased(
        fields.integer("version"),
        fields.text("evaluation"),
        readPredictions(fields.object("predictions")));
  }

  private static EvaluationSummary readSummary(JsonFields fields) {
    Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
    JsonFields stored = fields.object("measures");
    for (Metric metric : Metric.values()) {
      // a metric that only a newer release knows is left out, not an error
      stored.findObject(metric.id()).ifPresent(m -> measures.put(metric, MeasureJson.read(m)));
    }
    return new EvaluationSummary(
        fields.number("rows"),
        measures,
        RunJson.readBlob(fields.object("results")),
        fields.findObject("predictions").map(EvaluationEventJson::readPredictions),
        fields
            .find("weight", n -> OptionalDouble.of(fields.decimal("weight")))
            .orElseGet(OptionalDouble::empty));
  }
}
