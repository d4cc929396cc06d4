package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.ObservedStorage.Call;
import io.modelogue.history.HistoryEntry;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Storage;
import io.modelogue.storage.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Purging: the files go, the history stays, and what others need is not touched. */
@ParameterizedClass
@EnumSource(Backend.class)
class PurgeTest {
  private final Place place;
  private final ObservedStorage storage;
  private final ModelRegistry registry;
  private final Model spam;

  PurgeTest(Backend backend) {
    place = backend.place();
    storage = new ObservedStorage(place.storage());
    registry = ModelRegistry.builder(storage).template(Mails.template()).actor("ada").open();
    spam = Mails.model(registry);
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private static ModelVersion register(Model model, String content) {
    return model
        .register(VersionConfig.builder().build())
        .artifact("model.bin", content.getBytes(StandardCharsets.UTF_8))
        .commit();
  }

  private boolean isThere(StoredArtifact artifact) {
    try (Storage other = place.storage()) {
      return other.blobs().find(BlobId.parse(artifact.digest())).isPresent();
    }
  }

  private long blobs() {
    try (Storage other = place.storage()) {
      return other.blobs().list(Cursor.START, 100).items().size();
    }
  }

  @Test
  void purgingDropsEverythingThatOnlyThisVersionKept() {
    ModelVersion version = spam.train().start().await();
    version.evaluate().on(HELD_OUT).start().await();
    assertThat(blobs()).isEqualTo(6);
    version.delete("a mistake");

    ModelVersion purged = version.purge("personal data");

    assertThat(purged.isPurged()).isTrue();
    assertThat(purged.isDeleted()).isTrue();
    assertThat(blobs()).isZero();
    HistoryEntry newest = spam.history().get(spam.history().size() - 1);
    assertThat(newest.reason()).contains("personal data");
    assertThat(((VersionPurged) newest.events().get(0)).blobs()).hasSize(6);
    assertThat(purged.artifact("model.bin").digest()).isNotEmpty();
    assertThat(purged.evaluation(HELD_OUT).rocAuc().isDefined()).isTrue();
  }

  @Test
  void verificationTellsPurgedBlobsFromDamage() {
    ModelVersion version = register(spam, "weights");
    Anchor before = spam.anchor();
    version.delete("a mistake");
    version.purge("personal data");

    Verification verification = registry.verify().requireIntact();

    assertThat(verification.removed())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.PURGED);
    assertThat(verification.blobs()).isZero();
    assertThat(verification).asString().contains("intact; removed on purpose: 1 blob\n");
    spam.verify(before).requireIntact();
    spam.verify(spam.anchor()).requireIntact();
  }

  @Test
  void aBlobThatIsGoneWithoutAPurgeIsStillDamage() {
    ModelVersion version = register(spam, "weights");
    register(spam, "other").delete("unused").purge("unused");
    try (Storage other = place.storage()) {
      BlobId id = BlobId.parse(version.artifact("model.bin").digest());
      assertThat(other.blobs().delete(id, Instant.MAX)).isTrue();
    }

    assertThat(registry.verify().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.BLOB_MISSING);
  }

  @Test
  void onlyADeletedVersionIsPurged() {
    ModelVersion version = register(spam, "weights");

    assertThatThrownBy(() -> version.purge("too early"))
        .isInstanceOf(VersionStateException.class)
        .hasMessage("version 1 of \"spam-filter\" is not deleted; delete it before purging it");
    assertThat(version.artifact("model.bin").bytes()).isNotEmpty();
  }

  @Test
  void aPurgedVersionIsNotRestoredAndItsNumberIsNotGivenAgain() {
    ModelVersion version = register(spam, "weights").delete("a mistake").purge("gone");

    assertThatThrownBy(() -> version.restore("wanted after all"))
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("is purged: its files are gone for good, and it cannot be restored");
    assertThatThrownBy(() -> version.promote("champion").commit())
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("is purged");
    assertThatThrownBy(() -> version.evaluate().on(HELD_OUT).predictions(Mails.score(3)).start())
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("is purged");
    assertThat(register(spam, "next").number()).isEqualTo(2);
    assertThat(spam.version(1).isPurged()).isTrue();
  }

  @Test
  void whoAsksForAPurgedFileIsToldWhyItIsGone() {
    ModelVersion trained = spam.train().start().await();
    Evaluation evaluation = trained.evaluate().on(HELD_OUT).start().await();
    ModelVersion purged = trained.delete("a mistake").purge("gone");

    for (ModelVersion picture : List.of(trained, purged)) {
      assertThatThrownBy(() -> picture.artifact("model.bin").bytes())
          .isInstanceOf(ContentRemovedException.class)
          .hasMessage(
              "artifact \"model.bin\" of version 1 of \"spam-filter\" can no longer be read: the"
                  + " version was purged; the history still says what it was");
      assertThatThrownBy(picture::lossCurve).isInstanceOf(ContentRemovedException.class);
      assertThatThrownBy(picture::log).isInstanceOf(ContentRemovedException.class);
    }
    assertThatThrownBy(evaluation.version().evaluation()::predictions)
        .isInstanceOf(ContentRemovedException.class);
    assertThatThrownBy(purged.evaluation()::result).isInstanceOf(ContentRemovedException.class);
  }

