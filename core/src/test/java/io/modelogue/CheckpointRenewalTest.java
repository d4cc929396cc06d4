package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.StreamId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checkpoints are renewed while histories grow: behind the writers' backs, and to no effect. */
class CheckpointRenewalTest {
  private static final StreamId SPAM = new StreamId("model", "spam");
  private static final int SESSIONS = 8;

  private final EditableStorage storage = new EditableStorage();

  private ModelRegistry open() {
    return ModelRegistry.builder(storage).open();
  }

  private static void tag(Model model, int times) {
    for (int i = 0; i < times; i++) {
      model.tag("count", "n" + i).commit();
    }
  }

  @Test
  void randomHistoriesReadTheSameWithCheckpointsAndWithout() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int session = 0; session < SESSIONS; session++) {
      try (ModelRegistry registry = open()) {
        Model spam = registry.createModel("spam").createIfAbsent();
        for (int i = random.nextInt(250); i >= 0; i--) {
          somethingHappens(spam, random);
        }
      }
      String with = picture();
      var kept = List.copyOf(storage.checkpoints.entrySet());
      storage.checkpoints.clear();
      assertThat(picture()).as("session %d, seed %d", session, seed).isEqualTo(with);
      kept.forEach(entry -> storage.checkpoints.put(entry.getKey(), entry.getValue()));
    }
    try (ModelRegistry registry = open()) {
      assertThat(registry.verify().findings()).as("seed %d", seed).isEmpty();
    }
    assertThat(storage.checkpointsKept).as("renewals, seed %d", seed).hasValueGreaterThan(1);
  }

  private static void somethingHappens(Model spam, Random random) {
    int versions = spam.now().versions().size();
    int what = versions == 0 ? 0 : random.nextInt(8);
    if (what <= 1) {
      spam.register(VersionConfig.builder().set("r", random.nextInt()).build()).commit();
      return;
    }
    List<ModelVersion> live = spam.versions();
    if (live.isEmpty()) {
      return;
    }
    ModelVersion one = live.get(random.nextInt(live.size()));
    switch (what) {
      case 2 -> one.note("note " + random.nextInt()).commit();
      case 3 -> one.tag("t" + random.nextInt(3), "v" + random.nextInt()).commit();
      case 4 -> one.promote("champion").evenIfChanged().commit();
      case 5 -> one.promote("challenger").evenIfChanged().because("random").commit();
      case 6 -> one.label("label " + random.nextInt()).commit();
      default -> {
        if (random.nextInt(10) == 0) {
          one.deleteAnyway("random");
        } else {
          spam.tag("weather", "rain " + random.nextInt()).commit();
        }
      }
    }
  }

  private String picture() {
    try (ModelRegistry registry = open()) {
      Model spam = registry.model("spam");
      ModelSnapshot now = spam.now();
      StringBuilder all = new StringBuilder().append(now).append(now.tags()).append(now.aliases());
      now.versions().forEach(v -> all.append('\n').append(v).append(v.tags()).append(v.note()));
      for (String alias : List.of("champion", "challenger")) {
        all.append('\n').append(now.aliasHistory(alias));
      }
      return all.toString();
    }
  }

  @Test
  void noWriterWaitsForACheckpointButClosingDoes() {
    CountDownLatch written = new CountDownLatch(1);
    Thread writer = Thread.currentThread();
    storage.beforeCheckpoints =
        () -> {
          assertThat(Thread.currentThread()).isNotSameAs(writer);
          try {
            written.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    try (ModelRegistry registry = open()) {
      Model spam = registry.createModel("spam").create();
      tag(spam, 1_000);
      assertThat(storage.checkpoints).isEmpty();
      written.countDown();
    }
    assertThat(storage.checkpoints).containsKey(SPAM);
  }

  @Test
  void aModelThatIsLargerThanTheCacheIsNotReadAnewForEachCall() {
    try (ModelRegistry registry = ModelRegistry.builder(storage).cacheBytes(20_000).open()) {
      Model spam = registry.createModel("spam").create();
      tag(spam, 200);
      storage.commitsRead = 0;
      tag(spam, 20);
      IntStream.range(0, 20).forEach(i -> assertThat(spam.now().tags()).containsKey("count"));

      assertThat(storage.commitsRead).isZero();
    }
  }

  @Test
  void theStateOfAnInstantBehindTheNewestCommitIsTheNewestState() {
    try (ModelRegistry registry = open()) {
      Model spam = registry.createModel("spam").create();
      tag(spam, 200);
      storage.commitsRead = 0;

      assertThat(spam.asOf(spam.now().at()).tags()).isEqualTo(spam.now().tags());
      assertThat(storage.commitsRead).isZero();
    }
  }
}
