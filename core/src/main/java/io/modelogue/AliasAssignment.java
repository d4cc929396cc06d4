package io.modelogue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One step in the history of an alias.
 *
 * @param alias the alias
 * @param version the version it points at since; empty if it was removed
 * @param at when
 * @param actor who did it
 * @param reason why, if that was said
 * @param rollsBack the revision of the step that this one took back, if it is a rollback
 */
public record AliasAssignment(
    String alias,
    Optional<Integer> version,
    Instant at,
    String actor,
    Optional<String> reason,
    OptionalLong rollsBack) {

  /** Returns it on one line, as a person reads it. */
  @Override
  public String toString() {
    return alias
        + version.map(v -> " is version " + v).orElse(" is removed")
        + " since "
        + at
        + " by "
        + actor
        + (rollsBack.isPresent() ? ", a rollback" : "")
        + reason.map(why -> ": " + why).orElse("");
  }
}
