package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.json.JsonFields;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One row of the table of event types: how an event of a class is named, written and read.
 *
 * @param name its name in the journal, never to be changed once released
 * @param type its class
 * @param criticality whether a reader that does not know it may pass over it
 * @param write fills in its fields
 * @param read makes it of its fields
 */
record EventType<E extends HistoryEvent>(
    String name,
    Class<E> type,
    Criticality criticality,
    BiConsumer<E, ObjectNode> write,
    Function<JsonFields, E> read) {

  /** Whether the state of a model can be known without understanding an event. */
  enum Criticality {
    CRITICAL,
    INFORMATIVE
  }

  static <E extends HistoryEvent> EventType<E> critical(
      String name, Class<E> type, BiConsumer<E, ObjectNode> write, Function<JsonFields, E> read) {
    return new EventType<>(name, type, Criticality.CRITICAL, write, read);
  }

  static <E extends HistoryEvent> EventType<E> informative(
      String name, Class<E> type, BiConsumer<E, ObjectNode> write, Function<JsonFields, E> read) {
    return new EventType<>(name, type, Criticality.INFORMATIVE, write, read);
  }

  boolean isCritical() {
    return criticality == Criticality.CRITICAL;
  }

  ObjectNode toJson(HistoryEvent event, ObjectNode node) {
    node.put("type", name).put("critical", isCritical());
    write.accept(type.cast(event), node);
    return node;
  }
}
