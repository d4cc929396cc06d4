package io.modelogue;

import io.modelogue.internal.Digests;
import io.modelogue.internal.Limits;
import io.modelogue.internal.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A data set by name and content. The library never opens what it refers to; it keeps enough to say
 * whether two versions saw the same data.
 *
 * <p>Immutable. Two references mean {@linkplain #sameDataAs the same data} if their digests are
 * equal; without digests, if name and version are.
 *
 * @param name what people call it, 1 to 200 characters
 * @param version which edition of it, if it has several
 * @param uri where it lies, if that can be said
 * @param rows how many rows it has, if known
 * @param rowsPerConcept how many rows each concept has, in the order given; empty if unknown
 * @param digest the SHA-256 of its content, 64 lower-case hex digits, if known
 */
public record DatasetRef(
    String name,
    Optional<String> version,
    Optional<URI> uri,
    OptionalLong rows,
    Map<String, Long> rowsPerConcept,
    Optional<String> digest) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name, the version or a concept is not a name, the URI
   *     has more than 4,000 characters, a count is negative, or the digest is not 64 lower-case hex
   *     digits
   */
  public DatasetRef {
    Names.check("dataset", name);
    version.ifPresent(v -> Names.check("dataset version", v));
    uri.ifPresent(u -> checkLength(name, u));
    rowsPerConcept.keySet().forEach(concept -> Names.check("concept", concept));
    if (rows.orElse(0) < 0 || rowsPerConcept.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("dataset \"" + name + "\" has a negative number of rows");
    }
    rowsPerConcept = Collections.unmodifiableMap(new LinkedHashMap<>(rowsPerConcept));
    digest.ifPresent(d -> Digests.check("dataset \"" + name + "\"", d));
  }

  private static void checkLength(String name, URI uri) {
    int length = uri.toString().length();
    if (length > Limits.URI) {
      throw new IllegalArgumentException(
          "the URI of dataset \""
              + name
              + "\" has "
              + length
              + " characters, at most "
              + Limits.URI
              + " are allowed; say where it lies without query and signature");
    }
  }

  /**
   * Returns a reference by name alone.
   *
   * @throws IllegalArgumentException if this is not a name
   */
  public static DatasetRef of(String name) {
    return new DatasetRef(
        name, Optional.empty(), Optional.empty(), OptionalLong.empty(), Map.of(), Optional.empty());
  }

  /**
   * Returns a reference to a file: named after it, with its URI and the digest of its bytes. Reads
   * the whole file.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static DatasetRef ofFile(Path file) {
    try {
      return of(String.valueOf(file.getFileName())).at(file.toUri()).digest(Digests.ofFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the data set " + file + " cannot be read; check the path and its permissions", e);
    }
  }

  /** Returns a reference to these bytes: under that name, with their digest. */
  public static DatasetRef ofBytes(String name, byte[] content) {
    return of(name).digest(Digests.of(content));
  }

  /** Returns this under another name. */
  public DatasetRef named(String newName) {
    return new DatasetRef(newName, version, uri, rows, rowsPerConcept, digest);
  }

  /** Returns this with the edition named. */
  public DatasetRef version(String newVersion) {
    return new DatasetRef(name, Optional.of(newVersion), uri, rows, rowsPerConcept, digest);
  }

  /** Returns this with the place where it lies. */
  public DatasetRef at(URI newUri) {
    return new DatasetRef(name, version, Optional.of(newUri), rows, rowsPerConcept, digest);
  }

  /** Returns this with the number of its rows. */
  public DatasetRef rows(long newRows) {
    return new DatasetRef(name, version, uri, OptionalLong.of(newRows), rowsPerConcept, digest);
  }

  /** Returns this with the number of rows of each concept. */
  public DatasetRef rowsPerConcept(Map<String, Long> counts) {
    return new DatasetRef(name, version, uri, rows, counts, digest);
  }

  /** Returns this with the SHA-256 of its content, 64 lower-case hex digits. */
  public DatasetRef digest(String sha256) {
    return new DatasetRef(name, version, uri, rows, rowsPerConcept, Optional.of(sha256));
  }

  /** Returns whether both mean the same data: equal digests or, without any, equal names. */
  public boolean sameDataAs(DatasetRef other) {
    return identity().equals(other.identity());
  }

  /**
   * Returns what tells this data from other data: {@code sha256:} and the digest if there is one,
   * otherwise {@code name:} and the name with the version behind an at sign. An at sign within the
   * name gets a backslash in front, and so does a backslash.
   */
  public String identity() {
    return digest
        .map(d -> "sha256:" + d)
        .orElseGet(() -> "name:" + escaped(name) + version.map(v -> "@" + v).orElse(""));
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("@", "\\@");
  }

  /** Returns name, version and size, as a person would say it. */
  @Override
  public String toString() {
    return name
        + version.map(v -> " " + v).orElse("")
        + (rows.isPresent() ? " (" + rows.getAsLong() + " rows)" : "");
  }
}
