package io.modelogue.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blobs, in the order of their digests. */
final class MemoryBlobStore implements BlobStore {
  private final HandleGuard guard;
  private final MemoryContent content;
  private final Clock clock;

  MemoryBlobStore(HandleGuard guard, MemoryContent content, Clock clock) {
    this.guard = guard;
    this.content = content;
    this.clock = clock;
  }

  @Override
  public BlobInfo put(BlobId id, long size, ContentSource source) {
    guard.requireWritable();
    Arguments.requireBlobSize(size, guard.info());
    MemoryBlob touched = content.blobs.computeIfPresent(id, (key, blob) -> touch(key, blob, size));
    if (touched == null) {
      MemoryBlob fresh = new MemoryBlob(receive(id, size, source), clock.instant());
      touched = content.blobs.merge(id, fresh, (present, same) -> touch(id, present, size));
    }
    return info(id, touched);
  }

  @Override
  public InputStream open(BlobId id) {
    guard.requireOpen();
    MemoryBlob blob = content.blobs.get(id);
    if (blob == null) {
      throw new BlobNotFoundException(id);
    }
    return VerifiedContent.reading(
        info(id, blob), guard.info().backend(), new ByteArrayInputStream(blob.bytes()));
  }

  @Override
  public Optional<BlobInfo> find(BlobId id) {
    guard.requireOpen();
    return Optional.ofNullable(content.blobs.get(id)).map(blob -> info(id, blob));
  }

  @Override
  public Page<BlobInfo> list(Cursor after, int limit) {
    guard.requireOpen();
    Arguments.requirePage(limit);
    Map<BlobId, MemoryBlob> rest =
        after.isStart() ? content.blobs : content.blobs.tailMap(BlobId.parse(after.token()), false);
    List<BlobInfo> infos =
        rest.entrySet().stream()
            .limit(limit + 1L)
            .map(entry -> info(entry.getKey(), entry.getValue()))
            .toList();
    return Page.of(infos, limit, blob -> blob.id().hex());
  }

  @Override
  public boolean delete(BlobId id, Instant ifNotTouchedSince) {
    guard.requireWritable();
    MemoryBlob blob = content.blobs.get(id);
    while (blob != null && blob.touched().isBefore(ifNotTouchedSince)) {
      if (content.blobs.remove(id, blob)) {
        return true;
      }
      // touched or removed since: what is there now decides
      blob = content.blobs.get(id);
    }
    return false;
  }

  private MemoryBlob touch(BlobId id, MemoryBlob blob, long announcedSize) {
    if (blob.bytes().length != announcedSize) {
      throw new ContentMismatchException(
          id, "it has %,d bytes, not %,d".formatted(blob.bytes().length, announcedSize));
    }
    return blob.touchedAt(clock.instant());
  }

  private static byte[] receive(BlobId id, long size, ContentSource source) {
    // the announced size is not to be trusted with memory before the content has come
    ByteArrayOutputStream sink = new ByteArrayOutputStream((int) Math.min(size, 1 << 16));
    try {
      VerifiedContent.copy(id, size, source, sink);
    } catch (IOException e) {
      throw new UnavailableException("the content of blob %s could not be kept".formatted(id), e);
    }
    return sink.toByteArray();
  }

  private static BlobInfo info(BlobId id, MemoryBlob blob) {
    return new BlobInfo(id, blob.bytes().length, blob.touched());
  }
}
