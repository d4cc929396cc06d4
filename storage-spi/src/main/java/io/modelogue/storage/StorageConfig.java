package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;

/**
 * What a provider needs to open a storage: where it is, how to open it, and whose clock tells the
 * age of its blobs.
 *
 * <p>Immutable, and so safe for use by several threads.
 */
public final class StorageConfig {
  private final URI location;
  private final OpenMode mode;
  private final Clock clock;

  private StorageConfig(URI location, OpenMode mode, Clock clock) {
    this.location = location;
    this.mode = mode;
    this.clock = clock;
  }

  /**
   * Returns a configuration for a location such as {@code file:///var/lib/app/models}, with mode
   * {@link OpenMode#CREATE} and the system's clock.
   *
   * @throws IllegalArgumentException if the location has no scheme
   */
  public static StorageConfig at(URI location) {
    if (location.getScheme() == null) {
      throw new IllegalArgumentException(
          "the location \"%s\" has no scheme; write file:///path or memory:name"
              .formatted(location));
    }
    return new StorageConfig(location, OpenMode.CREATE, Clock.systemUTC());
  }

  /** Returns a copy with another mode. */
  public StorageConfig withMode(OpenMode mode) {
    return new StorageConfig(location, requireNonNull(mode, "mode"), clock);
  }

  /** Returns a copy with another clock, by which {@link BlobInfo#touched()} is told. */
  public StorageConfig withClock(Clock clock) {
    return new StorageConfig(location, mode, requireNonNull(clock, "clock"));
  }

  /** Returns where the storage is; its scheme chooses the provider. */
  public URI location() {
    return location;
  }

  /** Returns how to open the storage. */
  public OpenMode mode() {
    return mode;
  }

  /** Returns the clock by which the age of blobs is told. */
  public Clock clock() {
    return clock;
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(location, mode);
  }
}
