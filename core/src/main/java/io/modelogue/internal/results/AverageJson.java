package io.modelogue.internal.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.Average;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Measure.Undefined;
import io.modelogue.evaluation.Metric;
import io.modelogue.internal.journal.MeasureJson;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Averages over concepts as JSON, with the concepts that were left out and why. */
final class AverageJson {
  private AverageJson() {}

  static ObjectNode write(Average average) {
    ObjectNode node = Json.object();
    node.set("measures", ResultJson.measures(average.measures()));
    ObjectNode leftOut = node.putObject("leftOut");
    average
        .leftOut()
        .forEach(
            (metric, concepts) -> {
              ObjectNode reasons = leftOut.putObject(metric.id());
              concepts.forEach((concept, why) -> reasons.set(concept, MeasureJson.write(why)));
            });
    return node;
  }

  static Average read(JsonFields fields) {
    Map<Metric, Map<String, Undefined>> leftOut = new EnumMap<>(Metric.class);
    JsonFields stored = fields.object("leftOut");
    for (Metric metric : Metric.values()) {
      stored.findObject(metric.id()).ifPresent(reasons -> leftOut.put(metric, reasons(reasons)));
    }
    return new Average(ResultJson.readMeasures(fields.object("measures")), leftOut);
  }

  private static Map<String, Undefined> reasons(JsonFields fields) {
    Map<String, Undefined> reasons = new LinkedHashMap<>();
    fields
        .node()
        .fieldNames()
        .forEachRemaining(
            concept -> {
              Measure why = MeasureJson.read(fields.object(concept));
              why.whyUndefined().ifPresent(undefined -> reasons.put(concept, undefined));
            });
    return reasons;
  }
}
