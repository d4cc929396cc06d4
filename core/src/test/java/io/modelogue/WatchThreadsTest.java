package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches on their own threads, and stores that fail to answer. */
class WatchThreadsTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  private static ModelVersion version(ModelRegistry registry) {
    return registry
        .createModel("m")
        .createIfAbsent()
        .register(VersionConfig.builder().build())
        .commit();
  }

  @Test
  void aWatchLooksAgainAndAgainOnADaemonThreadOfItsOwn() throws InterruptedException {
    BlockingQueue<ModelVersion> heard = new LinkedBlockingQueue<>();
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    Thread thread;
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      ModelVersion first = version(registry);
      ModelVersion second = version(registry);
      first.promote("champion").commit();
      registry
          .model("m")
          .watch(
              "champion",
              SHORT,
              v -> {
                threads.add(Thread.currentThread());
                heard.add(v);
              });
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(first);

      second.promote("champion").commit();

      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(second);
      thread = threads.take();
      assertThat(thread).isNotEqualTo(Thread.currentThread()).isSameAs(threads.take());
      assertThat(thread.isDaemon()).isTrue();
    }
    thread.join(10_000);
    assertThat(thread.isAlive()).as("after closing the registry").isFalse();
  }

  @Test
  void aListenerThatBlocksHoldsUpNobodyAndThenHearsTheNewest() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    BlockingQueue<Integer> slow = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> quick = new LinkedBlockingQueue<>();
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      List<ModelVersion> versions =
          List.of(version(registry), version(registry), version(registry));
      versions.get(0).promote("champion").commit();
      Model model = registry.model("m");
      model.watch(
          "champion",
          SHORT,
          v -> {
            entered.countDown();
            await(released);
            slow.add(v.number());
          });
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
      model.watch("champion", SHORT, v -> quick.add(v.number()));
      assertThat(quick.poll(10, TimeUnit.SECONDS)).isEqualTo(1);

      for (int i = 1; i < 3; i++) {
        versions.get(i).promote("champion").commit();
        assertThat(quick.poll(10, TimeUnit.SECONDS)).isEqualTo(i + 1);
      }
      released.countDown();

      assertThat(slow.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(slow.poll(10, TimeUnit.SECONDS)).as("2 was over by then").isEqualTo(3);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Test
  void closingTheRegistryInterruptsAListenerThatBlocks() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<Exception> outcome = new CompletableFuture<>();
    ModelRegistry registry = ModelRegistry.inMemory().open();
    version(registry).promote("champion").commit();
    registry
        .model("m")
        .watch(
            "champion",
            SHORT,
            v -> {
              entered.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                outcome.complete(e);
              }
            });
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    registry.close();

    assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aListenerMayCloseItsOwnWatchAndFinishInPeace() throws Exception {
    CompletableFuture<Subscription> own = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      version(registry).promote("champion").commit();
      own.complete(
          registry
              .model("m")
              .watch(
                  "champion",
                  SHORT,
                  v -> {
                    own.join().close();
                    interrupted.complete(Thread.currentThread().isInterrupted());
                  }));

      assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void aLookThatFailsIsTriedAgainWithTheNext() {
    ManualTicking time = new ManualTicking();
    List<Integer> heard = new ArrayList<>();
    MemoryStorage content = MemoryStorage.create();
    ReadsObserved storage = new ReadsObserved(content.another(OpenMode.CREATE));
    try (ModelRegistry writer = ModelRegistry.builder(content).open();
        ModelRegistry watcher = ModelRegistry.builder(storage).ticking(time).open()) {
      ModelVersion first = version(writer);
      ModelVersion second = version(writer);
      first.promote("champion").commit();
      watcher.model("m").watch("champion", SHORT, v -> heard.add(v.number()));

      storage.failing = true;
      second.promote("champion").commit();
      time.tick();
      time.tick();
      assertThat(heard).containsExactly(1);

      storage.failing = false;
      time.tick();
      assertThat(heard).containsExactly(1, 2);
    }
  }

  @Test
  void damageEndsNoWatchAndACopyPutBackIsSeen(@TempDir Path directory) throws IOException {
    ManualTicking time = new ManualTicking();
    List<Integer> heard = new ArrayList<>();
    try (ModelRegistry writer = ModelRegistry.builder(directory.resolve("r")).open();
        ModelRegistry watcher =
            ModelRegistry.builder(directory.resolve("r")).ticking(time).open()) {
      ModelVersion first = version(writer);
      ModelVersion second = version(writer);
      first.promote("champion").commit();
      watcher.model("m").watch("champion", SHORT, v -> heard.add(v.number()));
      second.promote("champion").commit();
      Path commit = newestCommit(directory.resolve("r"));
      byte[] sound = Files.readAllBytes(commit);

      Files.write(commit, new byte[] {1, 2, 3});
      time.tick();
      assertThat(heard).containsExactly(1);

      Files.write(commit, sound);
      time.tick();
      assertThat(heard).containsExactly(1, 2);
    }
  }

  private static Path newestCommit(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("streams"))) {
      return files
          .filter(f -> f.toString().endsWith(".c") && f.getParent().toString().contains("model-"))
          .max(java.util.Comparator.comparing(Path::getFileName))
          .orElseThrow();
    }
  }
}
