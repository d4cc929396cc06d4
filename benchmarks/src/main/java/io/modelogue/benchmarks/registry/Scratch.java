package io.modelogue.benchmarks.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of its own, removed at the end. */
final class Scratch implements AutoCloseable {
  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes one on the disk: a temporary directory of the system may lie in memory, where nothing is
   * ever synced.
   */
  static Scratch make() throws IOException {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    return in(target);
  }

  /** Makes one in a directory that may lie in memory. */
  static Scratch in(Path parent) throws IOException {
    return new Scratch(Files.createTempDirectory(parent, "registry-benchmark"));
  }

  Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
