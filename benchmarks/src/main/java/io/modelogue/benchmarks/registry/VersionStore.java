package io.modelogue.benchmarks.registry;

import java.nio.file.Path;

/** Something that keeps the versions of one model; every write is durable when it returns. */
interface VersionStore extends AutoCloseable {

  /** Adds one version and returns its number. */
  int create(int epochs);

  /** Adds so many versions, all or none. */
  void createAll(int count);

  /** Returns what is kept of a version: the setting that it was made with. */
  long epochsOf(int number);

  /** Reads all versions and returns how many there are. */
  int list();

  /** Returns how many versions were made with this setting; looks at all of them. */
  long countWith(int epochs);

  /** Gives a version a label and an alias, each of which points at nothing else. */
  void name(int number, String label, String alias);

  /** Returns the same of the version that an alias points at. */
  long epochsOfHolder(String alias);

  /** Returns the same of the version that bears a label. */
  long epochsOfLabelled(String label);

  /** Returns the sum of it over all versions. */
  long epochsOfAll();

  /** Ends it; what was written stays. */
  @Override
  void close();

  /** Opens a new one of some kind in an empty directory. */
  static VersionStore open(String kind, Path directory) {
    return switch (kind) {
      case "modelogue-file", "modelogue-memory", "modelogue-stale" ->
          ModelogueStore.open(kind, directory);
      case "h2", "sqlite", "sqlite-stale" -> SqlStore.open(kind, directory);
      default -> throw new IllegalArgumentException("no store is called " + kind);
    };
  }
}
