package io.modelogue.internal.journal;

import static io.modelogue.internal.journal.EventType.critical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.history.AliasEvent;
import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.AliasEvent.AliasRemoved;
import java.util.List;
import java.util.OptionalLong;

/** Events of aliases as JSON. */
final class AliasEventJson {
  static final List<EventType<? extends AliasEvent>> TYPES =
      List.of(
          critical(
              "alias-assigned",
              AliasAssigned.class,
              (e, node) -> {
                node.put("alias", e.alias());
                e.from().ifPresent(from -> node.put("from", from));
                node.put("to", e.to());
                putRollback(node, e.rollsBack());
              },
              f ->
                  new AliasAssigned(
                      f.text("alias"),
                      f.findInteger("from"),
                      f.integer("to"),
                      f.findNumber("rollsBack"))),
          critical(
              "alias-removed",
              AliasRemoved.class,
              (e, node) -> {
                node.put("alias", e.alias()).put("from", e.from());
                putRollback(node, e.rollsBack());
              },
              f ->
                  new AliasRemoved(f.text("alias"), f.integer("from"), f.findNumber("rollsBack"))));

  private AliasEventJson() {}

  private static void putRollback(ObjectNode node, OptionalLong rollsBack) {
    rollsBack.ifPresent(revision -> node.put("rollsBack", revision));
  }
}
