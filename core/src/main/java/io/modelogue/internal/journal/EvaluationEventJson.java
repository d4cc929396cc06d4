package io.modelogue.internal.journal;

import static io.modelogue.internal.journal.EventType.critical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.EvaluationStatus;
import io.modelogue.history.EvaluationEvent;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationRenewed;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.List;

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
    e.summary().ifPresent(s -> node.set("summary", EvaluationSummaryJson.write(s)));
    e.failure().ifPresent(f -> node.set("failure", RunJson.write(f)));
  }

  private static EvaluationFinished finished(JsonFields fields) {
    return new EvaluationFinished(
        fields.integer("version"),
        fields.text("evaluation"),
        fields.constant("outcome", EvaluationStatus.class),
        fields.duration("took"),
        fields.findObject("summary").map(EvaluationSummaryJson::read),
        fields.findObject("failure").map(RunJson::readFailure));
  }

  private static void write(PredictionsErased e, ObjectNode node) {
    node.put("version", e.version()).put("evaluation", e.evaluation());
    node.set("predictions", EvaluationSummaryJson.write(e.predictions()));
  }

  private static PredictionsErased erased(JsonFields fields) {
    return new PredictionsErased(
        fields.integer("version"),
        fields.text("evaluation"),
        EvaluationSummaryJson.readPredictions(fields.object("predictions")));
  }
}
