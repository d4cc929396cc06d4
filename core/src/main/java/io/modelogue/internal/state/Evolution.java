package io.modelogue.internal.state;

import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.AliasEvent.AliasRemoved;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.history.ModelEvent.ModelDeleted;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.history.ModelEvent.ModelRestored;
import io.modelogue.history.ModelEvent.ModelTagged;
import io.modelogue.history.ModelEvent.PrimaryChanged;
import io.modelogue.history.RegistryCreated;
import io.modelogue.history.UnknownEvent;
import io.modelogue.history.VersionEvent.VersionCreated;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How events change a state: the whole meaning of the journal.
 *
 * <p>It trusts that the events were decided by this library. It refuses what it cannot understand,
 * and events that do not add up, which somebody else must have written.
 */
public final class Evolution {
  private Evolution() {}

  /**
   * Returns the state after one commit.
   *
   * @throws UnknownCriticalEventException if the commit holds an event that must not be passed over
   * @throws InconsistentHistoryException if an event speaks of what never came to be
   */
  public static ModelState evolve(ModelState state, CommitPlace place, List<HistoryEvent> events) {
    ModelState next = state;
    for (HistoryEvent event : events) {
      next = evolve(next, place, event);
    }
    return next.at(place);
  }

  /**
   * Returns the state as it would be after these events, at the revision where it is: for what is
   * judged when it is read and written down only later.
   */
  public static ModelState asIf(ModelState state, List<HistoryEvent> events) {
    if (events.isEmpty()) {
      return state;
    }
    Authorship nobody = new Authorship(state.at(), "", Optional.empty());
    CommitPlace here =
        new CommitPlace(
            state.registry().orElseThrow(), state.head(), state.hash().orElseThrow(), 0, nobody);
    return evolve(state, here, events);
  }

  private static ModelState evolve(ModelState state, CommitPlace place, HistoryEvent event) {
    Authorship by = place.by();
    boolean ofModel = !(event instanceof UnknownEvent || event instanceof RegistryCreated);
    require(
        state.exists() || !ofModel || event instanceof ModelCreated,
        place,
        "something happens to the model before it is created");
    if (event instanceof ModelCreated e) {
      require(!state.exists(), place, "the model is created a second time");
      return state.with(ModelFacts.created(e, by));
    } else if (event instanceof ModelDescribed e) {
      return state.with(state.facts().described(e.to(), by));
    } else if (event instanceof ModelTagged e) {
      return state.with(state.facts().tagged(e.key(), e.to(), by));
    } else if (event instanceof PrimaryChanged e) {
      return state.with(state.facts().withPrimary(e.to(), by));
    } else if (event instanceof ModelDeleted) {
      return state.with(state.facts().withDeleted(true));
    } else if (event instanceof ModelRestored) {
      return state.with(state.facts().withDeleted(false));
    } else if (event instanceof VersionCreated e) {
      int next = state.versions().size() + 1;
      require(e.version() == next, place, "version " + e.version() + " comes in place of " + next);
      return state.withVersion(VersionState.created(e, by));
    } else if (event instanceof AliasAssigned e) {
      requireVersion(state, place, e.to());
      return aliased(state, place, e.alias(), Optional.of(e.to()), e.rollsBack());
    } else if (event instanceof AliasRemoved e) {
      return aliased(state, place, e.alias(), Optional.empty(), e.rollsBack());
    } else if (event instanceof UnknownEvent e && e.critical()) {
      throw new UnknownCriticalEventException(place.revision(), e.type());
    }
    OptionalInt version = VersionEvolution.versionOf(event);
    return version.isPresent() ? evolve(state, place, version.getAsInt(), event) : state;
  }

  private static ModelState evolve(
      ModelState state, CommitPlace place, int number, HistoryEvent event) {
    requireVersion(state, place, number);
    return state.withVersion(
        VersionEvolution.evolve(state.version(number), place.revision(), place.by(), event));
  }

  private static void requireVersion(ModelState state, CommitPlace place, int version) {
    require(
        state.hasVersion(version),
        place,
        "it speaks of version " + version + ", which was never created");
  }

  private static void require(boolean consistent, CommitPlace place, String what) {
    if (!consistent) {
      throw new InconsistentHistoryException(place.revision(), what);
    }
  }

  private static ModelState aliased(
      ModelState state,
      CommitPlace place,
      String alias,
      Optional<Integer> to,
      OptionalLong rollsBack) {
    Authorship by = place.by();
    return state.withAlias(
        new AliasState(
            alias,
            place.revision(),
            by.at(),
            by.actor(),
            by.reason(),
            to,
            rollsBack,
            state.aliases().get(alias)));
  }
}
