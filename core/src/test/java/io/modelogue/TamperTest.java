package io.modelogue;

import static io.modelogue.TamperedRegistry.NEWEST;
import static io.modelogue.TamperedRegistry.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.modelogue.Finding.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What verification finds of what somebody with access to the store can do, and what it cannot:
 * every row of the table in the guide, on every backend. What was tampered with is written into a
 * new place of the backend and verified there.
 */
@ParameterizedClass
@EnumSource(Backend.class)
class TamperTest {
  private final TamperedRegistry store;

  TamperTest(Backend backend) {
    store = new TamperedRegistry(backend);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatNobodyTouchedIsIntact() {
    store.readFromBackend();
    assertThat(store.anchor.revision()).isEqualTo(NEWEST);
    assertIntact();
    assertThat(store.registry().verify().commits()).isEqualTo(2 * (NEWEST + 1));
    assertThat(store.registry().model(SPAM).verify(store.anchor).isIntact()).isTrue();
    assertThat(store.registry().verify(store.whole).isIntact()).isTrue();
  }

  static Stream<Arguments> found() {
    return Stream.of(
        row("edit", 4, Kind.CHAIN_BROKEN, t -> t.forgery().edit(3, "first", "worst")),
        row(
            "edit of the time",
            3,
            Kind.CHAIN_BROKEN,
            t -> t.forgery().edit(2, "\"at\":\"20", "\"at\":\"19")),
        row(
            "edit to nonsense",
            3,
            Kind.UNREADABLE,
            t -> t.forgery().edit(3, "\"actor\"", "\"axtor\"")),
        row("insertion", 3, Kind.MISPLACED, t -> t.spam().add(3, t.spam().get(2))),
        row("insertion that fits", 4, Kind.MISPLACED, t -> t.spam().add(3, t.forgery().fitting(3))),
        row(
            "insertion, the rest renumbered",
            4,
            Kind.CHAIN_BROKEN,
            t -> t.forgery().insertAndRenumber()),
        row("removal", 3, Kind.MISPLACED, t -> t.spam().remove(3)),
        row("removal of the start", 0, Kind.MISPLACED, t -> t.spam().remove(0)),
        row("reordering", 3, Kind.MISPLACED, t -> t.spam().add(3, t.spam().remove(4))),
        row("another model's", 3, Kind.MISPLACED, t -> t.spam().set(3, t.other(3))),
        row("another model's newest", NEWEST, Kind.MISPLACED, t -> t.spam().set(6, t.other(6))),
        row(
            "another registry's",
            3,
            Kind.MISPLACED,
            t -> t.spam().set(3, TamperedRegistry.ofAnotherRegistry(3))),
        row(
            "an event that does not add up",
            7,
            Kind.INCONSISTENT,
            t -> t.forgery().appendNonsense()));
  }

  private static Arguments row(
      String what, long revision, Kind kind, Consumer<TamperedRegistry> deed) {
    return Arguments.of(what, revision, kind, deed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("found")
  void isFoundWithoutAnAnchor(
      String what, long revision, Kind kind, Consumer<TamperedRegistry> deed) {
    deed.accept(store);
    store.readFromBackend();

    assertThat(store.registry().verify().findings())
        .extracting(Finding::kind, Finding::model, Finding::revision)
        .containsExactly(tuple(kind, Optional.of(SPAM), OptionalLong.of(revision)));
    assertThat(store.registry().verify(store.whole).findings())
        .extracting(Finding::kind, Finding::model, Finding::revision)
        .contains(tuple(kind, Optional.of(SPAM), OptionalLong.of(revision)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("found")
  void isRefusedByEveryReadAndWrite(
      String what, long revision, Kind kind, Consumer<TamperedRegistry> deed) {
    Model handle = store.registryWithoutMemory().model(SPAM);
    deed.accept(store);

    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> store.registry().model(SPAM),
            () -> store.registry().createModel(SPAM).createIfAbsent(),
            () -> handle.asOf(Instant.now()),
            () -> handle.versions())) {
      assertThatExceptionOfType(DamagedHistoryException.class)
          .isThrownBy(use)
          .matches(e -> e.kind() == kind && e.revision() == revision && e.model().equals(SPAM))
          .withMessageContaining("revision " + revision);
    }
    assertThat(store.registry().model("other").versions()).hasSize(2);
  }

  static Stream<Arguments> notFound() {
    return Stream.of(
        row(
            "edit of the newest",
            NEWEST,
            Kind.REWRITTEN,
            t -> t.forgery().edit(NEWEST, "keep", "drop")),
        row("cut-off tail", NEWEST, Kind.CUT_OFF, t -> t.spam().subList(5, 7).clear()),
        row("older copy", NEWEST, Kind.CUT_OFF, t -> t.spam().subList(2, 7).clear()),
        row("older copy that went on", NEWEST, Kind.REWRITTEN, TamperedRegistry::putBackAndGoOn),
        row("removed and made anew", NEWEST, Kind.REWRITTEN, TamperedRegistry::removeAndMakeAnew),
        row(
            "complete rewrite",
            NEWEST,
            Kind.REWRITTEN,
            t -> t.forgery().replaceFrom(0, "first", "worst")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notFound")
  void isFoundWithAnAnchorOnly(
      String what, long revision, Kind kind, Consumer<TamperedRegistry> deed) {
    deed.accept(store);
    store.readFromBackend();

    assertIntact();
    assertThat(store.registry().model(SPAM).verify(store.anchor).findings())
        .extracting(Finding::kind, Finding::revision)
        .containsExactly(tuple(kind, OptionalLong.of(revision)));
    assertThat(store.registry().verify(store.whole).findings())
        .extracting(Finding::kind, Finding::model, Finding::revision)
        .containsExactly(tuple(kind, Optional.of(SPAM), OptionalLong.of(revision)));
  }

  @Test
  void aCutOffTailIsFoundBesideOtherDamage() {
    store.storage.removeBlobs();
    store.spam().subList(5, 7).clear();
    store.reopen();

    assertThat(store.registry().verify(store.whole).findings())
        .extracting(Finding::kind)
        .contains(Kind.BLOB_MISSING, Kind.CUT_OFF);
  }

  /** No anchor of a model helps here: there is nothing left to hold it against. */
  @Test
  void aRemovedModelIsFoundWithAnAnchorOfTheRegistryOnly() {
    store.storage.removeModel(SPAM);
    store.readFromBackend();

    assertIntact();
    assertThatExceptionOfType(ModelNotFoundException.class)
        .isThrownBy(() -> store.registry().model(SPAM).verify(store.anchor));
    assertThat(store.registry().verify(store.whole).findings())
        .extracting(Finding::kind, Finding::model, Finding::revision)
        .containsExactly(tuple(Kind.MODEL_MISSING, Optional.of(SPAM), OptionalLong.empty()));
  }

  @Test
  void anOlderCopyOfAllModelsIsFoundWithTheAnchorInEachOfThem() {
    store.storage.commits(SPAM).remove(NEWEST);
    store.storage.commits("other").remove(NEWEST);
    store.readFromBackend();

    assertIntact();
    assertThat(store.registry().verify(store.whole).findings())
        .extracting(Finding::kind, Finding::model)
        .containsExactly(
            tuple(Kind.CUT_OFF, Optional.of("other")), tuple(Kind.CUT_OFF, Optional.of(SPAM)));
  }

  @Test
  void anotherRegistryInItsPlaceIsFoundWithTheAnchorOnly() {
    EditableStorage elsewhere = new EditableStorage();
    try (ModelRegistry other = TamperedRegistry.open(elsewhere)) {
      TamperedRegistry.history(other, SPAM);
    }
    store.read(elsewhere);

    assertIntact();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store.registry().model(SPAM).verify(store.anchor));
    assertThat(store.registry().verify(store.whole).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.OTHER_REGISTRY);
  }

  static Stream<Arguments> behindTheAnchor() {
    return Stream.of(
        Arguments.of("edit of the newest", deed(t -> t.forgery().edit(8, "later", "never"))),
        Arguments.of("cut-off tail", deed(t -> t.spam().subList(7, 9).clear())),
        Arguments.of("rewrite", deed(t -> t.forgery().replaceFrom(7, "ann", "eve"))),
        Arguments.of("removed model", deed(t -> t.storage.removeModel("new"))));
  }

  private static Consumer<TamperedRegistry> deed(Consumer<TamperedRegistry> deed) {
    return deed;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void behindTheAnchor(String what, Consumer<TamperedRegistry> deed) {
    store.registry().model(SPAM).version(1).note("soon").commit();
    store.registry().model(SPAM).version(1).note("later").commit();
    store.registry().createModel("new").create();
    deed.accept(store);
    store.readFromBackend();

    assertIntact();
    assertThat(store.registry().model(SPAM).verify(store.anchor).isIntact()).isTrue();
    assertThat(store.registry().verify(store.whole).isIntact()).isTrue();
  }

  @Test
  void anAnchorOfAnotherModelOrRegistryIsRefused() {
    Anchor other = store.registry().model("other").anchor();

    assertThat(Anchor.parse(store.anchor.toString())).isEqualTo(store.anchor);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store.registry().model(SPAM).verify(other));
  }

  @Test
  void blobsThatAreGoneAreFound() {
    store.storage.removeBlobs();
    store.readFromBackend();

    assertThat(store.registry().verify().findings())
        .hasSize(4)
        .allMatch(finding -> finding.kind() == Kind.BLOB_MISSING);
    assertThat(store.registry().model(SPAM).verify(store.anchor).isIntact()).isTrue();
  }

  @Test
  void blobsThatAreDamagedAreFoundAndNeverReadInSilence() {
    store.storage.damageBlobs();
    store.reopen();

    assertThat(store.registry().verify().findings())
        .hasSize(4)
        .allMatch(finding -> finding.kind() == Kind.BLOB_DAMAGED);
    StoredArtifact artifact = store.registry().model(SPAM).version(1).artifact("model.bin");
    assertThatExceptionOfType(DamagedHistoryException.class).isThrownBy(artifact::bytes);
  }

  @Test
  void theRegistrysIdCannotBeExchanged() {
    new Forgery(store.storage.registryCommits())
        .edit(0, store.registry().id().toString(), UUID.randomUUID().toString());
    store.readFromBackend();

    assertThat(store.registry().verify().findings())
        .hasSize(2)
        .allMatch(f -> f.kind() == Kind.MISPLACED && f.revision().equals(OptionalLong.of(0)));
  }

  @Test
  void behindAnEventOfANewerReleaseTheChainIsStillVerified() {
    store.forgery().replaceFrom(3, "alias-assigned", "alias-sung");
    store.forgery().edit(5, "worse", "wurst");
    store.readFromBackend();

    assertThat(store.registry().verify().findings())
        .extracting(Finding::kind, Finding::revision)
        .containsExactly(
            tuple(Kind.NOT_UNDERSTOOD, OptionalLong.of(3)),
            tuple(Kind.CHAIN_BROKEN, OptionalLong.of(6)));
    assertThatExceptionOfType(UnsupportedHistoryException.class)
        .isThrownBy(() -> store.registry().model(SPAM))
        .withMessageContainingAll("alias-sung", "upgrade");
  }

  private void assertIntact() {
    assertThat(store.registry().verify().findings()).isEmpty();
  }
}
