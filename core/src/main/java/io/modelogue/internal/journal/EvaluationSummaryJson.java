package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.history.EvaluationSummary.KeptPredictions;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What an evaluation says in the journal, as JSON. */
public final class EvaluationSummaryJson {
  private EvaluationSummaryJson() {}

  /** Returns how many bytes the summary takes. */
  public static int size(EvaluationSummary summary) {
    return Json.write(write(summary)).length;
  }

  static ObjectNode write(EvaluationSummary summary) {
    ObjectNode node = Json.object().put("rows", summary.rows());
    ObjectNode measures = node.putObject("measures");
    summary
        .measures()
        .forEach((metric, value) -> measures.set(metric.id(), MeasureJson.write(value)));
    node.set("results", RunJson.write(summary.results()));
    summary.predictions().ifPresent(kept -> node.set("predictions", write(kept)));
    summary.weight().ifPresent(weight -> node.set("weight", JsonNames.of(weight)));
    return node;
  }

  static ObjectNode write(KeptPredictions kept) {
    ObjectNode node = Json.object();
    node.set("labels", RunJson.write(kept.labels()));
    node.set("scores", RunJson.write(kept.scores()));
    kept.weights().ifPresent(weights -> node.set("weights", RunJson.write(weights)));
    kept.rowIds().ifPresent(ids -> node.set("rowIds", RunJson.write(ids)));
    return node;
  }

  static KeptPredictions readPredictions(JsonFields fields) {
    return new KeptPredictions(
        RunJson.readBlob(fields.object("labels")),
        RunJson.readBlob(fields.object("scores")),
        fields.findObject("weights").map(RunJson::readBlob),
        fields.findObject("rowIds").map(RunJson::readBlob));
  }

  static EvaluationSummary read(JsonFields fields) {
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
        fields.findObject("predictions").map(EvaluationSummaryJson::readPredictions),
        fields
            .find("weight", n -> OptionalDouble.of(fields.decimal("weight")))
            .orElseGet(OptionalDouble::empty));
  }
}
