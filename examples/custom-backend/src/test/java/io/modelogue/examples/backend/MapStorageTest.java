package io.modelogue.examples.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.Storages;
import io.modelogue.storage.testkit.StorageContract;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All it takes to hold a backend to the contract: say how to open it. */
class MapStorageTest extends StorageContract {
  private final URI location = URI.create("map:" + UUID.randomUUID());

  @Override
  protected Storage open(OpenMode mode, Clock clock) {
    return Storages.open(StorageConfig.at(location).withMode(mode).withClock(clock));
  }

  @Test
  void theBackendRunsAsAModule() {
    assertTrue(MapStorage.class.getModule().isNamed());
  }
}
