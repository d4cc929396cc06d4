package io.modelogue.internal.state;

import static io.modelogue.internal.state.Story.insisting;
import static io.modelogue.internal.state.Story.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.EvaluationStatus;
import io.modelogue.ModelogueException;
import io.modelogue.VersionStatus;
import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelDeleted;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.history.UnknownEvent;
import io.modelogue.history.VersionEvent.VersionCreated;
import io.modelogue.history.VersionEvent.VersionDeleted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final int STORIES = 60;
  private static final int REQUESTS = 80;
  private static final List<VersionStatus> OUTCOMES =
      List.of(
          VersionStatus.TRAINED,
          VersionStatus.FAILED,
          VersionStatus.CANCELLED,
          VersionStatus.INTERRUPTED);

  @Test
  void randomStoriesFoldedStepByStepAreTheSameAsFoldedFromTheStart() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < STORIES; i++) {
      Story story = Story.withVersions(0);
      int refused = 0;
      for (int j = 0; j < REQUESTS; j++) {
        try {
          story.does(randomRequest(story, random));
        } catch (ModelogueException e) {
          refused++;
        }
      }

      assertThat(refused).as("seed " + seed).isLessThan(REQUESTS);
      assertThat(story.refolded()).as("seed " + seed).isEqualTo(story.state());
      checkNumbers(story, seed);
    }
  }

  private static void checkNumbers(Story story, long seed) {
    ModelState state = story.state();
    assertThat(state.head()).as("seed " + seed).isEqualTo(story.commits().size() - 1);
    for (int i = 0; i < state.versions().size(); i++) {
      VersionState version = state.versions().get(i);
      assertThat(version.number()).as("seed " + seed).isEqualTo(i + 1);
      assertThat(state.running().contains(i + 1)).isEqualTo(version.isRunning());
      assertThat(version.deleted() && !state.aliasesOf(i + 1).isEmpty()).isFalse();
    }
    assertThat(state.versions().stream().filter(v -> !v.deleted()).flatMap(v -> v.label().stream()))
        .as("seed " + seed)
        .doesNotHaveDuplicates();
  }

  private static Request randomRequest(Story story, Random random) {
    int n = 1 + random.nextInt(story.state().versions().size() + 1);
    String alias = "alias-" + random.nextInt(3);
    Optional<String> text = Optional.of("t" + random.nextInt(4)).filter(t -> random.nextBoolean());
    return switch (random.nextInt(18)) {
      case 0 -> ModelRequests.describe(insisting(Optional.empty()), text);
      case 1 -> ModelRequests.tag("k" + random.nextInt(2), insisting(Optional.empty()), text);
      case 2 -> random.nextInt(5) == 0 ? ModelRequests.delete() : ModelRequests.restore();
      case 3 -> ModelRequests.restore();
      case 4 -> Story.register("label-" + random.nextInt(5));
      case 5 -> Story.register();
      case 6, 7 -> Story.train();
      case 8, 9 ->
          RunRequests.finishTraining(
              Story.finish(n, "run-1", OUTCOMES.get(random.nextInt(OUTCOMES.size()))),
              List.of(Story.artifact("m")));
      case 10 -> Story.evaluate(n, "e" + random.nextInt(9));
      case 11 ->
          RunRequests.finishEvaluation(
              Story.finishEvaluation(n, "e" + random.nextInt(9), EvaluationStatus.READY));
      case 12 -> VersionRequests.label(n, insisting(Optional.empty()), text);
      case 13 -> VersionRequests.tag(n, "k", insisting(Optional.empty()), text);
      case 14 -> random.nextBoolean() ? VersionRequests.delete(n) : VersionRequests.restore(n);
      case 15 -> VersionRequests.deleteAnyway(n);
      case 16 -> AliasRequests.assign(alias, n, seen(story.holder(alias)));
      default -> AliasRequests.rollBack(alias, insisting(0L));
    };
  }

  @Test
  void anUnknownEventThatIsNotCriticalIsPassedOver() {
    Story story = Story.withVersions(1);
    ModelState before = story.state();
    story.happens(List.of(new UnknownEvent("later", false, "{}")));

    assertThat(story.state().versions()).isEqualTo(before.versions());
    assertThat(story.state().head()).isEqualTo(before.head() + 1);
  }

  @Test
  void anUnknownEventThatIsCriticalEndsTheFold() {
    assertThatExceptionOfType(UnknownCriticalEventException.class)
        .isThrownBy(
            () -> Story.withVersions(1).happens(List.of(new UnknownEvent("later", true, "{}"))))
        .matches(e -> e.revision() == 2 && e.type().equals("later"));
  }

  @Test
  void eventsThatDoNotAddUpAreNamedByTheirRevision() {
    List<HistoryEvent> inconsistent =
        List.of(
            Story.created(),
            version(1),
            version(3),
            version(0),
            new VersionDeleted(2),
            new TrainingStarted(-1, Story.run("r")),
            new AliasAssigned("champion", Optional.empty(), 2, OptionalLong.empty()));
    for (HistoryEvent event : inconsistent) {
      assertThatExceptionOfType(InconsistentHistoryException.class)
          .as(event.describe())
          .isThrownBy(() -> Story.withVersions(1).happens(List.of(event)))
          .matches(e -> e.revision() == 2);
    }
    assertThatExceptionOfType(InconsistentHistoryException.class)
        .isThrownBy(() -> new Story().happens(List.of(new ModelDeleted())))
        .withMessageContaining("before it is created");
  }

  private static VersionCreated version(int number) {
    VersionDraft draft = Story.draft();
    return new VersionCreated(
        number,
        draft.id(),
        draft.config(),
        draft.label(),
        draft.parent(),
        draft.note(),
        Map.of(),
        draft.environment(),
        true);
  }
}
