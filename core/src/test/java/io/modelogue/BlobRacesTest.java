package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Interleaving.Act;
import io.modelogue.evaluation.Predictions;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Those who need a file and those who drop it, at once, in every order of their calls to the
 * storage in which the turn passes between them up to three times: whatever is referred to is
 * there. The clock of who collects garbage is a week ahead, so that age protects nothing.
 */
class BlobRacesTest {
  private static final VersionConfig CONFIG = VersionConfig.builder().build();
  private static final byte[] FORGOTTEN = "forgotten".getBytes(UTF_8);
  private static final Predictions SCORES =
      Predictions.binary(
          new double[] {0.1, 0.4, 0.35, 0.8, 0.7, 0.2},
          new boolean[] {false, false, true, true, true, false});

  /** Two who act on a registry that was made anew. */
  private record Pair(Act one, Act other, Runnable examine) {}

  @Test
  void aFileThatIsUsedAgainWhileGarbageIsCollectedIsThere() throws Exception {
    explore(
        (one, other) -> new Pair(() -> register(one, FORGOTTEN), () -> collect(other), () -> {}));
  }

  @Test
  void aFileThatIsTrainedAgainWhileGarbageIsCollectedIsThere() throws Exception {
    explore(
        (one, other) ->
            new Pair(
                () -> one.model("spam").train().start().await(), () -> collect(other), () -> {}));
  }

  @Test
  void whatTwoCollectAtOnceIsDroppedOnce() throws Exception {
    explore(
        (one, other) -> {
          List<Garbage> dropped = new ArrayList<>();
          return new Pair(
              () -> dropped.add(collect(one)),
              () -> dropped.add(collect(other)),
              () -> {
                assertThat(dropped).extracting(Garbage::blobs).containsExactlyInAnyOrder(1L, 0L);
                assertThat(one.model("spam").findVersion(2)).isPresent();
              });
        });
  }

  @Test
  void aFileThatIsRegisteredWhileAVersionWithTheSameIsPurgedIsThere() throws Exception {
    explore(
        (one, other) ->
            new Pair(
                () -> register(one, "deleted".getBytes(UTF_8)),
                () -> other.model("spam").version(2).purge("personal data"),
                () -> assertThat(one.model("spam").version(2).isPurged()).isTrue()));
  }

  @Test
  void labelsThatAreEvaluatedAgainWhileTheirOnlyOthersAreErasedAreThere() throws Exception {
    explore(
        (one, other) ->
            new Pair(
                () -> evaluate(one.model("spam").version(1)),
                () ->
                    other
                        .model("spam")
                        .version(1)
                        .evaluation(HELD_OUT_6)
                        .erasePredictions("personal data"),
                () -> {}));
  }

  @Test
  void aPurgeBesideACollectionLeavesNothingAndTakesNothingElse() throws Exception {
    explore(
        (one, other) ->
            new Pair(
                () -> one.model("spam").version(2).purge("personal data"),
                () -> collect(other),
                () -> {}));
  }

  @Test
  void whatTwoPurgeAtOnceIsGone() throws Exception {
    explore(
        (one, other) ->
            new Pair(
                () -> one.model("spam").version(2).purge("personal data"),
                () -> other.model("spam").version(2).purge("personal data"),
                () -> assertThat(one.model("spam").version(2).isPurged()).isTrue()));
  }

  private static final DatasetRef HELD_OUT_6 = DatasetRef.of("held-out").digest(Mails.SHA).rows(6);

  private void explore(BiFunction<ModelRegistry, ModelRegistry, Pair> pairs) throws Exception {
    int played = 0;
    for (int first = 0; first <= 1; first++) {
      for (int a = 0; play(pairs, first, a); a++) {
        for (int b = 1; play(pairs, first, a, b); b++) {
          played++;
        }
      }
    }
    assertThat(played).as("orders").isGreaterThan(3);
  }

  private static boolean play(
      BiFunction<ModelRegistry, ModelRegistry, Pair> pairs, int first, int... runs)
      throws Exception {
    MemoryStorage memory = MemoryStorage.create();
    Interleaving interleaving = new Interleaving(first, runs);
    try (ModelRegistry one = open(memory, interleaving, 0);
        ModelRegistry other = open(memory, interleaving, 1);
        ModelRegistry after = ModelRegistry.builder(memory.another(OpenMode.CREATE)).open()) {
      one.createModel("spam").concepts("ham", "spam").positive("spam").template("t").create();
      evaluate(register(one, "needed".getBytes(UTF_8)));
      register(one, "deleted".getBytes(UTF_8)).delete("old");
      memory.blobs().put(BlobId.of(FORGOTTEN), FORGOTTEN.length, ContentSource.of(FORGOTTEN));
      Pair pair = pairs.apply(one, other);
      boolean all = interleaving.play(pair.one, pair.other);
      try {
        pair.examine.run();
        Verification verification = after.verify().requireIntact();
        assertThat(verification.removed())
            .extracting(Finding::kind)
            .doesNotContain(Finding.Kind.REMOVAL_UNFINISHED);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "actor %d first, turns passed on after %s calls"
                .formatted(first, Arrays.toString(runs)),
            e);
      }
      return all;
    }
  }

  private static ModelRegistry open(MemoryStorage memory, Interleaving interleaving, int actor) {
    ObservedStorage storage = new ObservedStorage(memory.another(OpenMode.CREATE));
    storage.observe(interleaving.of(actor));
    return ModelRegistry.builder(storage)
        .template(
            TrainingTemplate.named("t")
                .trainer(context -> TrainedModel.builder().artifact("model.bin", FORGOTTEN).build())
                .build())
        .executor(Runnable::run)
        .clock(Clock.offset(Clock.systemUTC(), actor == 1 ? Duration.ofDays(8) : Duration.ZERO))
        .allowClockSkew()
        .open();
  }

  private static ModelVersion register(ModelRegistry registry, byte[] content) {
    return registry.model("spam").register(CONFIG).artifact("model.bin", content).commit();
  }

  private static void evaluate(ModelVersion version) {
    var unused = version.evaluate().on(HELD_OUT_6).predictions(SCORES).start().await();
  }

  private static Garbage collect(ModelRegistry registry) {
    return registry.collectGarbage(Duration.ofDays(7));
  }
}
