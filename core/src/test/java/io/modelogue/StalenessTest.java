package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How old an answer may be, and who asks the store all the same. */
class StalenessTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ClockByHand clock = new ClockByHand();
  private final MemoryStorage content = MemoryStorage.create(clock);
  private final ReadsObserved storage = new ReadsObserved(content.another(OpenMode.CREATE));
  private final ModelRegistry writer =
      ModelRegistry.builder(content.another(OpenMode.CREATE)).clock(clock).actor("bob").open();
  private final Model written = writer.createModel("m").create();

  @AfterEach
  void close() {
    writer.close();
    storage.close();
    content.close();
  }

  private ModelRegistryBuilder reader() {
    return ModelRegistry.builder(storage).clock(clock).actor("ada");
  }

  @Test
  void unlessToldOtherwiseEveryReadAsksTheStore() {
    try (ModelRegistry registry = reader().open()) {
      Model model = registry.model("m");
      storage.reads.clear();
      written.describe("new").commit();

      assertThat(model.now().description()).contains("new");
      assertThat(model.now().description()).contains("new");
      assertThat(storage.reads).hasSize(2);
    }
  }

  @Test
  void withinTheTimeAnAnswerIsGivenAgainUnasked() {
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).open()) {
      Model model = registry.model("m");
      written.describe("new").commit();
      storage.reads.clear();

      clock.forward(MINUTE.minusNanos(1));
      assertThat(model.now().description()).isEmpty();
      assertThat(model.versions()).isEmpty();
      assertThat(storage.reads).isEmpty();

      clock.forward(Duration.ofNanos(1));
      assertThat(model.now().description()).contains("new");
      assertThat(storage.reads).hasSize(1);
    }
  }

  @Test
  void aLookThatFindsNothingNewCountsAsALook() {
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).open()) {
      Model model = registry.model("m");
      clock.forward(MINUTE);
      assertThat(model.versions()).isEmpty();
      storage.reads.clear();

      clock.forward(MINUTE.minusNanos(1));
      assertThat(model.versions()).isEmpty();
      assertThat(storage.reads).isEmpty();
    }
  }

  @Test
  void aClockThatIsSetBackProlongsNothing() {
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).open()) {
      Model model = registry.model("m");
      written.describe("new").commit();

      clock.forward(Duration.ofHours(-1));

      assertThat(model.now().description()).contains("new");
    }
  }

  @Test
  void whatThisProcessWritesItSeesAtOnce() {
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).open()) {
      Model model = registry.model("m");
      storage.reads.clear();

      model.describe("mine").commit();

      assertThat(model.now().description()).contains("mine");
      assertThat(storage.reads).isEmpty();
    }
  }

  @Test
  void aWriteDecidesOnWhatIsThereAndNotOnWhatWasRead() {
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).open()) {
      Model model = registry.model("m");
      written.describe("theirs").commit();

      assertThatThrownBy(() -> model.describe("mine").commit())
          .isInstanceOf(ConcurrentChangeException.class)
          .hasMessageContaining("is theirs now, changed by bob");
      assertThat(model.describe("mine").commit().description())
          .as("after the refusal the newest state is known")
          .contains("mine");
    }
  }

  @Test
  void refreshAndHistoryAndVerificationAskTheStore() {
    ModelVersion version = written.register(VersionConfig.builder().build()).commit();
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).open()) {
      ModelVersion picture = registry.model("m").version(1);
      version.note("new").commit();

      assertThat(registry.model("m").version(1).note()).isEmpty();
      assertThat(registry.model("m").history()).hasSize(3);
      assertThat(registry.verify().commits()).isEqualTo(3);
      assertThat(picture.refresh().note()).contains("new");
    }
  }

  @Test
  void aWatchAsksTheStoreEachTime() {
    ModelVersion version = written.register(VersionConfig.builder().build()).commit();
    ManualTicking time = new ManualTicking();
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).ticking(time).open()) {
      var heard = new java.util.ArrayList<ModelVersion>();
      registry.model("m").watch("champion", Duration.ofSeconds(1), heard::add);
      version.promote("champion").commit();

      time.tick();

      assertThat(heard).containsExactly(version);
    }
  }

  @Test
  void purgingNeverDropsAFileThatAnotherProcessHasComeToNeed() {
    byte[] shared = {1, 2, 3};
    Model other = writer.createModel("other").create();
    written.register(VersionConfig.builder().build()).artifact("a", shared).commit();
    try (ModelRegistry registry = reader().maxStaleness(MINUTE).open()) {
      assertThat(registry.model("other").versions()).isEmpty();
      ModelVersion needs =
          other.register(VersionConfig.builder().build()).artifact("b", shared).commit();
      ModelVersion purged = registry.model("m").version(1);
      purged.delete("old");
      purged.purge("old");

      assertThat(needs.artifact("b").bytes()).isEqualTo(shared);
    }
  }

  @Test
  void theStoragesSuggestionIsTheDefaultAndCanBeOverruled() {
    storage.suggestedStaleness = MINUTE;
    try (ModelRegistry registry = reader().open()) {
      Model model = registry.model("m");
      written.describe("new").commit();
      assertThat(model.now().description()).isEmpty();
    }
    try (ModelRegistry registry =
        ModelRegistry.builder(new ReadsObserved(content.another(OpenMode.EXISTING)))
            .clock(clock)
            .maxStaleness(Duration.ZERO)
            .open()) {
      Model model = registry.model("m");
      written.describe("newer").commit();
      assertThat(model.now().description()).contains("newer");
    }
  }

  @Test
  void longTimesAreFineAndNegativeOnesAreNot() {
    try (ModelRegistry registry =
        reader().maxStaleness(Duration.ofSeconds(Long.MAX_VALUE)).open()) {
      assertThat(registry.model("m").versions()).isEmpty();
    }
    assertThatThrownBy(() -> reader().maxStaleness(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a staleness of PT-0.000000001S");
  }
}
