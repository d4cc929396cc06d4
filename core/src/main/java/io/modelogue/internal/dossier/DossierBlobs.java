package io.modelogue.internal.dossier;

import io.modelogue.history.BlobRef;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Page;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.VerifiedContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The blobs of a dossier. Safe for use by several threads. */
final class DossierBlobs implements BlobStore {
  private final HandleGuard guard;
  private final Path root;
  private final Instant exported;
  private final TreeMap<BlobId, Long> sizes = new TreeMap<>();

  DossierBlobs(HandleGuard guard, Path root, DossierManifest manifest) {
    this.guard = guard;
    this.root = root;
    this.exported = manifest.exported();
    for (BlobRef blob : manifest.blobs()) {
      sizes.put(BlobId.parse(blob.digest()), blob.size());
    }
  }

  @Override
  public BlobInfo put(BlobId id, long size, ContentSource source) {
    guard.requireWritable();
    throw new AssertionError("a dossier is never writable");
  }

  @Override
  public boolean delete(BlobId id, Instant ifNotTouchedSince) {
    guard.requireWritable();
    throw new AssertionError("a dossier is never writable");
  }

  @Override
  public InputStream open(BlobId id) {
    BlobInfo info = find(id).orElseThrow(() -> new BlobNotFoundException(id));
    Path file = root.resolve(DossierManifest.blobFile(id.hex()));
    try {
      return VerifiedContent.reading(info, file.toString(), Files.newInputStream(file));
    } catch (NoSuchFileException e) {
      throw new BlobNotFoundException(id);
    } catch (IOException e) {
      throw new UnavailableException("Could not open " + file, e);
    }
  }

  @Override
  public Optional<BlobInfo> find(BlobId id) {
    guard.requireOpen();
    return Optional.ofNullable(sizes.get(id)).map(size -> new BlobInfo(id, size, exported));
  }

  @Override
  public Page<BlobInfo> list(Cursor after, int limit) {
    guard.requireOpen();
    List<BlobInfo> rest =
        (after.isStart() ? sizes : sizes.tailMap(BlobId.parse(after.token()), false))
            .entrySet().stream()
                .map(e -> new BlobInfo(e.getKey(), e.getValue(), exported))
                .toList();
    return Page.of(rest, limit, blob -> blob.id().hex());
  }
}
