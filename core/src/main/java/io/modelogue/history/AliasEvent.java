package io.modelogue.history;

import java.util.Optional;
import java.util.OptionalLong;

/** Something that happened to an alias. */
public sealed interface AliasEvent extends HistoryEvent {

  /** Returns the alias. */
  String alias();

  /**
   * The alias points at another version.
   *
   * @param alias the alias
   * @param from the version it pointed at before; empty if it was new
   * @param to the version it points at since
   * @param rollsBack the revision of the assignment that this one takes back; empty if this is none
   *     of that kind
   */
  record AliasAssigned(String alias, Optional<Integer> from, int to, OptionalLong rollsBack)
      implements AliasEvent {
    @Override
    public String describe() {
      return alias
          + (rollsBack.isPresent() ? " rolled back to version " : " is version ")
          + to
          + from.map(f -> ", was version " + f).orElse("");
    }
  }

  /**
   * The alias points at nothing.
   *
   * @param alias the alias
   * @param from the version it pointed at before
   * @param rollsBack empty in all that is written: a rollback goes back to a version that held the
   *     alias before, and is refused if there is none. The format has a place for the revision of
   *     the assignment that a removal takes back, and a history that says one is read
   */
  record AliasRemoved(String alias, int from, OptionalLong rollsBack) implements AliasEvent {
    @Override
    public String describe() {
      return alias + " removed, was version " + from;
    }
  }
}
