package io.modelogue.internal.state;

import io.modelogue.Artifact;
import io.modelogue.DatasetRef;
import io.modelogue.EvaluationStatus;
import io.modelogue.VersionConfig;
import io.modelogue.VersionStatus;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.history.RunIdentity;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.internal.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One model to which one thing happens after another, folded as the engine folds it. */
final class Story {
  static final UUID REGISTRY = new UUID(1, 2);
  static final Instant START = Instant.parse("2026-03-03T09:00:00Z");

  private final List<List<HistoryEvent>> commits = new ArrayList<>();
  private ModelState state = ModelState.nothing("spam");

  /** Returns a story at whose start a model stands, with so many registered versions. */
  static Story withVersions(int versions) {
    Story story = new Story().does(ModelRequests.create(created("ham", "spam")));
    for (int number = 1; number <= versions; number++) {
      story.does(register());
    }
    return story;
  }

  static ModelCreated created(String... concepts) {
    return new ModelCreated(
        Optional.of("a filter"),
        List.of(concepts),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("team", "mail"));
  }

  static Request register(String... labels) {
    return VersionRequests.register(draft(labels), List.of());
  }

  static Request train() {
    return VersionRequests.train(draft(), run("run-1"));
  }

  static VersionDraft draft(String... labels) {
    return new VersionDraft(
        "id",
        VersionConfig.builder().build(),
        List.of(labels).stream().findFirst(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  static RunIdentity run(String id) {
    return new RunIdentity(id, "host", "boot", 1, "start", START);
  }

  static TrainingFinished finish(int version, String run, VersionStatus outcome) {
    return new TrainingFinished(
        version,
        run,
        outcome,
        Duration.ofSeconds(5),
        Map.of("loss", 0.5),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static EvaluationFinished finishEvaluation(
      int version, String evaluation, EvaluationStatus outcome) {
    return new EvaluationFinished(
        version, evaluation, outcome, Duration.ofSeconds(1), Optional.empty(), Optional.empty());
  }

  static Request evaluate(int version, String evaluation) {
    return RunRequests.startEvaluation(
        version, evaluation, DatasetRef.of("mails"), Map.of(), run(evaluation));
  }

  static Artifact artifact(String name) {
    return new Artifact(name, "ab".repeat(32), 1);
  }

  /** Returns what an author saw who looks now and never insists. */
  static <T> Seen<T> seen(T value) {
    return new Seen<>(value, false);
  }

  static <T> Seen<T> insisting(T value) {
    return new Seen<>(value, true);
  }

  ModelState state() {
    return state;
  }

  VersionState version(int number) {
    return state.version(number);
  }

  List<List<HistoryEvent>> commits() {
    return commits;
  }

  /** Lets a request decide without anything coming of it. */
  List<HistoryEvent> decides(Request request) {
    return request.decide(state);
  }

  /** Lets a request decide, and folds what it decides. */
  Story does(Request request) {
    List<HistoryEvent> events = request.decide(state);
    return events.isEmpty() ? this : happens(events);
  }

  Story happens(List<HistoryEvent> events) {
    state = Evolution.evolve(state, place(commits.size()), events);
    commits.add(List.copyOf(events));
    return this;
  }

  Story promotes(String alias, int number) {
    return does(AliasRequests.assign(alias, number, seen(holder(alias))));
  }

  Story removes(String alias, int holder) {
    return does(AliasRequests.remove(alias, seen(Optional.of(holder))));
  }

  Story rollsBack(String alias) {
    return does(AliasRequests.rollBack(alias, seen(step(alias))));
  }

  Optional<Integer> holder(String alias) {
    return state.findAlias(alias).map(VersionState::number);
  }

  /** Returns the revision of an alias's newest step. */
  long step(String alias) {
    return state.aliases().get(alias).revision();
  }

  /** Returns the state folded from the start. */
  ModelState refolded() {
    return continued(ModelState.nothing("spam"));
  }

  /** Returns the state folded from where another one ends. */
  ModelState continued(ModelState from) {
    ModelState state = from;
    for (int i = (int) from.head() + 1; i < commits.size(); i++) {
      state = Evolution.evolve(state, place(i), commits.get(i));
    }
    return state;
  }

  private static CommitPlace place(int revision) {
    return new CommitPlace(
        REGISTRY,
        revision,
        Digests.of(String.valueOf(revision).getBytes(StandardCharsets.UTF_8)),
        100,
        new Authorship(
            START.plusSeconds(revision), "author-" + revision, Optional.of("reason-" + revision)));
  }
}
