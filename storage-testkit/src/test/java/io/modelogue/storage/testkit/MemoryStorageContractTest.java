package io.modelogue.storage.testkit;

import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.Storages;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/**
 * The memory's own contract test lives here, since the testkit needs the module that holds the
 * memory.
 */
class MemoryStorageContractTest extends StorageContract {
  private final String name = UUID.randomUUID().toString();

  @Override
  protected Storage open(OpenMode mode, Clock clock) {
    URI location = URI.create("memory:" + name);
    return Storages.open(StorageConfig.at(location).withMode(mode).withClock(clock));
  }

  @AfterEach
  void forget() {
    MemoryStorage.forget(name);
  }
}
