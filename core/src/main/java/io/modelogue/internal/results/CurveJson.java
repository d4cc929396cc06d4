package io.modelogue.internal.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.PrecisionRecallCurve;
import io.modelogue.evaluation.RocCurve;
import io.modelogue.evaluation.ThresholdCurve;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** Curves as JSON: thresholds, counts, and the weights of rows that have some. */
final class CurveJson {
  private static final String TRUE_POSITIVE_WEIGHTS = "truePositiveWeights";
  private static final String FALSE_POSITIVE_WEIGHTS = "falsePositiveWeights";

  private CurveJson() {}

  static ObjectNode write(ThresholdCurve curve) {
    ObjectNode node = Json.object();
    int size = curve.size();
    node.set("thresholds", decimals(size, curve::threshold));
    node.set("truePositives", numbers(size, curve::truePositives));
    node.set("falsePositives", numbers(size, curve::falsePositives));
    if (curve.hasWeights()) {
      node.set(TRUE_POSITIVE_WEIGHTS, decimals(size, curve::truePositiveWeight));
      node.set(FALSE_POSITIVE_WEIGHTS, decimals(size, curve::falsePositiveWeight));
    }
    node.set("lostArea", JsonNames.of(curve.lostArea()));
    return node;
  }

  static RocCurve readRoc(JsonFields fields) {
    RocCurve curve =
        RocCurve.ofPoints(
            fields.decimals("thresholds"),
            fields.numbers("truePositives"),
            fields.numbers("falsePositives"),
            fields.decimal("lostArea"));
    return fields.node().has(TRUE_POSITIVE_WEIGHTS)
        ? curve.withWeights(
            fields.decimals(TRUE_POSITIVE_WEIGHTS), fields.decimals(FALSE_POSITIVE_WEIGHTS))
        : curve;
  }

  static PrecisionRecallCurve readPrecisionRecall(JsonFields fields) {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.ofPoints(
            fields.decimals("thresholds"),
            fields.numbers("truePositives"),
            fields.numbers("falsePositives"),
            fields.decimal("lostArea"));
    return fields.node().has(TRUE_POSITIVE_WEIGHTS)
        ? curve.withWeights(
            fields.decimals(TRUE_POSITIVE_WEIGHTS), fields.decimals(FALSE_POSITIVE_WEIGHTS))
        : curve;
  }

  /** The first threshold is Infinity, which JSON numbers lack. */
  private static ArrayNode decimals(int size, IntToDoubleFunction value) {
    ArrayNode node = Json.array();
    for (int i = 0; i < size; i++) {
      node.add(JsonNames.of(value.applyAsDouble(i)));
    }
    return node;
  }

  private static ArrayNode numbers(int size, IntToLongFunction value) {
    ArrayNode node = Json.array();
    for (int i = 0; i < size; i++) {
      node.add(value.applyAsLong(i));
    }
    return node;
  }
}
