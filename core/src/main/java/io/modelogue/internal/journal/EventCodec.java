package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.RegistryCreated;
import io.modelogue.history.UnknownEvent;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON. The table of types is closed: a name that it does not hold becomes an {@link
 * UnknownEvent}, never a class looked up by name.
 */
final class EventCodec {
  private static final List<EventType<?>> TABLE = table();

  private static final Map<String, EventType<?>> BY_NAME =
      TABLE.stream().collect(Collectors.toMap(EventType::name, Function.identity()));

  private static final Map<Class<?>, EventType<?>> BY_CLASS =
      TABLE.stream().collect(Collectors.toMap(EventType::type, Function.identity()));

  private EventCodec() {}

  private static List<EventType<?>> table() {
    List<EventType<?>> table = new ArrayList<>();
    table.add(
        EventType.critical(
            "registry-created",
            RegistryCreated.class,
            (e, node) -> node.put("id", e.id().toString()),
            fields -> new RegistryCreated(fields.parsed("id", UUID::fromString))));
    table.addAll(ModelEventJson.TYPES);
    table.addAll(VersionEventJson.TYPES);
    table.addAll(TrainingEventJson.TYPES);
    table.addAll(EvaluationEventJson.TYPES);
    table.addAll(AliasEventJson.TYPES);
    table.addAll(ApprovalEventJson.TYPES);
    return List.copyOf(table);
  }

  static ObjectNode write(HistoryEvent event) {
    if (event instanceof UnknownEvent unknown) {
      return Json.read(unknown.json().getBytes(StandardCharsets.UTF_8));
    }
    EventType<?> type = BY_CLASS.get(event.getClass());
    if (type == null) {
      throw new AssertionError("no row in the table of event types for " + event.getClass());
    }
    return type.toJson(event, Json.object());
  }

  static HistoryEvent read(JsonFields fields) {
    String name = fields.text("type");
    @Nullable EventType<?> type = BY_NAME.get(name);
    return type == null
        ? new UnknownEvent(name, fields.flag("critical"), fields.node().toString())
        : type.read().apply(fields);
  }

  /** Returns the names of all types, for the test that holds them against the documentation. */
  static List<String> names() {
    return TABLE.stream().map(EventType::name).toList();
  }
}
