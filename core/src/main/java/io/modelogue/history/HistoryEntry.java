package io.modelogue.history;

import io.modelogue.Anchor;
import io.modelogue.internal.OneLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One commit of a model's history: what happened at one revision, when, by whom and why.
 *
 * @param anchor the revision and its hash
 * @param at when it was committed, in microseconds, never earlier than the entry before
 * @param observed what the clock said, where that differs
 * @param actor who did it
 * @param reason why, if that was said
 * @param previous the hash of the revision before; empty at revision 0
 * @param events what happened, at least one event
 */
public record HistoryEntry(
    Anchor anchor,
    Instant at,
    Optional<Instant> observed,
    String actor,
    Optional<String> reason,
    Optional<String> previous,
    List<HistoryEvent> events) {

  /** Copies the list. */
  public HistoryEntry {
    events = List.copyOf(events);
  }

  /** Returns the revision, from 0. */
  public long revision() {
    return anchor.revision();
  }

  /** Returns the entry on one line; line breaks in what people wrote are spelt out. */
  @Override
  public String toString() {
    String what = String.join("; ", events.stream().map(HistoryEvent::describe).toList());
    return OneLine.of(
        revision()
            + "  "
            + at
            + "  "
            + actor
            + "  "
            + what
            + reason.map(r -> " (" + r + ")").orElse(""));
  }
}
