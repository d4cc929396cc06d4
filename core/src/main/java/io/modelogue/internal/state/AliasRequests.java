package io.modelogue.internal.state;

import static io.modelogue.internal.state.ModelRequests.requireLive;

import io.modelogue.AliasNotFoundException;
import io.modelogue.ConcurrentChangeException;
import io.modelogue.NothingToRollBackException;
import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.AliasEvent.AliasRemoved;
import io.modelogue.history.HistoryEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests about aliases. */
public final class AliasRequests {
  private AliasRequests() {}

  /** Returns a request that lets an alias point at a version. */
  public static Request assign(String alias, int number, Seen<Optional<Integer>> seen) {
    return state -> {
      VersionState version = VersionRequests.usable(state, number, "hold an alias");
      Optional<Integer> holder = holder(state, alias);
      if (holder.filter(h -> h == version.number()).isPresent()) {
        return List.of();
      }
      seen.check(state, "alias " + alias, holder, authorOf(state, alias));
      return List.of(new AliasAssigned(alias, holder, number, OptionalLong.empty()));
    };
  }

  /** Returns a request that lets an alias point at nothing. */
  public static Request remove(String alias, Seen<Optional<Integer>> seen) {
    return state -> {
      Optional<Integer> holder = holder(requireLive(state), alias);
      if (holder.isEmpty()) {
        throw notFound(state, alias);
      }
      seen.check(state, "alias " + alias, holder, authorOf(state, alias));
      return List.of(new AliasRemoved(alias, holder.get(), OptionalLong.empty()));
    };
  }

  /**
   * Returns a request that takes back the latest assignment that is not taken back yet. Two of them
   * at once are one: the second finds its work done.
   *
   * @param seenRevision the revision of the alias's newest step when the author looked
   */
  public static Request rollBack(String alias, Seen<Long> seenRevision) {
    return state -> {
      AliasState newest = requireLive(state).aliases().get(alias);
      if (newest == null) {
        throw notFound(state, alias);
      }
      if (newest.revision() != seenRevision.value() && !seenRevision.insists()) {
        return afterChange(state, newest, seenRevision.value());
      }
      AliasState undone =
          newest.lastNotRolledBack().orElseThrow(() -> nothingBefore(state, newest));
      return List.of(takeBack(state, newest, undone));
    };
  }

  private static HistoryEvent takeBack(ModelState state, AliasState newest, AliasState undone) {
    int target = undone.holderBefore().orElseThrow(() -> nothingBefore(state, newest));
    VersionRequests.usable(state, target, "hold an alias");
    return new AliasAssigned(
        newest.alias(), newest.version(), target, OptionalLong.of(undone.revision()));
  }

  private static List<HistoryEvent> afterChange(
      ModelState state, AliasState newest, long seenRevision) {
    AliasState before = newest.before();
    boolean sameRollback =
        newest.rollsBack().isPresent() && before != null && before.revision() == seenRevision;
    if (sameRollback) {
      return List.of();
    }
    throw new ConcurrentChangeException(
        state.name(),
        "alias " + newest.alias(),
        "the alias "
            + newest.alias()
            + " of \""
            + state.name()
            + "\" was moved while you asked for its rollback: it is "
            + newest.version().map(v -> "version " + v).orElse("removed")
            + " now, changed "
            + by(newest)
            + "; look again, or use evenIfChanged()");
  }

  private static Optional<Integer> holder(ModelState state, String alias) {
    return Optional.ofNullable(state.aliases().get(alias)).flatMap(AliasState::version);
  }

  private static Optional<Authorship> authorOf(ModelState state, String alias) {
    return Optional.ofNullable(state.aliases().get(alias)).map(AliasRequests::by);
  }

  private static Authorship by(AliasState step) {
    return new Authorship(step.at(), step.actor(), step.reason());
  }

  private static NothingToRollBackException nothingBefore(ModelState state, AliasState newest) {
    return new NothingToRollBackException(
        state.name(),
        newest.alias(),
        "the alias "
            + newest.alias()
            + " of \""
            + state.name()
            + "\" has no earlier holder to go back to; promote the version that you want");
  }

  /** Returns the error for an alias that points at nothing. */
  public static AliasNotFoundException notFound(ModelState state, String alias) {
    return new AliasNotFoundException(
        state.name(),
        alias,
        "the alias \""
            + alias
            + "\" of \""
            + state.name()
            + "\" points at nothing"
            + state.aliasHint(alias));
  }
}
