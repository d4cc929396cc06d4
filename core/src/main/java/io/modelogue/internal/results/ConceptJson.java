package io.modelogue.internal.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.ConceptResultBuilder;
import io.modelogue.evaluation.ThresholdCounts;
import io.modelogue.evaluation.WeightedCounts;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import io.modelogue.internal.json.MalformedJsonException;

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
    if (result.hasWeights()) {
      node.set("weight", JsonNames.of(result.weight()));
      node.set("labelledWeight", JsonNames.of(result.labelledWeight()));
      result.findWeightedCounts().ifPresent(w -> node.set("weightedDecisions", weights(w)));
    }
    result.findRocCurve().ifPresent(c -> node.set("rocCurve", CurveJson.write(c)));
    result
        .findPrecisionRecallCurve()
        .ifPresent(c -> node.set("precisionRecallCurve", CurveJson.write(c)));
    result.findCalibration().ifPresent(c -> node.set("calibration", CalibrationJson.write(c)));
    return node;
  }

  static ConceptResult read(JsonFields fields) {
    ConceptResultBuilder result =
        ConceptResult.builder(
            fields.text("name"), fields.number("rows"), fields.number("labelled"));
    ResultJson.readMeasures(fields.object("measures")).forEach(result::measure);
    if (fields.node().has("decisions")) {
      long[] c = fields.numbers("decisions");
      requireFour(c.length, "decisions");
      result.counts(new ThresholdCounts(c[0], c[1], c[2], c[3]));
    }
    if (fields.node().has("weight")) {
      result.weights(fields.decimal("weight"), fields.decimal("labelledWeight"));
    }
    if (fields.node().has("weightedDecisions")) {
      double[] w = fields.decimals("weightedDecisions");
      requireFour(w.length, "weightedDecisions");
      result.weightedCounts(new WeightedCounts(w[0], w[1], w[2], w[3]));
    }
    fields.findObject("rocCurve").ifPresent(c -> result.rocCurve(CurveJson.readRoc(c)));
    fields
        .findObject("precisionRecallCurve")
        .ifPresent(c -> result.precisionRecallCurve(CurveJson.readPrecisionRecall(c)));
    fields.findObject("calibration").ifPresent(c -> result.calibration(CalibrationJson.read(c)));
    return result.build();
  }

  private static void requireFour(int numbers, String field) {
    if (numbers != 4) {
      throw new MalformedJsonException(
          "\"" + field + "\" should hold 4 numbers, not " + numbers, null);
    }
  }

  private static ArrayNode weights(WeightedCounts w) {
    ArrayNode node = Json.array();
    node.add(JsonNames.of(w.truePositives()));
    node.add(JsonNames.of(w.falsePositives()));
    node.add(JsonNames.of(w.falseNegatives()));
    node.add(JsonNames.of(w.trueNegatives()));
    return node;
  }
}
