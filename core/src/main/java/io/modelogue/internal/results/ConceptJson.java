package io.modelogue.internal.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.ConceptResultBuilder;
import io.modelogue.evaluation.PrecisionRecallCurve;
import io.modelogue.evaluation.RocCurve;
import io.modelogue.evaluation.ThresholdCounts;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** The results of one concept as JSON. */
final class ConceptJson {
  private ConceptJson() {}

  static ObjectNode write(ConceptResult result) {
    ObjectNode node =
        Json.object()
            .put("name", result.name())
            .put("rows", result.rows())
            .put("labelled", result.labelled());
    node.set("measures", ResultJson.measures(result.scoreMeasures()));
    result
        .findCounts()
        .ifPresent(
            c ->
                node.putArray("decisions")
                    .add(c.truePositives())
                    .add(c.falsePositives())
                    .add(c.falseNegatives())
                    .add(c.trueNegatives()));
    result
        .findRocCurve()
        .ifPresent(
            c ->
                node.set(
                    "rocCurve",
                    curve(
                        c.size(),
                        c::threshold,
                        c::truePositives,
                        c::falsePositives,
                        c.lostArea())));
    result
        .findPrecisionRecallCurve()
        .ifPresent(
            c ->
                node.set(
                    "precisionRecallCurve",
                    curve(
                        c.size(),
                        c::threshold,
                        c::truePositives,
                        c::falsePositives,
                        c.lostArea())));
    return node;
  }

  static ConceptResult read(JsonFields fields) {
    ConceptResultBuilder result =
        ConceptResult.builder(
            fields.text("name"), fields.number("rows"), fields.number("labelled"));
    ResultJson.readMeasures(fields.object("measures")).forEach(result::measure);
    if (fields.node().has("decisions")) {
      long[] c = fields.numbers("decisions");
      result.counts(new ThresholdCounts(c[0], c[1], c[2], c[3]));
    }
    fields
        .findObject("rocCurve")
        .ifPresent(
            c ->
                result.rocCurve(
                    RocCurve.ofPoints(
                        c.decimals("thresholds"),
                        c.numbers("truePositives"),
                        c.numbers("falsePositives"),
                        c.decimal("lostArea"))));
    fields
        .findObject("precisionRecallCurve")
        .ifPresent(
            c ->
                result.precisionRecallCurve(
                    PrecisionRecallCurve.ofPoints(
                        c.decimals("thresholds"),
                        c.numbers("truePositives"),
                        c.numbers("falsePositives"),
                        c.decimal("lostArea"))));
    return result.build();
  }

  private static ObjectNode curve(
      int size,
      IntToDoubleFunction threshold,
      IntToLongFunction truePositives,
      IntToLongFunction falsePositives,
      double lostArea) {
    ObjectNode node = Json.object();
    ArrayNode thresholds = node.putArray("thresholds");
    ArrayNode tp = node.putArray("truePositives");
    ArrayNode fp = node.putArray("falsePositives");
    for (int i = 0; i < size; i++) {
      // the first threshold is Infinity, which JSON numbers lack
      thresholds.add(JsonNames.of(threshold.applyAsDouble(i)));
      tp.add(truePositives.applyAsLong(i));
      fp.add(falsePositives.applyAsLong(i));
    }
    node.set("lostArea", JsonNames.of(lostArea));
    return node;
  }
}
