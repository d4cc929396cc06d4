package io.modelogue.storage.testkit;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * The whole contract of a storage, as tests: a backend is one when a subclass passes.
 *
 * <pre>{@code
 * class MyStorageTest extends StorageContract {
 *   @TempDir Path directory;
 *
 *   @Override
 *   protected Storage open(OpenMode mode, Clock clock) {
 *     return new MyStorage(directory, mode, clock);
 *   }
 * }
 * }</pre>
 *
 * <p>Used by JUnit, with a new instance for each test.
 */
public abstract class StorageContract
    implements AppendContract,
        ReadContract,
        StreamsContract,
        BlobContract,
        LifecycleContract,
        ConcurrencyContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-03T09:15:27Z"));
  private final Queue<Storage> opened = new ConcurrentLinkedQueue<>();
  private @Nullable Storage storage;

  /** For subclasses. */
  protected StorageContract() {}

  /**
   * Opens a handle on the one place that belongs to this test; a new test has a new place, at which
   * nothing has been created.
   *
   * @param mode as in a configuration: only {@link OpenMode#CREATE} makes something of nothing
   * @param clock by which the age of blobs is told
   */
  protected abstract Storage open(OpenMode mode, Clock clock);

  @Override
  public final synchronized Storage storage() {
    if (storage == null) {
      storage = open(OpenMode.CREATE);
    }
    return storage;
  }

  @Override
  public final Storage open(OpenMode mode) {
    Storage handle = open(mode, clock);
    opened.add(handle);
    return handle;
  }

  @Override
  public final SettableClock clock() {
    return clock;
  }

  /** Closes all handles of a test. */
  @AfterEach
  public final void closeStorages() {
    opened.forEach(Storage::close);
  }
}
