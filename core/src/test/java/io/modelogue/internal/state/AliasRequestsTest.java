package io.modelogue.internal.state;

import static io.modelogue.internal.state.Story.insisting;
import static io.modelogue.internal.state.Story.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.AliasNotFoundException;
import io.modelogue.ConcurrentChangeException;
import io.modelogue.NothingToRollBackException;
import io.modelogue.VersionNotFoundException;
import io.modelogue.VersionStateException;
import io.modelogue.VersionStatus;
import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.AliasEvent.AliasRemoved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AliasRequestsTest {
  private static final String CHAMPION = "champion";

  @Test
  void anAliasMovesFromHolderToHolderAndKeepsItsHistory() {
    Story story = Story.withVersions(2).promotes(CHAMPION, 1).promotes(CHAMPION, 2);

    assertThat(story.holder(CHAMPION)).contains(2);
    assertThat(story.state().aliases().get(CHAMPION).steps())
        .extracting(AliasState::version)
        .containsExactly(Optional.of(1), Optional.of(2));
    assertThat(story.decides(AliasRequests.assign(CHAMPION, 2, seen(Optional.of(1))))).isEmpty();
  }

  @Test
  void anAliasThatMovedSinceItsAuthorLookedIsNotMovedAgain() {
    Story story = Story.withVersions(3).promotes(CHAMPION, 1).promotes(CHAMPION, 2);

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> story.does(AliasRequests.assign(CHAMPION, 3, seen(Optional.of(1)))))
        .withMessageContainingAll("alias champion", "author-5", "reason-5", "evenIfChanged()")
        .matches(e -> e.subject().equals("alias champion"));
    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> story.does(AliasRequests.remove(CHAMPION, seen(Optional.of(1)))));
    assertThat(story.decides(AliasRequests.assign(CHAMPION, 3, insisting(Optional.of(1)))))
        .containsExactly(new AliasAssigned(CHAMPION, Optional.of(2), 3, OptionalLong.empty()));
  }

  @Test
  void onlyAUsableVersionHoldsAnAlias() {
    Story story = Story.withVersions(1).does(Story.train());

    assertThatExceptionOfType(VersionStateException.class)
        .isThrownBy(() -> story.promotes(CHAMPION, 2))
        .withMessageContaining("is training");
    assertThatExceptionOfType(VersionNotFoundException.class)
        .isThrownBy(() -> story.promotes(CHAMPION, 3));
    story.does(
        RunRequests.finishTraining(Story.finish(2, "run-1", VersionStatus.TRAINED), List.of()));
    assertThat(story.promotes(CHAMPION, 2).holder(CHAMPION)).contains(2);
  }

  @Test
  void anAliasThatPointsAtNothingCannotBeRemoved() {
    Story story = Story.withVersions(1).promotes(CHAMPION, 1);

    assertThat(story.decides(AliasRequests.remove(CHAMPION, seen(Optional.of(1)))))
        .containsExactly(new AliasRemoved(CHAMPION, 1, OptionalLong.empty()));
    assertThatExceptionOfType(AliasNotFoundException.class)
        .isThrownBy(() -> story.does(AliasRequests.remove("champoin", seen(Optional.empty()))))
        .withMessageContaining("did you mean \"champion\"?");
  }

  @Test
  void rollbackGoesBackToTheHolderBefore() {
    Story story = Story.withVersions(2).promotes(CHAMPION, 1).promotes(CHAMPION, 2);
    long undone = story.step(CHAMPION);

    assertThat(story.decides(AliasRequests.rollBack(CHAMPION, seen(undone))))
        .containsExactly(new AliasAssigned(CHAMPION, Optional.of(2), 1, OptionalLong.of(undone)));
  }

  @Test
  void rollbackOfARollbackGoesOneStepFurtherBack() {
    Story story =
        Story.withVersions(3)
            .promotes(CHAMPION, 1)
            .promotes(CHAMPION, 2)
            .promotes(CHAMPION, 3)
            .rollsBack(CHAMPION);
    assertThat(story.holder(CHAMPION)).contains(2);

    story.rollsBack(CHAMPION);
    assertThat(story.holder(CHAMPION)).contains(1);
    assertThatExceptionOfType(NothingToRollBackException.class)
        .isThrownBy(() -> story.rollsBack(CHAMPION))
        .withMessageContaining("no earlier holder");
  }

  @Test
  void anAssignmentAfterARollbackIsRolledBackToWhereTheRollbackHadLed() {
    Story story =
        Story.withVersions(3)
            .promotes(CHAMPION, 1)
            .promotes(CHAMPION, 2)
            .rollsBack(CHAMPION)
            .promotes(CHAMPION, 3)
            .rollsBack(CHAMPION);

    assertThat(story.holder(CHAMPION)).contains(1);
    assertThatExceptionOfType(NothingToRollBackException.class)
        .isThrownBy(() -> story.rollsBack(CHAMPION));
  }

  @Test
  void rollbackOfARemovalBringsTheHolderBack() {
    Story story =
        Story.withVersions(2)
            .promotes(CHAMPION, 1)
            .promotes(CHAMPION, 2)
            .does(AliasRequests.remove(CHAMPION, seen(Optional.of(2))))
            .rollsBack(CHAMPION);
    assertThat(story.holder(CHAMPION)).contains(2);

    assertThat(story.rollsBack(CHAMPION).holder(CHAMPION)).contains(1);
  }

  @Test
  void rollbackPassesOverARemovalToTheHolderBeforeIt() {
    Story story = Story.withVersions(2).promotes(CHAMPION, 1).removes(CHAMPION, 1);
    story.promotes(CHAMPION, 2);
    long undone = story.step(CHAMPION);

    assertThat(story.decides(AliasRequests.rollBack(CHAMPION, seen(undone))))
        .containsExactly(new AliasAssigned(CHAMPION, Optional.of(2), 1, OptionalLong.of(undone)));
    story.rollsBack(CHAMPION);
    assertThatExceptionOfType(NothingToRollBackException.class)
        .isThrownBy(() -> story.rollsBack(CHAMPION));
  }

  @Test
  void anAssignmentOfTheSameVersionAfterARemovalIsNoHolderOfItsOwn() {
    Story story = Story.withVersions(2).promotes(CHAMPION, 2).promotes(CHAMPION, 1);
    story.removes(CHAMPION, 1).promotes(CHAMPION, 1);

    assertThat(story.rollsBack(CHAMPION).holder(CHAMPION)).contains(2);
    assertThatExceptionOfType(NothingToRollBackException.class)
        .isThrownBy(() -> story.rollsBack(CHAMPION));
  }

  @Test
  void aRemovalAfterARollbackIsRolledBackToWhereTheRollbackHadLed() {
    Story story = Story.withVersions(2).promotes(CHAMPION, 1).promotes(CHAMPION, 2);
    story.rollsBack(CHAMPION).removes(CHAMPION, 1).rollsBack(CHAMPION);

    assertThat(story.holder(CHAMPION)).contains(1);
    assertThatExceptionOfType(NothingToRollBackException.class)
        .isThrownBy(() -> story.rollsBack(CHAMPION));
  }

  /** Whatever happened: each rollback leads to a version that held it, and they come to an end. */
  @Test
  void rollbacksFollowTheHoldersBackInOrderWhateverHappened() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Story story = Story.withVersions(4);
      Deque<Integer> holders = new ArrayDeque<>();
      for (int step = 0; step < 12; step++) {
        Optional<Integer> holder = story.holder(CHAMPION);
        int number = 1 + random.nextInt(4);
        if (holder.isPresent() && random.nextInt(4) == 0) {
          story.removes(CHAMPION, holder.get());
        } else if (holder.filter(h -> h == number).isEmpty()) {
          story.promotes(CHAMPION, number);
          if (!Objects.equals(holders.peek(), number)) {
            holders.push(number);
          }
        }
      }
      if (story.holder(CHAMPION).isPresent()) {
        holders.pop();
      }
      List<Integer> wanted = List.copyOf(holders);
      List<Integer> seen = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        seen.add(story.rollsBack(CHAMPION).holder(CHAMPION).orElseThrow());
      }
      assertThat(seen).as("seed %s, round %s", seed, round).isEqualTo(wanted);
      if (story.holder(CHAMPION).isPresent()) {
        assertThatExceptionOfType(NothingToRollBackException.class)
            .as("seed %s, round %s", seed, round)
            .isThrownBy(() -> story.rollsBack(CHAMPION));
      }
    }
  }

  @Test
  void twoRollbacksAtOnceAreOne() {
    Story story =
        Story.withVersions(3).promotes(CHAMPION, 1).promotes(CHAMPION, 2).promotes(CHAMPION, 3);
    Request mine = AliasRequests.rollBack(CHAMPION, seen(story.step(CHAMPION)));
    Request yours = AliasRequests.rollBack(CHAMPION, seen(story.step(CHAMPION)));

    story.does(mine);
    assertThat(story.decides(yours)).isEmpty();
    assertThat(story.does(yours).holder(CHAMPION)).contains(2);
  }

  @Test
  void aRollbackOfWhatSomebodyElseHasMovedMeanwhileIsRefused() {
    Story story = Story.withVersions(3).promotes(CHAMPION, 1).promotes(CHAMPION, 2);
    long seen = story.step(CHAMPION);
    story.promotes(CHAMPION, 3);

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> story.does(AliasRequests.rollBack(CHAMPION, seen(seen))))
        .withMessageContainingAll("version 3", "author-6", "reason-6");
    assertThat(story.does(AliasRequests.rollBack(CHAMPION, insisting(seen))).holder(CHAMPION))
        .contains(2);
  }

  @Test
  void aRollbackToADeletedVersionIsRefused() {
    Story story =
        Story.withVersions(2)
            .promotes(CHAMPION, 1)
            .promotes(CHAMPION, 2)
            .does(VersionRequests.delete(1));

    assertThatExceptionOfType(VersionStateException.class)
        .isThrownBy(() -> story.rollsBack(CHAMPION))
        .withMessageContaining("restore it first");
  }

  @Test
  void anAliasThatWasNeverAssignedCannotBeRolledBack() {
    assertThatExceptionOfType(AliasNotFoundException.class)
        .isThrownBy(
            () -> Story.withVersions(1).does(AliasRequests.rollBack(CHAMPION, insisting(0L))));
  }

  @Test
  void aLongAliasHistoryIsComparedWithoutDeepRecursion() {
    AliasState one = null;
    AliasState two = null;
    for (int revision = 0; revision < 100_000; revision++) {
      one = step(revision, one);
      two = step(revision, two);
    }

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).hasToString("champion -> 1 at 99999");
    assertThat(one).isNotEqualTo(step(99_999, null));
  }

  private static AliasState step(long revision, @Nullable AliasState before) {
    return new AliasState(
        CHAMPION,
        revision,
        Story.START,
        "ann",
        Optional.empty(),
        Optional.of(1),
        OptionalLong.empty(),
        before);
  }
}
