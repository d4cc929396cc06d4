package io.modelogue.internal.journal;

import static io.modelogue.internal.journal.EventType.critical;

import io.modelogue.history.ApprovalEvent;
import io.modelogue.history.ApprovalEvent.ApprovalGiven;
import io.modelogue.history.ApprovalEvent.ApprovalWithdrawn;
import java.util.List;

/** Events of approvals as JSON. */
final class ApprovalEventJson {
  static final List<EventType<? extends ApprovalEvent>> TYPES =
      List.of(
          critical(
              "approval-given",
              ApprovalGiven.class,
              (e, node) -> node.put("version", e.version()).put("alias", e.alias()),
              f -> new ApprovalGiven(f.integer("version"), f.text("alias"))),
          critical(
              "approval-withdrawn",
              ApprovalWithdrawn.class,
              (e, node) ->
                  node.put("version", e.version()).put("alias", e.alias()).put("given", e.given()),
              f ->
                  new ApprovalWithdrawn(f.integer("version"), f.text("alias"), f.number("given"))));

  private ApprovalEventJson() {}
}
