package io.modelogue.internal.state;

import io.modelogue.Approval;
import io.modelogue.EvaluationStatus;
import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.AliasEvent.AliasRemoved;
import io.modelogue.history.ApprovalEvent.ApprovalGiven;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelDeleted;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.history.ModelEvent.ModelTagged;
import io.modelogue.history.ModelEvent.PrimaryChanged;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.history.VersionEvent.VersionCreated;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionLabelled;
import io.modelogue.history.VersionEvent.VersionNoted;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.history.VersionEvent.VersionTagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shortest history that leads to a state: of every change that was overtaken by a later one,
 * only the later one is told. It consists of the same events as the whole history, so that whatever
 * folds and stores the one can fold and store the other.
 *
 * <p>It is a summary for reading fast, and proves nothing: old values, renewals, and all that a
 * chain of hashes would bind are left out.
 */
public final class Abridgement {
  private static final String TAG = "tag ";

  /**
   * One event of a history, and the commit that it was part of.
   *
   * @param revision the commit's revision; -1 where the state does not know it and need not
   * @param by who made the commit, when and why
   * @param event the event
   */
  public record Step(long revision, Authorship by, HistoryEvent event) {
    /** Returns whether the same is known of both commits. */
    public boolean isOfSameCommitAs(Step other) {
      return revision == other.revision && by.equals(other.by);
    }
  }

  private Abridgement() {}

  /** Returns what happened to the model itself and its aliases, each alias by itself. */
  public static List<Step> ofModel(ModelState state) {
    List<Step> steps = new ArrayList<>();
    ModelFacts facts = state.facts();
    Optional<Authorship> creator = facts.changedBy("");
    facts.created().ifPresent(e -> steps.add(step(creator.orElseThrow(), e)));
    facts
        .changes()
        .forEach((what, by) -> change(facts, what).ifPresent(e -> steps.add(step(by, e))));
    if (facts.deleted()) {
      steps.add(step(creator.orElseThrow(), new ModelDeleted()));
    }
    state.aliases().values().forEach(newest -> newest.steps().forEach(s -> steps.add(alias(s))));
    return steps;
  }

  private static Optional<HistoryEvent> change(ModelFacts facts, String what) {
    if (what.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (what) {
          case "description" -> new ModelDescribed(Optional.empty(), facts.description());
          case "primary metric" ->
              new PrimaryChanged(Optional.empty(), facts.primary().orElseThrow());
          default -> {
            String key = what.substring(TAG.length());
            yield new ModelTagged(
                key, Optional.empty(), Optional.ofNullable(facts.tags().get(key)));
          }
        });
  }

  /** Returns what happened to one version. */
  public static List<Step> ofVersion(VersionState version) {
    List<Step> steps = new ArrayList<>();
    int number = version.number();
    Authorship by = version.by();
    steps.add(step(by, version.created()));
    version.artifacts().forEach(a -> steps.add(step(by, new ArtifactAttached(number, a))));
    version.training().started().ifPresent(e -> steps.add(step(by, e)));
    version.training().finished().ifPresent(e -> steps.add(step(by, e)));
    version.evaluations().forEach(e -> evaluation(number, e, by, steps));
    marks(number, version.marks(), steps);
    switch (version.presence()) {
      case LIVE -> {}
      case DELETED -> steps.add(step(by, new VersionDeleted(number)));
      case PURGED -> steps.add(step(by, new VersionPurged(number, version.purged())));
    }
    return steps;
  }

  private static void evaluation(int number, EvaluationState e, Authorship by, List<Step> steps) {
    Authorship then = new Authorship(e.startedAt(), by.actor(), Optional.empty());
    steps.add(
        step(then, new EvaluationStarted(number, e.id(), e.dataset(), e.evaluator(), e.run())));
    if (e.status() != EvaluationStatus.RUNNING) {
      steps.add(
          step(
              then,
              new EvaluationFinished(
                  number, e.id(), e.status(), e.took(), e.summary(), e.failure())));
    }
    e.erasure()
        .ifPresent(
            erasure ->
                steps.add(
                    step(
                        erasure.by(),
                        new PredictionsErased(number, e.id(), erasure.predictions()))));
  }

  private static void marks(int number, Marks marks, List<Step> steps) {
    marks.changes().forEach((what, by) -> steps.add(step(by, change(number, marks, what))));
    marks.approvals().forEach(approval -> steps.add(approval(approval)));
  }

  private static Step approval(Approval approval) {
    Authorship by = new Authorship(approval.at(), approval.actor(), approval.reason());
    return new Step(
        approval.revision(), by, new ApprovalGiven(approval.version(), approval.alias()));
  }

  private static HistoryEvent change(int number, Marks marks, String what) {
    return switch (what) {
      case "label" -> new VersionLabelled(number, Optional.empty(), marks.label());
      case "note" -> new VersionNoted(number, Optional.empty(), marks.note());
      default -> {
        String key = what.substring(TAG.length());
        yield new VersionTagged(
            number, key, Optional.empty(), Optional.ofNullable(marks.tags().get(key)));
      }
    };
  }

  private static Step alias(AliasState s) {
    HistoryEvent event =
        s.version()
            .<HistoryEvent>map(
                v -> new AliasAssigned(s.alias(), s.holderBefore(), v, s.rollsBack()))
            .orElseGet(
                () -> new AliasRemoved(s.alias(), s.holderBefore().orElse(0), s.rollsBack()));
    return new Step(s.revision(), new Authorship(s.at(), s.actor(), s.reason()), event);
  }

  /** Returns the version that these steps make; the first of them creates it. */
  public static VersionState version(List<Step> steps) {
    Step first = steps.get(0);
    VersionState version = VersionState.created((VersionCreated) first.event(), first.by());
    for (Step step : steps.subList(1, steps.size())) {
      version = VersionEvolution.evolve(version, step.revision(), step.by(), step.event());
    }
    return version;
  }

  /** Returns the state that these steps make around versions that are known already. */
  public static ModelState state(ModelState base, List<Step> steps) {
    ModelState state = base;
    for (Step step : steps) {
      CommitPlace place =
          new CommitPlace(
              base.registry().orElseThrow(),
              step.revision(),
              base.hash().orElseThrow(),
              0,
              step.by());
      state = Evolution.evolve(state, place, List.of(step.event()));
    }
    return state.at(base.position());
  }

  private static Step step(Authorship by, HistoryEvent event) {
    return new Step(-1, by, event);
  }
}
