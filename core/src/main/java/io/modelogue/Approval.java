package io.modelogue;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's word that a version may hold an alias. It stands until its giver withdraws it.
 *
 * @param version the version's number
 * @param alias the alias
 * @param actor who approved
 * @param at when
 * @param reason why, if that was said
 * @param revision the revision of the model's history at which it was given
 */
public record Approval(
    int version, String alias, String actor, Instant at, Optional<String> reason, long revision) {

  /** Returns {@code approved as champion by ann at 2026-03-03T09:15:27Z (tested)}. */
  @Override
  public String toString() {
    return "approved as "
        + alias
        + " by "
        + actor
        + " at "
        + at
        + reason.map(r -> " (" + r + ")").orElse("");
  }
}
