package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of artifacts in files: whole and verified, or not there. */
class ArtifactDamageTest {
  private static final byte[] BYTES = bytes(1, 300_000);
  private static final byte[] OLD = {7, 7, 7};

  @TempDir Path directory;
  private ModelRegistry registry;
  private Model model;
  private StoredArtifact artifact;
  private Path target;

  @BeforeEach
  void open() throws IOException {
    registry = ModelRegistry.builder(directory.resolve("registry")).open();
    model = registry.createModel("m").create();
    artifact = register(BYTES);
    target = Files.createDirectory(directory.resolve("served")).resolve("model.bin");
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private StoredArtifact register(byte[] bytes) {
    return model
        .register(VersionConfig.builder().build())
        .artifact("model.bin", bytes)
        .commit()
        .artifact("model.bin");
  }

  private static byte[] bytes(int value, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void aCopyHasTheBytesAndReplacesWhatWasThere() throws IOException {
    Files.write(target, OLD);

    artifact.copyTo(target);

    assertThat(target).hasBinaryContent(BYTES);
    requireNothingElse();
  }

  @Test
  void aFlippedBitIsFoundAndTheTargetStaysAsItWas() throws IOException {
    Files.write(target, OLD);
    byte[] damaged = BYTES.clone();
    damaged[damaged.length - 1] ^= 1;
    Files.write(blob(), damaged);

    requireDamage();
    assertThat(target).hasBinaryContent(OLD);
    requireNothingElse();
  }

  @Test
  void aCutOrGrownFileIsFoundAndNothingIsLeft() throws IOException {
    Files.write(blob(), Arrays.copyOf(BYTES, BYTES.length - 1));
    requireDamage();
    Files.write(blob(), BYTES);
    Files.write(blob(), OLD, StandardOpenOption.APPEND);
    requireDamage();

    assertThat(target).doesNotExist();
    assertThat(target.getParent()).isEmptyDirectory();
  }

  private void requireDamage() {
    assertThatThrownBy(() -> artifact.copyTo(target))
        .isInstanceOf(DamagedHistoryException.class)
        .hasMessageContaining("artifact \"model.bin\" of version 1 of \"m\"");
    assertThatThrownBy(() -> artifact.bytes()).isInstanceOf(DamagedHistoryException.class);
  }

  @Test
  void aMissingFileIsSaidAndNothingIsLeft() throws IOException {
    Files.delete(blob());

    assertThatThrownBy(() -> artifact.copyTo(target))
        .isInstanceOf(DamagedHistoryException.class)
        .hasMessageContaining("artifact \"model.bin\" of version 1 of \"m\"");
    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void aTargetThatCannotBeWrittenIsNamed() throws IOException {
    Path nowhere = directory.resolve("no/such/directory/model.bin");
    assertThatThrownBy(() -> artifact.copyTo(nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be copied to " + nowhere);

    Path aDirectory = Files.createDirectory(target);
    assertThatThrownBy(() -> artifact.copyTo(aDirectory)).isInstanceOf(UncheckedIOException.class);
    assertThat(aDirectory).isEmptyDirectory();
    requireNothingElse();
  }

  @Test
  void severalWhoCopyToOnePlaceShowNobodyAHalf() throws Exception {
    StoredArtifact other = register(bytes(2, 200_000));
    artifact.copyTo(target);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      work.add(copying(artifact));
      work.add(copying(artifact));
      work.add(copying(other));
      List<Future<Void>> running = new ArrayList<>();
      work.forEach(w -> running.add(threads.submit(w)));
      while (!running.stream().allMatch(Future::isDone)) {
        byte[] seen = Files.readAllBytes(target);
        assertThat(Arrays.equals(seen, BYTES) || Arrays.equals(seen, other.bytes())).isTrue();
      }
      for (Future<Void> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    requireNothingElse();
  }

  private Callable<Void> copying(StoredArtifact copied) {
    return () -> {
      for (int i = 0; i < 50; i++) {
        copied.copyTo(target);
      }
      return null;
    };
  }

  private void requireNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(target.getParent())) {
      assertThat(files).containsExactly(target);
    }
  }

  private Path blob() {
    return directory
        .resolve("registry/blobs")
        .resolve(artifact.digest().substring(0, 2))
        .resolve(artifact.digest());
  }
}
