package io.modelogue.internal.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for one training, made when it is first asked for. Safe for use by several threads.
 */
public final class WorkingDirectory {
  private static final Logger log = LoggerFactory.getLogger(WorkingDirectory.class);

  private final Path path;

  /** Creates it within that directory, under a name of its own. */
  public WorkingDirectory(Path parent, String id) {
    this.path = parent.resolve("modelogue-training-" + id);
  }

  /** Returns its path, if it was made. */
  public Optional<Path> find() {
    return Files.exists(path) ? Optional.of(path) : Optional.empty();
  }

  /** Returns its path; it exists. */
  public Path create() {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the working directory "
              + path
              + " cannot be made; check the disk, or name another"
              + " place with workingDirectory(...)",
          e);
    }
  }

  /** Removes it with everything in it, as far as that works. */
  public void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.warn("the working directory {} could not be removed", path, e);
    }
  }
}
