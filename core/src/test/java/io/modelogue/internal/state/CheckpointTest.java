package io.modelogue.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.internal.journal.CheckpointCodec;
import io.modelogue.internal.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final int STORIES = 30;
  private static final int REQUESTS = 80;

  @Test
  void aStateComesBackFromItsCheckpointWithEverythingInIt() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < STORIES; i++) {
      Story story = Story.withVersions(random.nextInt(200));
      for (int j = 0; j < REQUESTS; j++) {
        RandomRequests.happens(story, random);
      }

      ModelState restored = restored(story.state()).orElseThrow();

      assertThat(restored).as("seed " + seed).isEqualTo(story.state());
      assertThat(orders(restored)).as("seed " + seed).isEqualTo(orders(story.state()));
      assertThat(restored.weight()).isEqualTo(story.state().weight());
    }
  }

  /** Maps are equal in any order; people see one. */
  private static List<String> orders(ModelState state) {
    return List.of(
        state.tags().toString(),
        state.facts().changes().toString(),
        state.versions().stream().map(v -> v.marks().toString()).toList().toString());
  }

  @Test
  void whatHappensAfterACheckpointIsFoldedUponIt() {
    Story story = Story.withVersions(130).promotes("champion", 2).promotes("champion", 129);
    ModelState restored = restored(story.state()).orElseThrow();

    Request more =
        VersionRequests.tag(130, "k", Story.insisting(Optional.empty()), Optional.of("v"));
    ModelState expected = story.does(more).does(Story.register()).rollsBack("champion").state();

    assertThat(story.continued(restored)).isEqualTo(expected);
  }

  @Test
  void aCheckpointOfAnotherRegistryOrModelIsNoneOfThisOne() {
    byte[] payload = CheckpointCodec.encode(Story.withVersions(1).state());

    assertThat(CheckpointCodec.decode(payload, UUID.randomUUID(), "spam", CheckpointTest::noSpare))
        .isEmpty();
    assertThat(CheckpointCodec.decode(payload, Story.REGISTRY, "ham", CheckpointTest::noSpare))
        .isEmpty();
  }

  @Test
  void aCheckpointOfAnotherFoldOrFormatIsNotRead() {
    for (String changed : List.of("\"fold\":2", "\"format\":2")) {
      String key = changed.substring(0, changed.indexOf(':'));
      assertThat(decoded(text(Story.withVersions(1).state()).replaceFirst(key + ":1", changed)))
          .isEmpty();
    }
  }

  @Test
  void bytesThatWereNeverWrittenAreRefused() {
    String whole = text(Story.withVersions(2).state());
    for (String wrong :
        List.of(
            "",
            "{}",
            "no json\n",
            whole.substring(0, whole.length() - 1),
            whole + "x",
            whole.replace("\"versions\":2", "\"versions\":200"),
            whole.replace("model-created", "version-created"))) {
      assertThatExceptionOfType(MalformedJsonException.class)
          .as(wrong)
          .isThrownBy(() -> decoded(wrong));
    }
  }

  @Test
  void versionsThatCannotBeReadAreTakenFromTheWholeHistory() {
    ModelState state = Story.withVersions(200).state();
    String wrong = text(state).replace("\"version\":130", "\"versioX\":130");

    ModelState restored =
        CheckpointCodec.decode(bytes(wrong), Story.REGISTRY, "spam", revision -> state)
            .orElseThrow();

    assertThat(restored).isEqualTo(state);
    assertThat(wrong).isNotEqualTo(text(state));
  }

  private static Optional<ModelState> restored(ModelState state) {
    return decoded(text(state));
  }

  private static Optional<ModelState> decoded(String payload) {
    return CheckpointCodec.decode(bytes(payload), Story.REGISTRY, "spam", CheckpointTest::noSpare);
  }

  private static ModelState noSpare(long revision) {
    throw new AssertionError("the checkpoint of revision " + revision + " could not be read");
  }

  private static String text(ModelState state) {
    return new String(CheckpointCodec.encode(state), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
