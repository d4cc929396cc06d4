package io.modelogue.internal.journal;

import static io.modelogue.internal.journal.EventType.critical;
import static io.modelogue.internal.journal.EventType.informative;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.PrimaryMetric;
import io.modelogue.evaluation.Metric;
import io.modelogue.history.ModelEvent;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.history.ModelEvent.ModelDeleted;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.history.ModelEvent.ModelRestored;
import io.modelogue.history.ModelEvent.ModelTagged;
import io.modelogue.history.ModelEvent.PrimaryChanged;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of a model as JSON. */
final class ModelEventJson {
  static final List<EventType<? extends ModelEvent>> TYPES =
      List.of(
          critical(
              "model-created", ModelCreated.class, ModelEventJson::write, ModelEventJson::created),
          informative(
              "model-described",
              ModelDescribed.class,
              (e, node) -> putChange(node, e.from(), e.to()),
              f -> new ModelDescribed(f.findText("from"), f.findText("to"))),
          informative(
              "model-tagged",
              ModelTagged.class,
              (e, node) -> putChange(node.put("key", e.key()), e.from(), e.to()),
              f -> new ModelTagged(f.text("key"), f.findText("from"), f.findText("to"))),
          informative(
              "primary-changed",
              PrimaryChanged.class,
              (e, node) -> {
                e.from().ifPresent(from -> node.set("from", primary(from)));
                node.set("to", primary(e.to()));
              },
              f -> new PrimaryChanged(findPrimary(f, "from"), primary(f.object("to")))),
          critical("model-deleted", ModelDeleted.class, (e, node) -> {}, f -> new ModelDeleted()),
          critical(
              "model-restored", ModelRestored.class, (e, node) -> {}, f -> new ModelRestored()));

  private ModelEventJson() {}

  static void putChange(ObjectNode node, Optional<String> from, Optional<String> to) {
    putText(node, "from", from);
    putText(node, "to", to);
  }

  static void putText(ObjectNode node, String field, Optional<String> text) {
    text.ifPresent(t -> node.put(field, t));
  }

  static void putTexts(ObjectNode node, String field, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      ObjectNode object = node.putObject(field);
      texts.forEach(object::put);
    }
  }

  private static ObjectNode primary(PrimaryMetric primary) {
    ObjectNode node = Json.object().put("metric", primary.metric().id());
    node.set("dataset", DatasetJson.write(primary.dataset()));
    return node;
  }

  private static Optional<PrimaryMetric> findPrimary(JsonFields fields, String field) {
    return fields.findObject(field).map(ModelEventJson::primary);
  }

  private static PrimaryMetric primary(JsonFields fields) {
    return new PrimaryMetric(
        fields.parsed("metric", Metric::get), DatasetJson.read(fields.object("dataset")));
  }

  private static void write(ModelCreated e, ObjectNode node) {
    putText(node, "description", e.description());
    node.set("concepts", ConfigJson.texts(e.concepts()));
    putText(node, "positive", e.positive());
    putText(node, "template", e.template());
    e.primary().ifPresent(p -> node.set("primary", primary(p)));
    putTexts(node, "tags", e.tags());
  }

  private static ModelCreated created(JsonFields fields) {
    return new ModelCreated(
        fields.findText("description"),
        fields.texts("concepts"),
        fields.findText("positive"),
        fields.findText("template"),
        findPrimary(fields, "primary"),
        fields.textMap("tags"));
  }
}
