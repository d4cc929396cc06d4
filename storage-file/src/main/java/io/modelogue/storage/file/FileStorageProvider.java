package io.modelogue.storage.file;

import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageProvider;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

/**
 * Opens storages in directories of the local file system, at locations such as {@code
 * file:///var/lib/app/models}; {@link Path#toUri()} makes one of a path.
 *
 * <p>Any number of threads, handles and processes may use one directory at once. A new directory is
 * readable by its owner alone; give the directory another mode or group, and what is written in it
 * follows. Media without hard links are refused.
 *
 * <p>Safe for use by several threads.
 */
public final class FileStorageProvider implements StorageProvider {

  /** Makes a provider; it holds nothing. */
  public FileStorageProvider() {}

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public Storage open(StorageConfig config) {
    Path root = root(config.location());
    return FileStorage.open(root, config, new DiskFileIo(root));
  }

  private static Path root(URI location) {
    try {
      return Path.of(location).toAbsolutePath().normalize();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new IllegalArgumentException(
          "%s is not the location of a local directory; write file:///path, or use Path.toUri()"
              .formatted(location),
          e);
    }
  }
}
