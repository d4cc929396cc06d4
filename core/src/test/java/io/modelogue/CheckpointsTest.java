package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.internal.Digests;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.StreamId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is written down to read faster changes no answer, and is found if it was forged. */
class CheckpointsTest {
  private static final StreamId SPAM = new StreamId("model", "spam");

  private final EditableStorage storage = new EditableStorage();

  private ModelRegistry open() {
    return ModelRegistry.builder(storage).open();
  }

  /** Makes a history of so many commits. */
  private void write(int commits) {
    try (ModelRegistry registry = open()) {
      Model spam = registry.createModel("spam").concepts("ham", "spam").createIfAbsent();
      for (long r = spam.now().anchor().revision() + 1; r < commits; r++) {
        if (r % 3 == 0) {
          spam.tag("weather", "rain " + r).commit();
        } else {
          spam.register(VersionConfig.builder().set("r", r).build()).commit();
        }
      }
    }
  }

  private String picture() {
    try (ModelRegistry registry = open()) {
      Model spam = registry.model("spam");
      return spam.now() + "\n" + spam.now().tags() + "\n" + spam.versions() + spam.history();
    }
  }

  @Test
  void aShortHistoryHasNone() {
    write(100);
    assertThat(storage.checkpoints).isEmpty();
  }

  @Test
  void aLongHistoryIsReadFromItsCheckpointOn() {
    write(150);
    assertThat(storage.checkpoints.get(SPAM).revision()).isEqualTo(100);

    storage.commitsRead = 0;
    try (ModelRegistry registry = open()) {
      assertThat(registry.model("spam").versions()).hasSize(100);
      // the registry's own, the checkpoint's last one, and those behind it
      assertThat(storage.commitsRead).isEqualTo(1 + 1 + 49);
    }
  }

  @Test
  void aStateThatCameFromACheckpointAloneIsRememberedToo() {
    write(101);
    assertThat(storage.checkpoints.get(SPAM).revision()).isEqualTo(100);
    try (ModelRegistry registry = open()) {
      assertThat(registry.model("spam").versions()).hasSize(67);
      storage.commitsRead = 0;
      assertThat(registry.model("spam").versions()).hasSize(67);

      assertThat(storage.commitsRead).isZero();
    }
  }

  @Test
  void itIsWrittenAnewWhenATwentiethOfTheHistoryCameAfterIt() {
    write(205);
    assertThat(storage.checkpoints.get(SPAM).revision()).isEqualTo(201);
    write(3_000);
    assertThat(storage.checkpoints.get(SPAM).revision()).isBetween(3_000 - 151L, 2_999L);
    assertThat(storage.checkpointsKept).hasValueLessThanOrEqualTo(30);
  }

  @Test
  void writersThatAreFasterThanCheckpointsLeaveTheNewest() {
    CountDownLatch written = new CountDownLatch(1);
    storage.beforeCheckpoints = () -> await(written);
    try (ModelRegistry registry = open()) {
      Model spam = registry.createModel("spam").create();
      for (int r = 1; r < 1_000; r++) {
        spam.tag("r", "v" + r).commit();
      }
      written.countDown();
    }

    assertThat(storage.checkpoints.get(SPAM).revision()).isBetween(1_000 - 101L, 999L);
    assertThat(storage.checkpointsKept).hasValueLessThanOrEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noAnswerChangesWhenItIsTakenAway() {
    write(350);
    String with = picture();
    storage.checkpoints.clear();

    assertThat(picture()).isEqualTo(with);
  }

  @Test
  void oneThatCannotBeWrittenIsNotMissed() {
    storage.failToKeepCheckpoints();
    write(150);

    assertThat(storage.checkpoints).isEmpty();
    assertThat(storage.commits("spam")).hasSize(150);
  }

  @Test
  void oneThatIsDamagedOrOfAnotherHistoryIsPassedOver() {
    write(150);
    String before = picture();
    String payload = payload();
    for (String wrong :
        List.of(
            "",
            "\u0000\u0001",
            payload.substring(1),
            payload.replace("\"versions\":67", "\"versions\":68"),
            payload.replaceFirst("\"hash\":\"..", "\"hash\":\"00"))) {
      keep(wrong);
      assertThat(picture()).isEqualTo(before);
    }
  }

  @Test
  void oneThatIsForgedMisleadsReadersUntilVerificationFindsIt() {
    write(150);
    keep(payload().replace("\"r\":61", "\"r\":16"));

    try (ModelRegistry registry = open()) {
      Model spam = registry.model("spam");
      assertThat(spam.versions()).noneMatch(v -> v.config().getInt("r") == 61);
      for (Verification verification : List.of(spam.verify(), registry.verify())) {
        assertThat(verification.findings())
            .singleElement()
            .matches(f -> f.kind() == Finding.Kind.CHECKPOINT_WRONG)
            .matches(f -> f.revision().getAsLong() == 100)
            .matches(f -> f.detail().contains("delete it"));
      }
    }
  }

  @Test
  void oneThatIsRightIsNoFinding() {
    write(350);
    try (ModelRegistry registry = open()) {
      assertThat(registry.verify().findings()).isEmpty();
    }
  }

  @Test
  void whatCannotBeUndoneDoesNotRestOnIt() {
    try (ModelRegistry registry = open()) {
      Model spam = registry.createModel("spam").create();
      for (byte v = 0; v < 110; v++) {
        spam.register(VersionConfig.builder().build()).artifact("m", new byte[] {7}).commit();
      }
    }
    String digest = Digests.of(new byte[] {7});
    String payload = payload();
    int secondVersion = payload.indexOf(digest, payload.indexOf("\"version\":2"));
    keep(
        payload.substring(0, secondVersion)
            + "0".repeat(digest.length())
            + payload.substring(secondVersion + digest.length()));

    try (ModelRegistry registry = open()) {
      registry.model("spam").version(1).delete("old").purge("old");

      assertThat(registry.verify().findings())
          .extracting(Finding::kind)
          .containsOnly(Finding.Kind.CHECKPOINT_WRONG);
    }
  }

  @Test
  void aRegistryThatRemembersNothingWritesNoMoreOfThem() {
    try (ModelRegistry registry = ModelRegistry.builder(storage).cacheBytes(0).open()) {
      Model spam = registry.createModel("spam").create();
      for (int r = 1; r < 190; r++) {
        spam.tag("r", "v" + r).commit();
      }
    }
    assertThat(storage.checkpointsKept).hasValue(1);
  }

  @Test
  void oneThatHoldsNonsenseIsPassedOver() {
    write(150);
    String before = picture();
    String payload = payload();
    for (String wrong :
        List.of(
            payload.replace("\"lines\"", "\"running\":[99999999999],\"lines\""),
            payload.replaceFirst("model-created", "model-creates"),
            payload.replace("version-created", "version-creates"),
            payload.replaceFirst("\"commits\"", "\"c0mmits\""))) {
      assertThat(wrong).isNotEqualTo(payload);
      keep(wrong);
      assertThat(picture()).isEqualTo(before);
      try (ModelRegistry registry = open()) {
        assertThat(registry.verify().findings()).as(wrong.substring(0, 900)).isEmpty();
      }
    }
  }

  private String payload() {
    return new String(storage.checkpoints.get(SPAM).payload(), StandardCharsets.UTF_8);
  }

  private void keep(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    storage.checkpoints.put(SPAM, new Checkpoint(100, bytes));
  }
}
