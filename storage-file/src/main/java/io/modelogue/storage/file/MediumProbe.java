package io.modelogue.storage.file;

import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StorageOpenException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries, before anything is written, whether the medium does what the promises rest on. */
final class MediumProbe {
  private final Medium medium;
  private final URI location;

  MediumProbe(Medium medium, URI location) {
    this.medium = medium;
    this.location = location;
  }

  /**
   * Makes sure that a hard link can be made, that a second one of the same name cannot, and that
   * directories can be synced.
   *
   * @return the time by the file system's own clock
   * @throws StorageOpenException if the medium is not suitable
   * @throws IOException if it cannot be written at all
   */
  Instant requireSuitable() throws IOException {
    try (Temporary file = medium.temporaries().durable((path, out) -> out.write('?'));
        Temporary link = new Temporary(medium.io(), link())) {
      requireLinks(file.path(), link.path());
      requireDirectorySync();
      return medium.io().stat(file.path()).map(FileFacts::modified).orElse(Instant.EPOCH);
    }
  }

  private void requireLinks(Path file, Path link) {
    try {
      medium.io().link(file, link);
    } catch (IOException | UnsupportedOperationException e) {
      throw unsuitable("it does not allow hard links, by which commits are published", e);
    }
    try {
      medium.io().link(file, link);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw unsuitable("it does not say why a hard link cannot be made", e);
    }
    throw unsuitable("it lets two writers make the same hard link", null);
  }

  private void requireDirectorySync() {
    try {
      medium.io().syncDirectory(medium.layout().temporaries());
    } catch (IOException e) {
      throw unsuitable("it cannot force the names in a directory to the disk", e);
    }
  }

  private Path link() {
    return medium.layout().temporaries().resolve(UUID.randomUUID().toString());
  }

  private StorageOpenException unsuitable(String why, @Nullable Exception cause) {
    return new StorageOpenException(
        Reason.UNSUITABLE_MEDIUM,
        location,
        "the file system of %s cannot keep a store: %s; use a local disk"
            .formatted(medium.layout().root(), why),
        cause);
  }
}
