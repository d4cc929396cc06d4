package io.modelogue.storage.file;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.ContentMismatchException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.VerifiedContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The way of a blob into and out of its directory: written and verified under a temporary name,
 * forced to the medium, then linked, as commits are. Its age is the file's time of modification.
 */
final class BlobWriter {
  /** How often a blob may be purged by others between looking for it and storing it. */
  private static final int ATTEMPTS = 10;

  private final Medium medium;
  private final Clock clock;

  BlobWriter(Medium medium, Clock clock) {
    this.medium = medium;
    this.clock = clock;
  }

  BlobInfo put(BlobId id, long size, ContentSource source) {
    Path file = medium.layout().blob(id);
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (touch(file, id, size) || store(file, id, size, source)) {
          return info(file, id, size);
        }
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "could not store blob %s; nothing was stored".formatted(id), e);
    }
    throw new UnavailableException(
        "blob %s is stored and purged by others at once".formatted(id), null);
  }

  boolean delete(BlobId id, Instant ifNotTouchedSince) {
    Path file = medium.layout().blob(id);
    medium.syncs().requireSound(medium.layout().blobDirectory(id));
    try {
      Optional<FileFacts> facts = medium.io().stat(file);
      if (facts.isEmpty()
          || !facts.get().modified().isBefore(ifNotTouchedSince)
          || !remove(file, id)) {
        return false;
      }
    } catch (IOException e) {
      throw new UnavailableException("could not delete blob %s".formatted(id), e);
    }
    medium.syncs().sync(medium.layout().blobDirectory(id), "the removal of blob " + id);
    return true;
  }

  private boolean remove(Path file, BlobId id) throws IOException {
    try {
      return medium.io().delete(file);
    } catch (IOException e) {
      if (isThere(file, id, e)) {
        throw e;
      }
      return true;
    }
  }

  /**
   * Returns whether a blob is there after a call whose reply may have got lost: the directory knows
   * what the call has done.
   *
   * @throws OutcomeUnknownException if it does not answer either
   */
  private boolean isThere(Path file, BlobId id, IOException failure) {
    try {
      return medium.io().stat(file).isPresent();
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw new OutcomeUnknownException(
          OutcomeUnknownException.Kind.LOST_REPLY,
          "could not learn what became of blob %s; do the same again".formatted(id),
          failure);
    }
  }

  /** Makes a blob young again and returns whether it is there. */
  private boolean touch(Path file, BlobId id, long size) throws IOException {
    Optional<FileFacts> facts = medium.io().stat(file);
    if (facts.isEmpty()) {
      return false;
    }
    if (facts.get().size() != size) {
      throw anotherSize(file, id, facts.get());
    }
    try {
      medium.io().touch(file, clock.instant());
    } catch (NoSuchFileException e) {
      // purged since
      return false;
    }
    makeDurable(id);
    return true;
  }

  /** Stores a blob and returns whether this was the one to do so. */
  private boolean store(Path file, BlobId id, long size, ContentSource source) throws IOException {
    medium.syncs().requireSound(medium.layout().blobDirectory(id));
    try (Temporary temporary =
        medium
            .temporaries()
            .durable(
                (path, out) -> {
                  VerifiedContent.copy(id, size, source, out);
                  medium.io().touch(path, clock.instant());
                })) {
      link(temporary, file, id);
      makeDurable(id);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private void link(Temporary temporary, Path file, BlobId id) throws IOException {
    try {
      medium.io().link(temporary.path(), file); // the blob is there from here on
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      if (!isThere(file, id, e)) {
        throw e;
      }
    }
  }

  private void makeDurable(BlobId id) {
    medium.syncs().sync(medium.layout().blobDirectory(id), "blob " + id);
  }

  private BlobInfo info(Path file, BlobId id, long size) {
    try {
      Instant touched = medium.io().stat(file).map(FileFacts::modified).orElseGet(clock::instant);
      return new BlobInfo(id, size, touched);
    } catch (IOException e) {
      // the blob is stored; only to what precision the medium keeps its age is not known
      return new BlobInfo(id, size, clock.instant());
    }
  }

  /** Reads what is there to tell damage from a wrong announcement. */
  private RuntimeException anotherSize(Path file, BlobId id, FileFacts facts) throws IOException {
    BlobInfo present = new BlobInfo(id, facts.size(), facts.modified());
    try (InputStream in =
        VerifiedContent.reading(present, file.toString(), medium.io().open(file))) {
      in.transferTo(OutputStream.nullOutputStream());
      return new ContentMismatchException(id, "it has %,d bytes".formatted(facts.size()));
    } catch (CorruptionException e) {
      return e;
    }
  }
}
