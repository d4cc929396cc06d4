package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.modelogue.Finding.Kind;
import io.modelogue.storage.Commit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What verification finds of what somebody with access to the store can do, and what it cannot. */
class TamperTest {
  private static final String SPAM = "spam";
  private static final int NEWEST = 6;

  private final EditableStorage storage = new EditableStorage();
  private ModelRegistry registry = open(storage);
  private Anchor anchor;

  @BeforeEach
  void sevenRevisionsAndAnotherModel() {
    anchor = history(registry, SPAM);
    history(registry, "other");
  }

  private static Anchor history(ModelRegistry registry, String name) {
    Model model = registry.createModel(name).create();
    ModelVersion one = version(model, "one");
    ModelVersion two = version(model, "two");
    one.promote("champion").because("first").commit();
    two.promote("champion").because("better").commit();
    model.rollback("champion").because("worse").commit();
    one.note("keep").commit();
    return model.anchor();
  }

  private static ModelVersion version(Model model, String text) {
    return model
        .register(VersionConfig.builder().build())
        .artifact("model.bin", text.getBytes(StandardCharsets.UTF_8))
        .commit();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void whatNobodyTouchedIsIntact() {
    assertThat(anchor.revision()).isEqualTo(NEWEST);
    assertIntact();
    assertThat(registry.verify().commits()).isEqualTo(2 * (NEWEST + 1));
    assertThat(registry.model(SPAM).verify(anchor).isIntact()).isTrue();
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
        row("another registry's", 3, Kind.MISPLACED, t -> t.spam().set(3, ofAnotherRegistry(3))),
        row(
            "an event that does not add up",
            7,
            Kind.INCONSISTENT,
            t -> t.forgery().appendNonsense()));
  }

