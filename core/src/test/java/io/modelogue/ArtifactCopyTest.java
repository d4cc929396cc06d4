package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCopyTest {
  private static final int THREADS = 4;
  private static final int COPIES = 25;

  private final ModelRegistry registry = ModelRegistry.inMemory().open();
  private final byte[] content = new byte[1 << 18];
  private final StoredArtifact artifact;
  @TempDir Path directory;

  ArtifactCopyTest() {
    new Random(7).nextBytes(content);
    artifact =
        registry
            .createModel("spam-filter")
            .create()
            .register(VersionConfig.builder().build())
            .artifact("model.bin", content)
            .commit()
            .artifact("model.bin");
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void threadsThatCopyToOneTargetNeverPublishHalfAFile() throws Exception {
    Path target = directory.resolve("model.bin");
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> copying = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        copying.add(threads.submit(copies(target, start)));
      }
      for (Future<Void> one : copying) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(files()).containsExactly(target);
  }

  private Callable<Void> copies(Path target, CyclicBarrier start) {
    return () -> {
      start.await();
      for (int i = 0; i < COPIES; i++) {
        artifact.copyTo(target);
        assertThat(Files.readAllBytes(target)).isEqualTo(content);
      }
      return null;
    };
  }

  @Test
  void aTargetThatCannotBeReplacedIsNamedAndNothingIsLeftBehind() throws IOException {
    Path target = Files.createDirectories(directory.resolve("model.bin").resolve("full"));

    assertThatThrownBy(() -> artifact.copyTo(target.getParent()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be copied to " + target.getParent());
    assertThat(files()).containsExactly(target.getParent());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
