package io.modelogue.storage.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the directories of a store and, as the last step, the registry file: a directory that has
 * it is complete, and a creation that broke off before it is simply done again.
 */
final class StoreCreation {
  /** What a creation that broke off may have left. */
  static final Set<String> FIRST_STEPS = Set.of("tmp", "streams", "blobs");

  private final Medium medium;
  private final FileIo io;
  private final StoreLayout layout;

  StoreCreation(Medium medium) {
    this.medium = medium;
    this.io = medium.io();
    this.layout = medium.layout();
  }

  void create() throws IOException {
    createRoot();
    createDirectories();
    try (Temporary temporary =
        medium.temporaries().durable((path, out) -> out.write(RegistryFile.content()))) {
      io.link(temporary.path(), layout.registryFile());
    } catch (FileAlreadyExistsException e) {
      // another process has made the same store
    }
    io.syncDirectory(layout.root());
  }

  /**
   * Makes the directories inside the root, those for blobs included, so that storing one never has
   * to.
   */
  void createDirectories() throws IOException {
    io.createDirectory(layout.temporaries());
    io.createDirectory(layout.streams());
    io.createDirectory(layout.blobs());
    Set<String> present = new HashSet<>();
    io.list(layout.blobs(), present::add);
    for (String name : StoreLayout.blobDirectories()) {
      if (!present.contains(name)) {
        io.createDirectory(layout.blobs().resolve(name));
      }
    }
    io.syncDirectory(layout.blobs());
  }

  /**
   * Makes the root and the directories above it, and every name on the way to it durable: whoever
   * made one may have died before doing so, or be about to.
   */
  private void createRoot() throws IOException {
    Deque<Path> way = new ArrayDeque<>();
    for (Path path = layout.root(); path.getParent() != null; path = path.getParent()) {
      way.push(path);
    }
    for (Path path : way) {
      boolean missing = io.stat(path).isEmpty();
      if (missing) {
        io.createDirectory(path);
      }
      syncHolderOf(path, missing);
    }
  }

  private void syncHolderOf(Path path, boolean ours) throws IOException {
    Path parent = path.getParent();
    try {
      if (parent != null) {
        io.syncDirectory(parent);
      }
    } catch (IOException e) {
      // a directory that we may not read is safe in the hands of whoever made it
      if (ours) {
        throw e;
      }
    }
  }
}
