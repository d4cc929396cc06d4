package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.ConfidenceInterval;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Measure.Undefined;
import io.modelogue.evaluation.UndefinedReason;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.OptionalDouble;

/** Measures as JSON, whether they have a value or a reason for having none. */
public final class MeasureJson {
  private MeasureJson() {}

  /** Returns the measure as JSON. */
  public static ObjectNode write(Measure measure) {
    if (measure instanceof Undefined undefined) {
      return write(undefined);
    }
    ObjectNode node = Json.object();
    node.set("value", JsonNames.of(measure.value()));
    measure.standardError().ifPresent(e -> node.set("standardError", JsonNames.of(e)));
    measure
        .confidenceInterval()
        .ifPresent(
            i -> {
              ObjectNode interval = node.putObject("interval");
              interval.set("lower", JsonNames.of(i.lower()));
              interval.set("upper", JsonNames.of(i.upper()));
              interval.put("level", i.level());
            });
    measure.whyNoInterval().ifPresent(why -> node.set("noInterval", write(why)));
    return node;
  }

  /** Returns the measure that this JSON says. */
  public static Measure read(JsonFields fields) {
    if (fields.findText("undefined").isPresent()) {
      return undefined(fields);
    }
    return new Measure.Defined(
        fields.decimal("value"),
        fields
            .find("standardError", n -> OptionalDouble.of(fields.decimal("standardError")))
            .orElseGet(OptionalDouble::empty),
        fields.findObject("interval").map(MeasureJson::interval),
        fields.findObject("noInterval").map(MeasureJson::undefined));
  }

  private static ConfidenceInterval interval(JsonFields fields) {
    return new ConfidenceInterval(
        fields.decimal("lower"), fields.decimal("upper"), fields.decimal("level"));
  }

  private static ObjectNode write(Undefined undefined) {
    return Json.object()
        .put("undefined", JsonNames.of(undefined.reason()))
        .put("explanation", undefined.explanation());
  }

  private static Undefined undefined(JsonFields fields) {
    return new Undefined(
        fields.constant("undefined", UndefinedReason.class), fields.text("explanation"));
  }
}
