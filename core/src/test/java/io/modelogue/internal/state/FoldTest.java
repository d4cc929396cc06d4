package io.modelogue.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

  @Test
  void randomStoriesFoldedStepByStepAreTheSameAsFoldedFromTheStart() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < STORIES; i++) {
      Story story = Story.withVersions(0);
      int refused = 0;
      for (int j = 0; j < REQUESTS; j++) {
        if (!RandomRequests.happens(story, random)) {
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
