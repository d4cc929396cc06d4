package io.modelogue.internal.state;

import io.modelogue.Approval;
import io.modelogue.history.ApprovalEvent;
import io.modelogue.history.ApprovalEvent.ApprovalGiven;
import io.modelogue.history.ApprovalEvent.ApprovalWithdrawn;
import io.modelogue.history.EvaluationEvent;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationRenewed;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.TrainingEvent;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingRenewed;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.history.VersionEvent;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionLabelled;
import io.modelogue.history.VersionEvent.VersionNoted;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.history.VersionEvent.VersionRestored;
import io.modelogue.history.VersionEvent.VersionTagged;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** How events change one version, once it is created. */
final class VersionEvolution {
  private VersionEvolution() {}

  /** Returns the number of the version that an event speaks of, if it speaks of one alone. */
  static OptionalInt versionOf(HistoryEvent event) {
    if (event instanceof VersionEvent e) {
      return OptionalInt.of(e.version());
    } else if (event instanceof TrainingEvent e) {
      return OptionalInt.of(e.version());
    } else if (event instanceof EvaluationEvent e) {
      return OptionalInt.of(e.version());
    } else if (event instanceof ApprovalEvent e) {
      return OptionalInt.of(e.version());
    }
    return OptionalInt.empty();
  }

  /** Returns the version after an event that speaks of it, in the commit of that revision. */
  static VersionState evolve(
      VersionState version, long revision, Authorship by, HistoryEvent event) {
    if (event instanceof ArtifactAttached e) {
      return version.attached(e.artifact());
    } else if (event instanceof VersionLabelled e) {
      return version.withMarks(version.marks().labelled(e.to(), by));
    } else if (event instanceof VersionNoted e) {
      return version.withMarks(version.marks().noted(e.to(), by));
    } else if (event instanceof VersionTagged e) {
      return version.withMarks(version.marks().tagged(e.key(), e.to(), by));
    } else if (event instanceof VersionDeleted) {
      return version.with(Presence.DELETED);
    } else if (event instanceof VersionRestored) {
      return version.with(Presence.LIVE);
    } else if (event instanceof VersionPurged e) {
      return version.purged(e.blobs());
    } else if (event instanceof TrainingStarted e) {
      return version.started(e);
    } else if (event instanceof TrainingRenewed e) {
      return version.renewed(e.to());
    } else if (event instanceof TrainingFinished e) {
      return version.finished(e);
    } else if (event instanceof EvaluationEvent e) {
      return evaluated(version, by, e);
    } else if (event instanceof ApprovalGiven e) {
      return version.withMarks(version.marks().approved(approval(e, revision, by)));
    } else if (event instanceof ApprovalWithdrawn e) {
      return version.withMarks(version.marks().withdrawn(e.alias(), e.given()));
    }
    return version;
  }

  private static Approval approval(ApprovalGiven e, long revision, Authorship by) {
    return new Approval(e.version(), e.alias(), by.actor(), by.at(), by.reason(), revision);
  }

  private static VersionState evaluated(VersionState version, Authorship by, EvaluationEvent e) {
    if (e instanceof EvaluationStarted started) {
      return version.withEvaluations(
          ListChange.plus(version.evaluations(), EvaluationState.started(started, by.at())));
    } else if (e instanceof EvaluationRenewed renewed) {
      return change(version, e, old -> old.renewed(renewed.to()));
    } else if (e instanceof EvaluationFinished finished) {
      return change(version, e, old -> old.finished(finished));
    } else if (e instanceof PredictionsErased erased) {
      return change(version, e, old -> old.erased(new Erasure(erased.predictions(), by)));
    }
    return version;
  }

  private static VersionState change(
      VersionState version, EvaluationEvent event, UnaryOperator<EvaluationState> change) {
    return version.withEvaluations(
        ListChange.mapped(
            version.evaluations(), e -> e.id().equals(event.evaluation()) ? change.apply(e) : e));
  }
}
