package io.modelogue.internal.state;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a history is folded.
 *
 * @param revision the newest commit, or -1 if there is none
 * @param hash the hash of that commit's payload; empty at -1
 * @param registry the registry's id as that commit names it; empty at -1
 * @param at when that commit was made
 * @param bytes how long the payloads of all commits are
 */
public record Position(
    long revision, Optional<String> hash, Optional<UUID> registry, Instant at, long bytes) {

  static final Position START =
      new Position(-1, Optional.empty(), Optional.empty(), Instant.EPOCH, 0);

  Position next(CommitPlace place) {
    return new Position(
        place.revision(),
        Optional.of(place.hash()),
        Optional.of(place.registry()),
        place.by().at(),
        bytes + place.bytes());
  }
}
