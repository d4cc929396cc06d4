package io.modelogue.examples.backend;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StorageProvider;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Opens {@code map:name}: the map of that name in this JVM. Safe for use by several threads. */
public final class MapStorageProvider implements StorageProvider {
  private static final ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> MAPS =
      new ConcurrentHashMap<>();

  /** Makes a provider; it holds nothing of its own. */
  public MapStorageProvider() {}

  @Override
  public String scheme() {
    return "map";
  }

  @Override
  public Storage open(StorageConfig config) {
    String name = config.location().getSchemeSpecificPart();
    if (config.mode() == OpenMode.CREATE) {
      MAPS.computeIfAbsent(name, key -> new ConcurrentSkipListMap<>());
    }
    ConcurrentNavigableMap<String, byte[]> map = MAPS.get(name);
    if (map == null) {
      throw new StorageOpenException(
          StorageOpenException.Reason.NOT_FOUND,
          config.location(),
          "There is no map \"%s\" in this JVM; open it in mode CREATE first".formatted(name),
          null);
    }
    return new MapStorage(map, config);
  }
}