  @Test
  void whatAnotherVersionOrModelNeedsStays() {
    Model churn = registry.createModel("churn").create();
    ModelVersion here = register(spam, "shared within");
    ModelVersion twin = register(spam, "shared within");
    ModelVersion mine = register(spam, "shared across");
    ModelVersion theirs = register(churn, "shared across");

    here.delete("old").purge("old");
    mine.delete("old").purge("old");

    assertThat(twin.artifact("model.bin").bytes()).asString().isEqualTo("shared within");
    assertThat(theirs.artifact("model.bin").bytes()).asString().isEqualTo("shared across");
    assertThat(registry.verify().requireIntact().removed()).isEmpty();

    twin.delete("old").purge("old");
    assertThat(isThere(twin.artifact("model.bin"))).isFalse();
  }

  @Test
  void whatADeletedVersionOrModelNeedsStaysSinceItMayBeRestored() {
    Model churn = registry.createModel("churn").create();
    ModelVersion purged = register(spam, "weights");
    ModelVersion deleted = register(spam, "weights");
    ModelVersion elsewhere = register(spam, "others");
    ModelVersion inDeletedModel = register(churn, "others");
    deleted.delete("for now");
    churn.delete("for now");

    purged.delete("old").purge("old");
    elsewhere.delete("old").purge("old");

    assertThat(deleted.restore("needed").artifact("model.bin").bytes()).isNotEmpty();
    registry.restoreModel("churn", "needed");
    assertThat(inDeletedModel.artifact("model.bin").bytes()).isNotEmpty();
  }

  @Test
  void aPurgeThatWasInterruptedIsCompletedByCallingItAgain() {
    ModelVersion version = register(spam, "weights").delete("a mistake");
    storage.beforeNext(
        Call.DELETE,
        () -> {
          throw new UnavailableException("the disk is away", null);
        });
    assertThatThrownBy(() -> version.purge("gone"))
        .isInstanceOf(StorageFailureException.class)
        .hasMessageContaining("while purging version 1 of \"spam-filter\"");

    assertThat(spam.version(1).isPurged()).isTrue();
    assertThat(isThere(version.artifact("model.bin"))).isTrue();
    assertThat(registry.verify().requireIntact().removed())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.REMOVAL_UNFINISHED);
    long head = spam.anchor().revision();

    version.purge("gone");

    assertThat(isThere(version.artifact("model.bin"))).isFalse();
    assertThat(spam.anchor().revision()).isEqualTo(head);
    assertThat(registry.verify().removed())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.PURGED);
  }

  @Test
  void whatIsRegisteredWhileAPurgeLooksForSharingIsKept() {
    ModelVersion version = register(spam, "weights").delete("a mistake");
    try (ModelRegistry other = place.registry().open()) {
      storage.beforeNext(Call.DELETE, () -> register(other.model("spam-filter"), "weights"));

      version.purge("gone");

      assertThat(spam.version(2).artifact("model.bin").bytes()).asString().isEqualTo("weights");
    }
  }

  @Test
  void whatIsPurgedBetweenAWritersFileAndItsCommitIsPutAgain() {
    ModelVersion version = register(spam, "weights").delete("a mistake");
    try (ModelRegistry other = place.registry().open()) {
      storage.beforeNext(Call.APPEND, () -> other.model("spam-filter").version(1).purge("gone"));

      ModelVersion twin = register(spam, "weights");

      assertThat(spam.version(1).isPurged()).isTrue();
      assertThat(twin.artifact("model.bin").bytes()).asString().isEqualTo("weights");
      registry.verify().requireIntact();
    }
    assertThat(version.number()).isEqualTo(1);
  }

  @Test
  void whatIsBeingEvaluatedIsNotPurged() throws InterruptedException {
    CountDownLatch scoring = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ModelVersion version = register(spam, "weights");
    Job<Evaluation> job =
        version
            .evaluate()
            .on(HELD_OUT)
            .scoredBy(
                (v, data, context) -> {
                  scoring.countDown();
                  go.await();
                  return Mails.score(3);
                })
            .start();
    scoring.await();
    version.delete("a mistake");

    assertThatThrownBy(() -> version.purge("gone"))
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("is still being evaluated; purge it when that has ended");

    go.countDown();
    job.await();
    assertThat(version.purge("gone").isPurged()).isTrue();
    assertThat(blobs()).isZero();
  }
}
