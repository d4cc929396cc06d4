package io.modelogue.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is the memory's own; what it shares with all backends is tested by the contract, in the
 * testkit.
 */
class MemoryStorageTest {
  private static final StreamId SPAM = new StreamId("model", "spam");
  private static final StorageConfig NAMED =
      StorageConfig.at(URI.create("memory:MemoryStorageTest"));

  @AfterEach
  void forget() {
    MemoryStorage.forget("MemoryStorageTest");
  }

  @Test
  void aCreatedStorageIsPrivate() {
    write(MemoryStorage.create());

    assertThat(MemoryStorage.create().journal().head(SPAM, -1)).isEmpty();
  }

  @Test
  void aNamedStorageIsSharedUntilItIsForgotten() {
    write(Storages.open(NAMED));

    assertThat(Storages.open(NAMED.withMode(OpenMode.EXISTING)).journal().head(SPAM, -1))
        .hasValue(0);

    assertThat(MemoryStorage.forget("MemoryStorageTest")).isTrue();
    assertThat(MemoryStorage.forget("MemoryStorageTest")).isFalse();
    assertThat(Storages.open(NAMED).journal().head(SPAM, -1)).isEmpty();
  }

  @Test
  void aNamedStorageThatNobodyCreatedIsNotFound() {
    assertThatExceptionOfType(StorageOpenException.class)
        .isThrownBy(() -> Storages.open(NAMED.withMode(OpenMode.READ_ONLY)))
        .withMessageContaining("no storage at memory:MemoryStorageTest in this JVM")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(StorageOpenException.Reason.NOT_FOUND));
  }

  private static void write(Storage storage) {
    storage.journal().append(SPAM, Journal.NO_STREAM, new Commit(UUID.randomUUID(), new byte[1]));
  }
}
