package io.modelogue.internal.journal;

import static io.modelogue.internal.journal.EventType.critical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.VersionStatus;
import io.modelogue.history.TrainingEvent;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingRenewed;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.List;

/** Events of trainings as JSON. */
final class TrainingEventJson {
  static final List<EventType<? extends TrainingEvent>> TYPES =
      List.of(
          critical(
              "training-started",
              TrainingStarted.class,
              (e, node) -> node.put("version", e.version()).set("run", RunJson.write(e.run())),
              f -> new TrainingStarted(f.integer("version"), RunJson.readRun(f.object("run")))),
          critical(
              "training-renewed",
              TrainingRenewed.class,
              (e, node) ->
                  node.put("version", e.version())
                      .put("run", e.runId())
                      .put("from", e.from().toString())
                      .put("to", e.to().toString()),
              f ->
                  new TrainingRenewed(
                      f.integer("version"), f.text("run"), f.instant("from"), f.instant("to"))),
          critical(
              "training-finished",
              TrainingFinished.class,
              TrainingEventJson::write,
              TrainingEventJson::finished));

  private TrainingEventJson() {}

  private static void write(TrainingFinished e, ObjectNode node) {
    node.put("version", e.version())
        .put("run", e.runId())
        .put("outcome", JsonNames.of(e.outcome()))
        .put("took", e.took().toString());
    if (!e.metrics().isEmpty()) {
      ObjectNode metrics = node.putObject("metrics");
      e.metrics().forEach((name, value) -> metrics.set(name, JsonNames.of(value)));
    }
    e.failure().ifPresent(f -> node.set("failure", RunJson.write(f)));
    e.lossCurve().ifPresent(b -> node.set("lossCurve", RunJson.write(b)));
    e.log().ifPresent(b -> node.set("log", RunJson.write(b)));
  }

  private static TrainingFinished finished(JsonFields fields) {
    return new TrainingFinished(
        fields.integer("version"),
        fields.text("run"),
        fields.constant("outcome", VersionStatus.class),
        fields.duration("took"),
        fields.decimalMap("metrics"),
        fields.findObject("failure").map(RunJson::readFailure),
        fields.findObject("lossCurve").map(RunJson::readBlob),
        fields.findObject("log").map(RunJson::readBlob));
  }
}
