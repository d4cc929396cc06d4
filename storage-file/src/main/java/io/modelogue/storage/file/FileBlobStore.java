package io.modelogue.storage.file;

import io.modelogue.storage.Arguments;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The blobs of a directory: one file each, shared out by the first two digits of the digest. */
final class FileBlobStore implements BlobStore {
  private static final Pattern BLOB_FILE = Pattern.compile("[0-9a-f]{64}");

  private final HandleGuard guard;
  private final FileIo io;
  private final StoreLayout layout;
  private final BlobWriter writer;

  FileBlobStore(HandleGuard guard, Medium medium, BlobWriter writer) {
    this.guard = guard;
    this.io = medium.io();
    this.layout = medium.layout();
    this.writer = writer;
  }

  @Override
  public BlobInfo put(BlobId id, long size, ContentSource source) {
    guard.requireWritable();
    Arguments.requireBlobSize(size, guard.info());
    return writer.put(id, size, source);
  }

  @Override
  public InputStream open(BlobId id) {
    guard.requireOpen();
    Path file = layout.blob(id);
    try {
      BlobInfo blob = stat(id).orElseThrow(() -> new BlobNotFoundException(id));
      return VerifiedContent.reading(blob, file.toString(), io.open(file));
    } catch (NoSuchFileException e) {
      throw new BlobNotFoundException(id);
    } catch (IOException e) {
      throw new UnavailableException("could not open blob %s".formatted(id), e);
    }
  }

  @Override
  public Optional<BlobInfo> find(BlobId id) {
    guard.requireOpen();
    try {
      return stat(id);
    } catch (IOException e) {
      throw new UnavailableException("could not look for blob %s".formatted(id), e);
    }
  }

  @Override
  public Page<BlobInfo> list(Cursor after, int limit) {
    guard.requireOpen();
    Arguments.requirePage(limit);
    String last = after.isStart() ? "" : BlobId.parse(after.token()).hex();
    List<BlobInfo> found = new ArrayList<>();
    try {
      for (String directory : StoreLayout.blobDirectories()) {
        if (found.size() <= limit
            && directory.compareTo(last.substring(0, Math.min(2, last.length()))) >= 0) {
          collect(directory, last, limit + 1, found);
        }
      }
    } catch (IOException e) {
      throw new UnavailableException("could not list the blobs", e);
    }
    return Page.of(found, limit, blob -> blob.id().hex());
  }

  @Override
  public boolean delete(BlobId id, Instant ifNotTouchedSince) {
    guard.requireWritable();
    return writer.delete(id, ifNotTouchedSince);
  }

  /** Adds the blobs of one directory, until there are enough. */
  private void collect(String directory, String after, int enough, List<BlobInfo> found)
      throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try {
      io.list(
          layout.blobs().resolve(directory),
          name -> {
            if (name.startsWith(directory)
                && name.compareTo(after) > 0
                && BLOB_FILE.matcher(name).matches()) {
              names.add(name);
            }
          });
    } catch (NoSuchFileException e) {
      // a copy of a store may lack its empty directories
      return;
    }
    for (String name : names) {
      if (found.size() < enough) {
        stat(BlobId.parse(name)).ifPresent(found::add);
      }
    }
  }

  private Optional<BlobInfo> stat(BlobId id) throws IOException {
    return io.stat(layout.blob(id)).map(facts -> new BlobInfo(id, facts.size(), facts.modified()));
  }
}
