package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is known about an open storage.
 *
 * <p>Immutable, and so safe for use by several threads.
 */
public final class StorageInfo {
  private final String backend;
  private final OpenMode mode;
  private final Durability durability;
  private final long maxBlobBytes;
  private final Duration suggestedStaleness;

  private StorageInfo(
      String backend,
      OpenMode mode,
      Durability durability,
      long maxBlobBytes,
      Duration suggestedStaleness) {
    this.backend = backend;
    this.mode = mode;
    this.durability = durability;
    this.maxBlobBytes = maxBlobBytes;
    this.suggestedStaleness = suggestedStaleness;
  }

  /**
   * Returns the information of a storage without a limit on blobs, near enough that every read may
   * ask it anew.
   *
   * @param backend the kind of storage, and where it is, for people to read: {@code
   *     "file:///var/lib/app/models"}
   */
  public static StorageInfo of(String backend, OpenMode mode, Durability durability) {
    return new StorageInfo(
        requireNonNull(backend, "backend"),
        requireNonNull(mode, "mode"),
        requireNonNull(durability, "durability"),
        Long.MAX_VALUE,
        Duration.ZERO);
  }

  /**
   * Returns a copy with a limit on the size of one blob.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public StorageInfo withMaxBlobBytes(long maxBlobBytes) {
    if (maxBlobBytes < 1) {
      throw new IllegalArgumentException(
          "a storage must take blobs of at least 1 byte, not " + maxBlobBytes);
    }
    return new StorageInfo(backend, mode, durability, maxBlobBytes, suggestedStaleness);
  }

  /**
   * Returns a copy with a suggestion how old an answer may be before the storage is asked again.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public StorageInfo withSuggestedStaleness(Duration suggestedStaleness) {
    if (suggestedStaleness.isNegative()) {
      throw new IllegalArgumentException("a staleness cannot be negative: " + suggestedStaleness);
    }
    return new StorageInfo(backend, mode, durability, maxBlobBytes, suggestedStaleness);
  }

  /** Returns the kind of storage, and where it is, for people to read. */
  public String backend() {
    return backend;
  }

  /** Returns how the storage was opened. */
  public OpenMode mode() {
    return mode;
  }

  /** Returns what an acknowledged write survives. */
  public Durability durability() {
    return durability;
  }

  /** Returns the size of the largest blob the storage takes, in bytes. */
  public long maxBlobBytes() {
    return maxBlobBytes;
  }

  /**
   * Returns how old an answer may be before asking again is worth the way; zero for a near storage.
   */
  public Duration suggestedStaleness() {
    return suggestedStaleness;
  }

  @Override
  public String toString() {
    return "%s (%s, %s)".formatted(backend, mode, durability);
  }
}
