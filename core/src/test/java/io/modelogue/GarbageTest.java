package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.Backend.Place;
import io.modelogue.ObservedStorage.Call;
import io.modelogue.internal.Digests;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What was kept for a commit that never came is found, and dropped when somebody asks for it. */
@ParameterizedClass
@EnumSource(Backend.class)
class GarbageTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final VersionConfig CONFIG = VersionConfig.builder().build();

  private final Place place;

  GarbageTest(Backend backend) {
    place = backend.place();
  }

  @AfterEach
  void close() {
    place.close();
  }

  private ModelRegistry now() {
    return place.registry().open();
  }

  private ModelRegistry in(Duration future) {
    return place.registry().clock(Clock.offset(Clock.systemUTC(), future)).open();
  }

  /** Keeps bytes as a writer does who ends before the commit. */
  private void keepWithoutCommit(String text) {
    try (Storage storage = place.storage()) {
      put(storage, text);
    }
  }

  private static void put(Storage storage, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var unused =
        storage.blobs().put(BlobId.parse(Digests.of(bytes)), bytes.length, ContentSource.of(bytes));
  }

  private static ModelVersion register(Model model, String artifact) {
    return model
        .register(CONFIG)
        .artifact("model.bin", artifact.getBytes(StandardCharsets.UTF_8))
        .commit();
  }

  @Test
  void onlyWhatNoVersionNeedsIsDroppedAndOnlyWhenItIsOld() {
    try (ModelRegistry registry = now()) {
      Model spam = Mails.model(registry);
      register(spam, "needed");
      register(spam, "needed by a deleted version").delete("old");
      var unused =
          register(spam, "evaluated")
              .evaluate()
              .on(HELD_OUT)
              .predictions(Mails.score(10))
              .start()
              .await();
      register(registry.createModel("churn").create(), "needed by a deleted model");
      registry.model("churn").delete("old");
      keepWithoutCommit("forgotten");
      keepWithoutCommit("forgotten too");

      assertThat(registry.check().unneeded()).contains(new Garbage(2, 22));
      assertThat(registry.collectGarbage(WEEK)).isEqualTo(new Garbage(0, 0));
    }
    try (ModelRegistry registry = in(WEEK.plusHours(1))) {
      assertThat(registry.collectGarbage(WEEK.plusHours(2))).isEqualTo(new Garbage(0, 0));
      assertThat(registry.collectGarbage(WEEK)).isEqualTo(new Garbage(2, 22));
      assertThat(registry.collectGarbage(WEEK)).isEqualTo(new Garbage(0, 0));
      assertThat(registry.check().unneeded()).contains(new Garbage(0, 0));
      assertThat(registry.check().isHealthy()).isTrue();
    }
  }

  @Test
  void lessThanAWeekIsTooShort() {
    try (ModelRegistry registry = now()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> registry.collectGarbage(WEEK.minusNanos(1)))
          .withMessageContaining("after 7 days at the earliest");
    }
  }

  @Test
  void whatSomebodyComesToNeedBetweenReadingAndDroppingStays() {
    keepWithoutCommit("old bytes");
    ObservedStorage hooked = new ObservedStorage(place.storage());
    try (ModelRegistry registry = now();
        ModelRegistry collecting =
            ModelRegistry.builder(hooked)
                .clock(Clock.offset(Clock.systemUTC(), WEEK.plusHours(1)))
                .open()) {
      Model spam = Mails.model(registry);
      // the collector's clock is ahead: even a blob touched just now is old to it
      hooked.beforeNext(Call.DELETE, () -> register(spam, "old bytes"));
      collecting.collectGarbage(WEEK);
      // so it is dropped, and the next writer finds that out
      ModelVersion again = register(spam, "old bytes");

      assertThat(again.artifact("model.bin").bytes()).asString().isEqualTo("old bytes");
      assertThat(registry.verify().findings()).isEmpty();
    }
  }

  @Test
  void aWriterPutsAgainWhatWasDroppedBeforeItsCommit() {
    ObservedStorage hooked = new ObservedStorage(place.storage());
    try (ModelRegistry registry = ModelRegistry.builder(hooked).open();
        ModelRegistry collecting = in(WEEK.plusHours(1))) {
      Model spam = Mails.model(registry);
      // the blob is there, the commit is not
      hooked.beforeNext(
          Call.APPEND,
          () -> assertThat(collecting.collectGarbage(WEEK)).isEqualTo(new Garbage(1, 5)));

      ModelVersion version = register(spam, "bytes");

      assertThat(version.artifact("model.bin").bytes()).asString().isEqualTo("bytes");
      assertThat(registry.verify().findings()).isEmpty();
    }
  }

  @Test
  void nothingIsDroppedFromARegistryThatIsOnlyRead() {
    keepWithoutCommit("forgotten");
    try (ModelRegistry registry = now()) {
      Mails.model(registry);
    }
    Clock later = Clock.offset(Clock.systemUTC(), WEEK.plusHours(1));
    try (ModelRegistry reading = place.reading().clock(later).open()) {
      assertThatExceptionOfType(ReadOnlyRegistryException.class)
          .isThrownBy(() -> reading.collectGarbage(WEEK));
      assertThat(reading.check().unneeded()).contains(new Garbage(1, 9));
    }
  }
}
