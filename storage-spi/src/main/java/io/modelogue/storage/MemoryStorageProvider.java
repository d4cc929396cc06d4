package io.modelogue.storage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the {@link MemoryStorage} that is shared, within this JVM, under the name in {@code
 * memory:name}.
 *
 * <p>Safe for use by several threads.
 */
public final class MemoryStorageProvider implements StorageProvider {
  private static final Map<String, MemoryContent> SHARED = new ConcurrentHashMap<>();

  /** Makes a provider; all of them open the same shared storages. */
  public MemoryStorageProvider() {}

  @Override
  public String scheme() {
    return "memory";
  }

  @Override
  public MemoryStorage open(StorageConfig config) {
    String backend = config.location().toString();
    return new MemoryStorage(backend, content(config), config.mode(), config.clock());
  }

  static boolean forget(String name) {
    return SHARED.remove(name) != null;
  }

  private static MemoryContent content(StorageConfig config) {
    String name = config.location().getSchemeSpecificPart();
    if (config.mode() == OpenMode.CREATE) {
      return SHARED.computeIfAbsent(name, key -> new MemoryContent());
    }
    MemoryContent existing = SHARED.get(name);
    if (existing == null) {
      throw new StorageOpenException(
          StorageOpenException.Reason.NOT_FOUND,
          config.location(),
          "there is no storage at %s in this JVM; open it in mode CREATE first"
              .formatted(config.location()),
          null);
    }
    return existing;
  }
}