  private static Arguments row(String what, long revision, Kind kind, Consumer<TamperTest> deed) {
    return Arguments.of(what, revision, kind, deed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("found")
  void isFoundWithoutAnAnchor(String what, long revision, Kind kind, Consumer<TamperTest> deed) {
    deed.accept(this);
    reopen();

    assertThat(registry.verify().findings())
        .extracting(Finding::kind, Finding::model, Finding::revision)
        .containsExactly(tuple(kind, Optional.of(SPAM), OptionalLong.of(revision)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("found")
  void isRefusedByEveryReadAndWrite(
      String what, long revision, Kind kind, Consumer<TamperTest> deed) {
    Model handle = registryWithoutMemory().model(SPAM);
    deed.accept(this);

    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> registry.model(SPAM),
            () -> registry.createModel(SPAM).createIfAbsent(),
            () -> handle.asOf(Instant.now()),
            () -> handle.versions())) {
      assertThatExceptionOfType(DamagedHistoryException.class)
          .isThrownBy(use)
          .matches(e -> e.kind() == kind && e.revision() == revision && e.model().equals(SPAM))
          .withMessageContaining("revision " + revision);
    }
    assertThat(registry.model("other").versions()).hasSize(2);
  }

  static Stream<Arguments> notFound() {
    return Stream.of(
        row(
            "edit of the newest",
            NEWEST,
            Kind.REWRITTEN,
            t -> t.forgery().edit(NEWEST, "keep", "drop")),
        row("cut-off tail", NEWEST, Kind.CUT_OFF, t -> t.spam().subList(5, 7).clear()),
        row("older copy that went on", NEWEST, Kind.REWRITTEN, TamperTest::putBackAndGoOn),
        row(
            "complete rewrite",
            NEWEST,
            Kind.REWRITTEN,
            t -> t.forgery().replaceFrom(0, "first", "worst")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notFound")
  void isFoundWithAnAnchorOnly(String what, long revision, Kind kind, Consumer<TamperTest> deed) {
    deed.accept(this);
    reopen();

    assertIntact();
    assertThat(registry.model(SPAM).verify(anchor).findings())
        .extracting(Finding::kind, Finding::revision)
        .containsExactly(tuple(kind, OptionalLong.of(revision)));
  }

  /** No anchor of a model helps here: there is nothing left to hold it against. */
  @Test
  void aRemovedModelIsNotFoundMissing() {
    storage.removeModel(SPAM);
    reopen();

    assertIntact();
    assertThatExceptionOfType(ModelNotFoundException.class)
        .isThrownBy(() -> registry.model(SPAM).verify(anchor));
  }

  @Test
  void anAnchorOfAnotherModelOrRegistryIsRefused() {
    Anchor other = registry.model("other").anchor();

    assertThat(Anchor.parse(anchor.toString())).isEqualTo(anchor);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> registry.model(SPAM).verify(other));
  }

  @Test
  void blobsThatAreGoneAreFound() {
    storage.removeBlobs();
    reopen();

    assertThat(registry.verify().findings())
        .hasSize(4)
        .allMatch(finding -> finding.kind() == Kind.BLOB_MISSING);
    assertThat(registry.model(SPAM).verify(anchor).isIntact()).isTrue();
  }

  @Test
  void blobsThatAreDamagedAreFoundAndNeverReadInSilence() {
    storage.damageBlobs();
    reopen();

    assertThat(registry.verify().findings())
        .hasSize(4)
        .allMatch(finding -> finding.kind() == Kind.BLOB_DAMAGED);
    StoredArtifact artifact = registry.model(SPAM).version(1).artifact("model.bin");
    assertThatExceptionOfType(DamagedHistoryException.class).isThrownBy(artifact::bytes);
  }

  @Test
  void theRegistrysIdCannotBeExchanged() {
    new Forgery(storage.registryCommits())
        .edit(0, registry.id().toString(), UUID.randomUUID().toString());
    reopen();

    assertThat(registry.verify().findings())
        .hasSize(2)
        .allMatch(f -> f.kind() == Kind.MISPLACED && f.revision().equals(OptionalLong.of(0)));
  }

  @Test
  void behindAnEventOfANewerReleaseTheChainIsStillVerified() {
    forgery().replaceFrom(3, "alias-assigned", "alias-sung");
    forgery().edit(5, "worse", "wurst");
    reopen();

    assertThat(registry.verify().findings())
        .extracting(Finding::kind, Finding::revision)
        .containsExactly(
            tuple(Kind.NOT_UNDERSTOOD, OptionalLong.of(3)),
            tuple(Kind.CHAIN_BROKEN, OptionalLong.of(6)));
    assertThatExceptionOfType(UnsupportedHistoryException.class)
        .isThrownBy(() -> registry.model(SPAM))
        .withMessageContainingAll("alias-sung", "upgrade");
  }

  private void assertIntact() {
    assertThat(registry.verify().findings()).isEmpty();
  }

  private void reopen() {
    registry.close();
    registry = open(storage);
  }

  private static ModelRegistry open(EditableStorage storage) {
    return ModelRegistry.builder(storage).actor("ann").open();
  }

  /** A registry that looks at the store whenever it is asked. */
  private ModelRegistry registryWithoutMemory() {
    registry.close();
    registry = ModelRegistry.builder(storage).actor("ann").cacheBytes(0).open();
    return registry;
  }

  private Forgery forgery() {
    return new Forgery(spam());
  }

  private List<Commit> spam() {
    return storage.commits(SPAM);
  }

  private Commit other(int revision) {
    return storage.commits("other").get(revision);
  }

  private static Commit ofAnotherRegistry(int revision) {
    EditableStorage elsewhere = new EditableStorage();
    try (ModelRegistry registry = open(elsewhere)) {
      history(registry, SPAM);
      return elsewhere.commits(SPAM).get(revision);
    }
  }

  private static void putBackAndGoOn(TamperTest t) {
    t.spam().subList(4, 7).clear();
    t.reopen();
    ModelVersion one = t.registry.model(SPAM).version(1);
    one.note("a").commit();
    one.refresh().note("b").commit();
    one.refresh().note("c").commit();
  }
}
