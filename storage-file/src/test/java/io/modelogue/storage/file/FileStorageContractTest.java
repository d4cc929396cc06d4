package io.modelogue.storage.file;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.Storages;
import io.modelogue.storage.testkit.StorageContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class FileStorageContractTest extends StorageContract {
  @TempDir Path directory;

  @Override
  protected Storage open(OpenMode mode, Clock clock) {
    Path root = directory.resolve("models");
    return Storages.open(StorageConfig.at(root.toUri()).withMode(mode).withClock(clock));
  }
}
