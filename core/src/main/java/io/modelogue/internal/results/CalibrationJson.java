package io.modelogue.internal.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.CalibrationBins;
import io.modelogue.evaluation.CalibrationCurve;
import io.modelogue.evaluation.CalibrationCurve.Bin;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;

/** Calibration curves as JSON: how the bins were made, and those that have rows. */
final class CalibrationJson {
  private CalibrationJson() {}

  static ObjectNode write(CalibrationCurve curve) {
    ObjectNode node =
        Json.object()
            .put("rule", JsonNames.of(curve.rule().rule()))
            .put("count", curve.rule().count());
    ArrayNode bins = node.putArray("bins");
    for (Bin bin : curve.bins()) {
      ObjectNode each = bins.addObject().put("rows", bin.rows());
      each.set("from", JsonNames.of(bin.from()));
      each.set("to", JsonNames.of(bin.to()));
      each.set("weight", JsonNames.of(bin.weight()));
      each.set("positiveWeight", JsonNames.of(bin.positiveWeight()));
      each.set("meanScore", JsonNames.of(bin.meanScore()));
    }
    return node;
  }

  static CalibrationCurve read(JsonFields fields) {
    CalibrationBins rule =
        new CalibrationBins(
            fields.constant("rule", CalibrationBins.Rule.class), fields.integer("count"));
    return CalibrationCurve.ofBins(
        rule, fields.objects("bins").stream().map(CalibrationJson::bin).toList());
  }

  private static Bin bin(JsonFields fields) {
    return new Bin(
        fields.decimal("from"),
        fields.decimal("to"),
        fields.number("rows"),
        fields.decimal("weight"),
        fields.decimal("positiveWeight"),
        fields.decimal("meanScore"));
  }
}
