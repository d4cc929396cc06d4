package io.modelogue.internal.journal;

import io.modelogue.history.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one commit says.
 *
 * @param registry the registry's id
 * @param stream the name of the stream that it belongs to
 * @param revision its place in the stream
 * @param at when it was committed, never before the commit before it
 * @param observed what the clock said, where that differs
 * @param actor who did it
 * @param reason why, if that was said
 * @param previous the hash of the payload before it; empty at revision 0
 * @param events what happened
 */
public record CommitDocument(
    UUID registry,
    String stream,
    long revision,
    Instant at,
    Optional<Instant> observed,
    String actor,
    Optional<String> reason,
    Optional<String> previous,
    List<HistoryEvent> events) {

  /** Copies the list. */
  public CommitDocument {
    events = List.copyOf(events);
  }
}
