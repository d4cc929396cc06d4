package io.modelogue.examples.backend;

import io.modelogue.storage.Arguments;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.ContentMismatchException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Page;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.VerifiedContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;

/** The blobs: {@code blob/<digest>} is mapped to when it was touched, and the content. */
final class MapBlobStore implements BlobStore {
  private static final String PREFIX = "blob/";
  private static final String AFTER_PREFIX = "blob0";
  private static final int TIME_BYTES = 12;

  private final HandleGuard guard;
  private final ConcurrentNavigableMap<String, byte[]> map;
  private final Clock clock;

  MapBlobStore(HandleGuard guard, ConcurrentNavigableMap<String, byte[]> map, Clock clock) {
    this.guard = guard;
    this.map = map;
    this.clock = clock;
  }

  @Override
  public BlobInfo put(BlobId id, long size, ContentSource source) {
    guard.requireWritable();
    Arguments.requireBlobSize(size, guard.info());
    byte[] standing = map.get(key(id));
    byte[] content = standing == null ? receive(id, size, source) : content(standing);
    if (content.length != size) {
      throw new ContentMismatchException(id, "it has %,d bytes".formatted(content.length));
    }
    byte[] entry = encode(clock.instant(), content);
    map.put(key(id), entry);
    return info(id, entry);
  }

  @Override
  public InputStream open(BlobId id) {
    guard.requireOpen();
    byte[] entry = map.get(key(id));
    if (entry == null) {
      throw new BlobNotFoundException(id);
    }
    InputStream content = new ByteArrayInputStream(content(entry));
    return VerifiedContent.reading(info(id, entry), guard.info().backend(), content);
  }

  @Override
  public Optional<BlobInfo> find(BlobId id) {
    guard.requireOpen();
    return Optional.ofNullable(map.get(key(id))).map(entry -> info(id, entry));
  }

  @Override
  public Page<BlobInfo> list(Cursor after, int limit) {
    guard.requireOpen();
    Arguments.requirePage(limit);
    String start = after.isStart() ? PREFIX : key(BlobId.parse(after.token()));
    List<BlobInfo> rest =
        map.subMap(start, false, AFTER_PREFIX, false).entrySet().stream()
            .limit(limit + 1L)
            .map(entry -> info(id(entry.getKey()), entry.getValue()))
            .toList();
    return Page.of(rest, limit, blob -> blob.id().hex());
  }

  @Override
  public boolean delete(BlobId id, Instant ifNotTouchedSince) {
    guard.requireWritable();
    byte[] entry = map.get(key(id));
    return entry != null
        && info(id, entry).touched().isBefore(ifNotTouchedSince)
        && map.remove(key(id), entry); // unless a younger one has taken its place
  }

  private static byte[] receive(BlobId id, long size, ContentSource source) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try {
      VerifiedContent.copy(id, size, source, sink);
    } catch (IOException e) {
      throw new UnavailableException("Could not store blob %s".formatted(id), e);
    }
    return sink.toByteArray();
  }

  private static String key(BlobId id) {
    return PREFIX + id.hex();
  }

  private static BlobId id(String key) {
    return BlobId.parse(key.substring(PREFIX.length()));
  }

  private static byte[] encode(Instant touched, byte[] content) {
    return ByteBuffer.allocate(TIME_BYTES + content.length)
        .putLong(touched.getEpochSecond())
        .putInt(touched.getNano())
        .put(content)
        .array();
  }

  private static byte[] content(byte[] entry) {
    return Arrays.copyOfRange(entry, TIME_BYTES, entry.length);
  }

  private static BlobInfo info(BlobId id, byte[] entry) {
    ByteBuffer time = ByteBuffer.wrap(entry);
    Instant touched = Instant.ofEpochSecond(time.getLong(), time.getInt());
    return new BlobInfo(id, entry.length - TIME_BYTES, touched);
  }
}
