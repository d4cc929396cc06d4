package io.modelogue.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where an alias points and ever pointed: the newest step, linked to the one before it. A step
 * costs the same however long the history is.
 *
 * @param alias the alias
 * @param revision the revision of the step
 * @param at when
 * @param actor who did it
 * @param reason why, if that was said
 * @param version the version it points at since; empty if it was removed
 * @param rollsBack the revision of the step that this one takes back
 * @param before the step before it
 */
public record AliasState(
    String alias,
    long revision,
    Instant at,
    String actor,
    Optional<String> reason,
    Optional<Integer> version,
    OptionalLong rollsBack,
    @Nullable AliasState before) {

  /** Returns all steps, oldest first. */
  public List<AliasState> steps() {
    List<AliasState> steps = new ArrayList<>();
    for (AliasState step = this; step != null; step = step.before) {
      steps.add(step);
    }
    Collections.reverse(steps);
    return steps;
  }

  /**
   * Returns the newest step that a rollback would take back, of an alias that points somewhere: the
   * latest assignment that is neither a rollback itself nor rolled back already, and that took the
   * place of another version than the one that holds the alias now. If nobody holds it now, that is
   * the step that removed it.
   *
   * <p>A rollback takes back all that happened since the step that it names. A removal further back
   * is no holder to return to, so it is passed over.
   */
  public Optional<AliasState> lastNotRolledBack() {
    if (version.isEmpty()) {
      return Optional.of(this);
    }
    long takenBackFrom = Long.MAX_VALUE;
    for (AliasState step = this; step != null; step = step.before) {
      if (step.rollsBack.isPresent()) {
        takenBackFrom = Math.min(takenBackFrom, step.rollsBack.getAsLong());
      } else if (step.revision < takenBackFrom
          && step.version.isPresent()
          && !step.holderBefore().equals(version)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  /** Returns the version that held the alias last before this step. */
  public Optional<Integer> holderBefore() {
    for (AliasState step = before; step != null; step = step.before) {
      if (step.version.isPresent()) {
        return step.version;
      }
    }
    return Optional.empty();
  }

  /** Compares step by step: a long history must not become a deep recursion. */
  @Override
  public boolean equals(@Nullable Object o) {
    AliasState mine = this;
    AliasState other = o instanceof AliasState that ? that : null;
    while (mine != other && mine != null && other != null && mine.isSameStepAs(other)) {
      mine = mine.before;
      other = other.before;
    }
    return mine == other;
  }

  private boolean isSameStepAs(AliasState other) {
    return alias.equals(other.alias)
        && revision == other.revision
        && at.equals(other.at)
        && actor.equals(other.actor)
        && reason.equals(other.reason)
        && version.equals(other.version)
        && rollsBack.equals(other.rollsBack);
  }

  @Override
  public int hashCode() {
    return alias.hashCode() * 31 + Long.hashCode(revision);
  }

  /** Returns the newest step alone. */
  @Override
  public String toString() {
    return alias + " -> " + version.map(String::valueOf).orElse("nothing") + " at " + revision;
  }
}
