package io.modelogue.internal.state;

import static io.modelogue.internal.state.Story.artifact;
import static io.modelogue.internal.state.Story.draft;
import static io.modelogue.internal.state.Story.insisting;
import static io.modelogue.internal.state.Story.register;
import static io.modelogue.internal.state.Story.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.ConcurrentChangeException;
import io.modelogue.LabelTakenException;
import io.modelogue.VersionInUseException;
import io.modelogue.VersionNotFoundException;
import io.modelogue.VersionStateException;
import io.modelogue.VersionStatus;
import io.modelogue.history.AliasEvent.AliasRemoved;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionTagged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VersionRequestsTest {
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void versionsAreNumberedFromOneWithoutGaps() {
    Story story = Story.withVersions(3).does(VersionRequests.delete(3)).does(register());

    assertThat(story.state().versions())
        .extracting(VersionState::number)
        .containsExactly(1, 2, 3, 4);
    assertThat(story.version(4).status()).isEqualTo(VersionStatus.REGISTERED);
  }

  @Test
  void aVersionIsRegisteredWithItsFilesInOneCommit() {
    Story story =
        Story.withVersions(0)
            .does(VersionRequests.register(draft(), List.of(artifact("a"), artifact("b"))));

    assertThat(story.commits()).hasSize(2);
    assertThat(story.version(1).artifacts()).containsExactly(artifact("a"), artifact("b"));
  }

  @Test
  void aParentThatIsNotThereIsRefused() {
    VersionDraft orphan =
        new VersionDraft(
            "id", draft().config(), NONE, Optional.of(7), NONE, Map.of(), Optional.empty());

    assertThatExceptionOfType(VersionNotFoundException.class)
        .isThrownBy(() -> Story.withVersions(1).does(VersionRequests.register(orphan, List.of())));
  }

  @Test
  void aLabelIsBorneByOneVersionAtATime() {
    Story story = Story.withVersions(1).does(register("1.0"));

    assertThatExceptionOfType(LabelTakenException.class)
        .isThrownBy(() -> story.does(register("1.0")))
        .withMessageContaining("version 2");
    assertThatExceptionOfType(LabelTakenException.class)
        .isThrownBy(() -> story.does(VersionRequests.label(1, seen(NONE), Optional.of("1.0"))));
    story.does(VersionRequests.label(2, seen(Optional.of("1.0")), Optional.of("2.0")));
    story.does(VersionRequests.label(1, seen(NONE), Optional.of("1.0")));
    assertThat(story.state().findVersionByLabel("1.0")).contains(story.version(1));
  }

  @Test
  void theLabelOfADeletedVersionIsFreeAndCanStandInTheWayOfItsRestoring() {
    Story story =
        Story.withVersions(0)
            .does(register("1.0"))
            .does(VersionRequests.delete(1))
            .does(register("1.0"));

    assertThatExceptionOfType(LabelTakenException.class)
        .isThrownBy(() -> story.does(VersionRequests.restore(1)))
        .withMessageContaining("version 2");
    story.does(VersionRequests.delete(2)).does(VersionRequests.restore(1));
    assertThat(story.version(1).deleted()).isFalse();
  }

  @Test
  void marksThatChangedSinceTheirAuthorLookedAreNotOverwritten() {
    Optional<String> one = Optional.of("1");
    Optional<String> two = Optional.of("2");
    Story story =
        Story.withVersions(1)
            .does(VersionRequests.label(1, seen(NONE), one))
            .does(VersionRequests.note(1, seen(NONE), one))
            .does(VersionRequests.tag(1, "k", seen(NONE), one));

    assertStale(story, VersionRequests.label(1, seen(NONE), two), "label of version 1", "author-2");
    assertStale(story, VersionRequests.note(1, seen(NONE), two), "note of version 1", "author-3");
    assertStale(story, VersionRequests.tag(1, "k", seen(NONE), two), "tag k", "author-4");
    assertThat(story.decides(VersionRequests.tag(1, "k", insisting(NONE), two)))
        .containsExactly(new VersionTagged(1, "k", one, two));
    assertThat(story.decides(VersionRequests.note(1, seen(NONE), one))).isEmpty();
  }

  @Test
  void aMarkOfAVersionSinceItsCreationIsBlamedOnItsCreator() {
    Story story = Story.withVersions(0).does(register("1.0"));

    assertStale(story, VersionRequests.label(1, seen(NONE), Optional.of("2")), "1.0", "author-1");
  }

  private static void assertStale(Story story, Request request, String... said) {
    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> story.does(request))
        .withMessageContainingAll(said);
  }

  @Test
  void aVersionAtWhichAliasesPointIsNotDeleted() {
    Story story = Story.withVersions(1).promotes("champion", 1).promotes("canary", 1);

    assertThatExceptionOfType(VersionInUseException.class)
        .isThrownBy(() -> story.does(VersionRequests.delete(1)))
        .withMessageContainingAll("canary and champion", "deleteAnyway");
  }

  @Test
  void deleteAnywayRemovesTheAliasesInTheSameCommit() {
    Story story = Story.withVersions(1).promotes("champion", 1).promotes("canary", 1);

    assertThat(story.decides(VersionRequests.deleteAnyway(1)))
        .containsExactly(
            new AliasRemoved("canary", 1, OptionalLong.empty()),
            new AliasRemoved("champion", 1, OptionalLong.empty()),
            new VersionDeleted(1));
    story.does(VersionRequests.deleteAnyway(1));
    assertThat(story.holder("champion")).isEmpty();
    assertThat(story.decides(VersionRequests.deleteAnyway(1))).isEmpty();
    assertThat(story.decides(VersionRequests.delete(1))).isEmpty();
  }

  @Test
  void aVersionThatIsBeingTrainedIsNotDeleted() {
    Story story = Story.withVersions(0).does(Story.train());

    for (Request request : List.of(VersionRequests.delete(1), VersionRequests.deleteAnyway(1))) {
      assertThatExceptionOfType(VersionStateException.class)
          .isThrownBy(() -> story.does(request))
          .withMessageContaining("cancel its training");
    }
  }

  @Test
  void whatIsDeletedIsRestoredBeforeItIsChanged() {
    Story story = Story.withVersions(1).does(VersionRequests.delete(1));

    for (Request request :
        List.of(
            VersionRequests.label(1, insisting(NONE), Optional.of("x")),
            VersionRequests.note(1, insisting(NONE), Optional.of("x")),
            VersionRequests.tag(1, "k", insisting(NONE), Optional.of("x")),
            AliasRequests.assign("champion", 1, insisting(Optional.empty())),
            Story.evaluate(1, "e"))) {
      assertThatExceptionOfType(VersionStateException.class)
          .isThrownBy(() -> story.does(request))
          .withMessageContaining("restore it first");
    }
    story.does(VersionRequests.restore(1));
    assertThat(story.decides(VersionRequests.restore(1))).isEmpty();
  }
}
