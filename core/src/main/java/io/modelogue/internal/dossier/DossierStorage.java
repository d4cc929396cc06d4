package io.modelogue.internal.dossier;

import io.modelogue.RegistryOpenException;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Durability;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import org.jspecify.annotations.Nullable;

/** A dossier as a storage that can only be read. Safe for use by several threads. */
public final class DossierStorage implements Storage {
  private final HandleGuard guard;
  private final DossierManifest manifest;
  private final DossierJournal journal;
  private final DossierBlobs blobs;
  private final @Nullable FileSystem zip;

  private DossierStorage(Path path, Path root, DossierManifest manifest, @Nullable FileSystem zip) {
    this.guard =
        new HandleGuard(
            StorageInfo.of("dossier " + path, OpenMode.READ_ONLY, Durability.POWER_LOSS));
    this.manifest = manifest;
    this.journal = new DossierJournal(guard, root, manifest);
    this.blobs = new DossierBlobs(guard, root, manifest);
    this.zip = zip;
  }

  /**
   * Opens a directory or a zip file.
   *
   * @throws RegistryOpenException if there is no dossier, or its manifest cannot be understood
   */
  public static DossierStorage open(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return new DossierStorage(path, path, manifest(path), null);
      }
      FileSystem zip = FileSystems.newFileSystem(path);
      try {
        Path root = zip.getPath("/");
        return new DossierStorage(path, root, manifest(root), zip);
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException | ProviderNotFoundException | MalformedJsonException e) {
      throw new RegistryOpenException(
          path.toString(),
          "there is no dossier at "
              + path
              + " that can be opened: "
              + e
              + "; name a directory or zip file that export(...) wrote",
          e);
    }
  }

  private static DossierManifest manifest(Path root) throws IOException {
    return DossierManifest.of(Files.readAllBytes(root.resolve(DossierManifest.FILE)));
  }

  /** Returns what the dossier says it holds. */
  public DossierManifest manifest() {
    return manifest;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public StorageInfo info() {
    return guard.info();
  }

  @Override
  public void close() {
    guard.close();
    if (zip != null && zip.isOpen()) {
      try {
        zip.close();
      } catch (IOException e) {
        throw new UncheckedIOException(guard.info().backend() + " cannot be closed", e);
      }
    }
  }
}
