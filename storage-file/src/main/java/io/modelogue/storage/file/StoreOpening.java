package io.modelogue.storage.file;

import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StorageOpenException.Reason;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what is in a directory, makes a store of nothing, and readies an existing one for
 * writing.
 *
 * <p>What a directory without a registry file may hold and still become a store is listed here;
 * anything else belongs to somebody, and is left alone.
 */
final class StoreOpening {
  /** What file systems put into the root of a volume. */
  private static final Set<String> FOREIGN_BUT_HARMLESS = Set.of("lost+found", ".DS_Store");

  private final Medium medium;
  private final StoreLayout layout;
  private final StorageConfig config;

  StoreOpening(Medium medium, StorageConfig config) {
    this.medium = medium;
    this.layout = medium.layout();
    this.config = config;
  }

  /** Makes a store, unless one is there. Two processes may do so at once. */
  void createIfAbsent() {
    try {
      if (!isStore() && mayBecomeStore()) {
        new StoreCreation(medium).create();
      }
    } catch (IOException e) {
      throw failed("could not create a store in %s".formatted(layout.root()), e);
    }
  }

  /** Makes sure that there is a store which this release can read. */
  void requireStore() {
    try {
      Optional<FileFacts> root = medium.io().stat(layout.root());
      if (root.isEmpty()) {
        throw refused(
            Reason.NOT_FOUND, "there is nothing; check the path, or open it in mode CREATE");
      }
      if (!root.get().isDirectory()) {
        throw refused(Reason.NOT_A_STORE, "it is not a directory");
      }
      requireRegistryFile();
    } catch (IOException e) {
      throw new UnavailableException("could not read the store in %s".formatted(layout.root()), e);
    }
  }

  /**
   * Makes sure that the medium can keep the promises, completes what a copy may lack, and sweeps
   * up.
   */
  void prepareForWriting() {
    try {
      StoreCreation creation = new StoreCreation(medium);
      creation.createDirectories();
      medium.io().syncDirectory(layout.root());
      MediumProbe probe = new MediumProbe(medium, config.location());
      medium.temporaries().sweep(probe.requireSuitable());
    } catch (IOException e) {
      throw failed(
          "could not prepare %s for writing; to read only, open it in mode READ_ONLY"
              .formatted(layout.root()),
          e);
    }
  }

  /** Where we may not write at all, trying again does not help. */
  private StorageException failed(String message, IOException e) {
    return mayWrite()
        ? new UnavailableException(message, e)
        : new StorageOpenException(Reason.UNSUITABLE_MEDIUM, config.location(), message, e);
  }

  private boolean mayWrite() {
    try {
      Path there = layout.root();
      while (there.getParent() != null && !present(there)) {
        there = there.getParent();
      }
      return medium.io().isWritable(there);
    } catch (IOException e) {
      // a medium that does not even answer may do so later
      return true;
    }
  }

  private void requireRegistryFile() throws IOException {
    try {
      byte[] content = medium.io().read(layout.registryFile(), RegistryFile.MAX_BYTES);
      RegistryFile.check(content, layout.registryFile().toString());
    } catch (NoSuchFileException e) {
      mayBecomeStore();
      throw refused(
          Reason.NOT_FOUND,
          "the directory holds no store yet; check the path, or open it in mode CREATE");
    } catch (CorruptionException e) {
      if (e.kind() == CorruptionException.Kind.MALFORMED && !present(layout.streams())) {
        throw refused(Reason.NOT_A_STORE, "its registry.json is not one of Modelogue's");
      }
      throw e;
    } catch (IOException e) {
      throw new UnavailableException("could not read %s".formatted(layout.registryFile()), e);
    }
  }

  private boolean isStore() throws IOException {
    Optional<FileFacts> root = medium.io().stat(layout.root());
    return root.filter(FileFacts::isDirectory).isPresent() && present(layout.registryFile());
  }

  /**
   * Returns whether a store may be made here; not so if another process has just made it.
   *
   * @throws StorageOpenException if what is here is neither nothing nor a store
   */
  private boolean mayBecomeStore() throws IOException {
    Optional<String> obstacle = obstacle();
    if (isStore()) {
      return false;
    }
    if (obstacle.isPresent()) {
      throw refused(Reason.NOT_A_STORE, obstacle.get());
    }
    return true;
  }

  /** Returns what stands in the way of a store, in words. */
  private Optional<String> obstacle() throws IOException {
    Optional<FileFacts> root = medium.io().stat(layout.root());
    if (root.isEmpty()) {
      return Optional.empty();
    }
    if (!root.get().isDirectory()) {
      return Optional.of("it is not a directory");
    }
    Set<String> others = names(layout.root());
    others.removeAll(FOREIGN_BUT_HARMLESS);
    others.removeAll(StoreCreation.FIRST_STEPS);
    if (!others.isEmpty()) {
      return Optional.of(
          "it has no registry.json, but holds %s; give the store a directory of its own"
              .formatted(others.stream().limit(3).toList()));
    }
    if (present(layout.streams()) && !names(layout.streams()).isEmpty()) {
      return Optional.of(
          "it holds streams, but its registry.json is gone; restore it from a copy, or put the one"
              + " of any other store of the same release in its place");
    }
    return Optional.empty();
  }

  private Set<String> names(Path directory) throws IOException {
    Set<String> names = new TreeSet<>();
    medium.io().list(directory, names::add);
    return names;
  }

  private boolean present(Path path) throws IOException {
    return medium.io().stat(path).isPresent();
  }

  private StorageOpenException refused(Reason reason, String why) {
    return new StorageOpenException(
        reason, config.location(), "no store at %s: %s".formatted(layout.root(), why), null);
  }
}
