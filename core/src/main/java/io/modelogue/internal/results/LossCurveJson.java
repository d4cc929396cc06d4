package io.modelogue.internal.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.LossCurve;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;

/** Loss curves as JSON. */
public final class LossCurveJson {
  private LossCurveJson() {}

  /** Returns the curve as UTF-8 JSON. */
  public static byte[] encode(LossCurve curve) {
    ObjectNode node = Json.object().put("format", BlobFormat.CURRENT);
    ArrayNode points = node.putArray("points");
    for (LossCurve.Point point : curve.points()) {
      ObjectNode metrics = points.addObject().put("step", point.step()).putObject("metrics");
      point.metrics().forEach((name, value) -> metrics.set(name, JsonNames.of(value)));
    }
    return Json.write(node);
  }

  /**
   * Returns the curve that this JSON holds.
   *
   * @throws io.modelogue.internal.json.MalformedJsonException if it holds none, or a newer release
   *     wrote it
   */
  static LossCurve decode(byte[] json) {
    JsonFields fields = JsonFields.of(Json.read(json));
    BlobFormat.require(fields);
    return new LossCurve(
        fields.objects("points").stream()
            .map(p -> new LossCurve.Point(p.number("step"), p.decimalMap("metrics")))
            .toList());
  }
}
