package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of a version, with the way to its bytes. They are checked against the digest in the
 * journal while they are read. Immutable and safe for use by several threads.
 */
public final class StoredArtifact {
  private final OpenRegistry registry;
  private final ModelVersion version;
  private final Artifact artifact;

  StoredArtifact(OpenRegistry registry, ModelVersion version, Artifact artifact) {
    this.registry = registry;
    this.version = version;
    this.artifact = artifact;
  }

  /** Returns its name within the version. */
  public String name() {
    return artifact.name();
  }

  /** Returns the SHA-256 of its bytes, 64 lower-case hex digits. */
  public String digest() {
    return artifact.digest();
  }

  /** Returns how many bytes it has. */
  public long size() {
    return artifact.size();
  }

  /**
   * Returns its bytes, to be closed by the caller. A damaged file ends in a {@link
   * DamagedHistoryException} at the latest where its end is reached: until then, what was read is
   * not verified.
   *
   * @throws ContentRemovedException if the version was purged
   * @throws DamagedHistoryException if it is missing
   * @throws StorageFailureException if it cannot be read
   */
  public InputStream open() {
    return new VersionContent(registry, version)
        .open(toString(), new BlobRef(artifact.digest(), artifact.size()));
  }

  /**
   * Copies its bytes to a file, which is replaced if it exists. The file appears only when all
   * bytes are there and verified; several threads and processes may copy to one target at once.
   *
   * @throws ContentRemovedException if the version was purged
   * @throws DamagedHistoryException if the bytes are missing or do not have their digest; no file
   *     is left behind
   * @throws UncheckedIOException if the target cannot be written
   */
  public void copyTo(Path target) {
    // a name of its own for each call: others may copy to the same target at the same time
    Path part = target.resolveSibling(".modelogue-" + Ids.random() + ".part");
    try {
      try (InputStream in = open()) {
        Files.copy(in, part);
      }
      publish(part, target);
    } catch (IOException e) {
      deleteAfter(e, part);
      throw new UncheckedIOException("the " + this + " cannot be copied to " + target, e);
    } catch (RuntimeException | Error e) {
      deleteAfter(e, part);
      throw e;
    }
  }

  private static void publish(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteAfter(Throwable first, Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }

  /**
   * Returns all its bytes, verified.
   *
   * @throws ContentRemovedException if the version was purged
   * @throws DamagedHistoryException if they are missing or do not have their digest
   */
  public byte[] bytes() {
    return new VersionContent(registry, version)
        .read(toString(), new BlobRef(artifact.digest(), artifact.size()));
  }

  /** Returns its name and version. */
  @Override
  public String toString() {
    return "artifact \"" + name() + "\" of " + version;
  }
}
