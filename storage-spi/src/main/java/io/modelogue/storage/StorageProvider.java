package io.modelogue.storage;

/**
 * A kind of storage that can be opened by the scheme of its location, found by {@link
 * java.util.ServiceLoader}.
 *
 * <p>A provider is only ever chosen by an explicit scheme, never because it happens to be on the
 * class path. To be found it needs a public constructor without parameters, a {@code provides}
 * clause in its module and an entry in {@code META-INF/services}.
 *
 * <p>Implementations must be safe for use by several threads, and cheap to create: work belongs
 * into {@link #open}.
 */
public interface StorageProvider {

  /**
   * Returns the scheme of the locations which this provider opens, in lower case: {@code "file"},
   * {@code "memory"}.
   */
  String scheme();

  /**
   * Opens a storage, after making sure that its medium can keep the promises of this package.
   *
   * <p>Opening twice gives two handles on the same content. Every call is independent: closing one
   * handle does not disturb another.
   *
   * @throws IllegalArgumentException if the location is not one that this provider understands
   * @throws StorageOpenException if nothing is there though something should be, if what is there
   *     is not a store, or if the medium cannot keep the promises
   * @throws UnsupportedFormatException if a newer release wrote the store
   * @throws CorruptionException if the store's own description of itself is damaged
   * @throws UnavailableException if the medium cannot be reached or may not be accessed
   */
  Storage open(StorageConfig config);
}
