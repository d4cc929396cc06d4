package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * A storage in this process's memory: the reference for what every backend does, and the one for
 * unit tests.
 *
 * <p>A storage from {@link #create()} is private and ends with its last guard. One opened at {@code
 * memory:name} is shared by all who open that name in this JVM, and lasts until {@link #forget}.
 *
 * <p>Safe for use by several threads.
 */
public final class MemoryStorage implements Storage {
  /** A blob is one array here. */
  private static final long MAX_BLOB_BYTES = Integer.MAX_VALUE - 8;

  private final MemoryContent content;
  private final Clock clock;
  private final HandleGuard guard;
  private final MemoryJournal journal;
  private final MemoryBlobStore blobs;

  MemoryStorage(String backend, MemoryContent content, OpenMode mode, Clock clock) {
    this.content = content;
    this.clock = clock;
    this.guard =
        new HandleGuard(
            StorageInfo.of(backend, mode, Durability.VOLATILE).withMaxBlobBytes(MAX_BLOB_BYTES));
    this.journal = new MemoryJournal(guard, content);
    this.blobs = new MemoryBlobStore(guard, content, clock);
  }

  /** Returns a new, empty, private storage with the system's clock. */
  public static MemoryStorage create() {
    return create(Clock.systemUTC());
  }

  /** Returns a new, empty, private storage whose blobs are aged by a clock. */
  public static MemoryStorage create(Clock clock) {
    return new MemoryStorage("memory", new MemoryContent(), OpenMode.CREATE, requireNonNull(clock));
  }

  /**
   * Returns a second handle on the same content, with the same clock; each handle is closed on its
   * own, and a closed one can still be asked for another.
   */
  public MemoryStorage another(OpenMode mode) {
    return new MemoryStorage(info().backend(), content, mode, clock);
  }

  /**
   * Lets go of the content shared under a name, so that {@code memory:name} is new and empty again;
   * returns whether there was any. Handles that are open keep what they have.
   */
  public static boolean forget(String name) {
    return MemoryStorageProvider.forget(name);
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public StorageInfo info() {
    return guard.info();
  }

  @Override
  public void close() {
    guard.close();
  }

  @Override
  public String toString() {
    return guard.info().toString();
  }
}
