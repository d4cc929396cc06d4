package io.modelogue.internal.state;

import io.modelogue.Approval;
import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.AliasEvent.AliasRemoved;
import io.modelogue.history.ApprovalEvent.ApprovalGiven;
import io.modelogue.history.ApprovalEvent.ApprovalWithdrawn;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationRenewed;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.history.ModelEvent.ModelDeleted;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.history.ModelEvent.ModelRestored;
import io.modelogue.history.ModelEvent.ModelTagged;
import io.modelogue.history.ModelEvent.PrimaryChanged;
import io.modelogue.history.RegistryCreated;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingRenewed;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.history.UnknownEvent;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.history.VersionEvent.VersionCreated;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionLabelled;
import io.modelogue.history.VersionEvent.VersionNoted;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.history.VersionEvent.VersionRestored;
import io.modelogue.history.VersionEvent.VersionTagged;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

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
      return state.withCreation(e, by);
    } else if (event instanceof ModelDescribed e) {
      return state.described(e.to(), by);
    } else if (event instanceof ModelTagged e) {
      return state.tagged(e.key(), e.to(), by);
    } else if (event instanceof PrimaryChanged e) {
      return state.withPrimary(e.to(), by);
    } else if (event instanceof ModelDeleted) {
      return state.withDeleted(true);
    } else if (event instanceof ModelRestored) {
      return state.withDeleted(false);
    } else if (event instanceof VersionCreated e) {
      int next = state.versions().size() + 1;
      require(e.version() == next, place, "version " + e.version() + " comes in place of " + next);
      return state.withVersion(VersionState.created(e, by));
    } else if (event instanceof ArtifactAttached e) {
      return change(state, place, e.version(), v -> v.attached(e.artifact()));
    } else if (event instanceof VersionLabelled e) {
      return change(state, place, e.version(), v -> v.withMarks(v.marks().labelled(e.to(), by)));
    } else if (event instanceof VersionNoted e) {
      return change(state, place, e.version(), v -> v.withMarks(v.marks().noted(e.to(), by)));
    } else if (event instanceof VersionTagged e) {
      return change(
          state, place, e.version(), v -> v.withMarks(v.marks().tagged(e.key(), e.to(), by)));
    } else if (event instanceof VersionDeleted e) {
      return change(state, place, e.version(), v -> v.with(Presence.DELETED));
    } else if (event instanceof VersionRestored e) {
      return change(state, place, e.version(), v -> v.with(Presence.LIVE));
    } else if (event instanceof VersionPurged e) {
      return change(state, place, e.version(), v -> v.purged(e.blobs()));
    } else if (event instanceof TrainingStarted e) {
      return change(state, place, e.version(), v -> v.started(e));
    } else if (event instanceof TrainingRenewed e) {
      return change(state, place, e.version(), v -> v.renewed(e.to()));
    } else if (event instanceof TrainingFinished e) {
      return change(state, place, e.version(), v -> v.finished(e));
    } else if (event instanceof EvaluationStarted e) {
      return change(state, place, e.version(), v -> evaluating(v, e, by));
    } else if (event instanceof EvaluationRenewed e) {
      return change(
          state,
          place,
          e.version(),
          v -> evaluation(v, e.evaluation(), old -> old.renewed(e.to())));
    } else if (event instanceof EvaluationFinished e) {
      return change(
          state, place, e.version(), v -> evaluation(v, e.evaluation(), old -> old.finished(e)));
    } else if (event instanceof PredictionsErased e) {
      return change(state, place, e.version(), v -> erased(v, e, by));
    } else if (event instanceof AliasAssigned e) {
      requireVersion(state, place, e.to());
      return aliased(state, place, e.alias(), Optional.of(e.to()), e.rollsBack());
    } else if (event instanceof AliasRemoved e) {
      return aliased(state, place, e.alias(), Optional.empty(), e.rollsBack());
    } else if (event instanceof ApprovalGiven e) {
      return change(
          state, place, e.version(), v -> v.withMarks(v.marks().approved(approval(e, place))));
    } else if (event instanceof ApprovalWithdrawn e) {
      return change(
          state, place, e.version(), v -> v.withMarks(v.marks().withdrawn(e.alias(), e.given())));
    } else if (event instanceof UnknownEvent e && e.critical()) {
      throw new UnknownCriticalEventException(place.revision(), e.type());
    }
    return state;
  }

  private static void requireVersion(ModelState state, CommitPlace place, int version) {
    require(
        state.findVersion(version).isPresent(),
        place,
        "it speaks of version " + version + ", which was never created");
  }

  private static void require(boolean consistent, CommitPlace place, String what) {
    if (!consistent) {
      throw new InconsistentHistoryException(place.revision(), what);
    }
  }

  private static ModelState change(
      ModelState state, CommitPlace place, int version, UnaryOperator<VersionState> change) {
    requireVersion(state, place, version);
    return state.withVersion(change.apply(state.version(version)));
  }

  private static Approval approval(ApprovalGiven e, CommitPlace place) {
    Authorship by = place.by();
    return new Approval(e.version(), e.alias(), by.actor(), by.at(), by.reason(), place.revision());
  }

  private static VersionState evaluating(VersionState v, EvaluationStarted e, Authorship by) {
    return v.withEvaluations(ListChange.plus(v.evaluations(), EvaluationState.started(e, by.at())));
  }

  private static VersionState evaluation(
      VersionState v, String id, UnaryOperator<EvaluationState> change) {
    return v.withEvaluations(
        ListChange.mapped(v.evaluations(), e -> e.id().equals(id) ? change.apply(e) : e));
  }

  private static VersionState erased(VersionState v, PredictionsErased e, Authorship by) {
    Erasure erasure = new Erasure(e.predictions(), by);
    return evaluation(v, e.evaluation(), old -> old.erased(erasure));
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
