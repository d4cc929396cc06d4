package io.modelogue.storage.file;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.testkit.RandomOperations;
import io.modelogue.storage.testkit.SettableClock;
import io.modelogue.storage.testkit.Torture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory behaves as a plain map does, whatever is asked of it in whatever order. */
class FileRandomOperationsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-03T09:15:27Z"));

  @TempDir Path directory;

  @Test
  void everyAnswerIsThatOfAPlainMapOnASimulatedDisk() {
    SimulatedDisk empty = new SimulatedDisk();
    Stores.open(CrashLab.ROOT, OpenMode.CREATE, empty).close();

    RandomOperations.run(
        round -> opener(CrashLab.ROOT, empty.copy()), clock, Torture.times(2_000), 50);
  }

  @Test
  void everyAnswerIsThatOfAPlainMapOnARealDisk() {
    RandomOperations.run(
        round -> {
          Path root = directory.resolve("round" + round);
          return opener(root, new DiskFileIo(root));
        },
        clock,
        Torture.times(10),
        50);
  }

  private Function<OpenMode, Storage> opener(Path root, FileIo io) {
    return mode ->
        FileStorage.open(root, StorageConfig.at(root.toUri()).withMode(mode).withClock(clock), io);
  }
}
