package io.modelogue.examples.backend;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.Arguments;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Page;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;

/** The streams: {@code commit/<stream> NUL <revision>} is mapped to a commit's id and payload. */
final class MapJournal implements Journal {
  private static final String PREFIX = "commit/";
  private static final String AFTER_PREFIX = "commit0";
  private static final String FIRST_REVISION = revision(0);

  private final HandleGuard guard;
  private final ConcurrentNavigableMap<String, byte[]> map;

  MapJournal(HandleGuard guard, ConcurrentNavigableMap<String, byte[]> map) {
    this.guard = guard;
    this.map = map;
  }

  @Override
  public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    guard.requireWritable();
    Arguments.requireHead(expectedHead);
    if (expectedHead != NO_STREAM && !map.containsKey(key(stream, expectedHead))) {
      throw new ConflictException(stream, expectedHead, lastRevision(stream));
    }
    // the commit happens here: of any number of writers, one finds the place empty
    byte[] standing = map.putIfAbsent(key(stream, expectedHead + 1), encode(commit));
    return standing == null
        ? AppendResult.committed(expectedHead + 1)
        : replay(stream, expectedHead, commit, decode(standing));
  }

  private AppendResult replay(StreamId stream, long expectedHead, Commit commit, Commit standing) {
    if (!standing.commitId().equals(commit.commitId())) {
      throw new ConflictException(stream, expectedHead, lastRevision(stream));
    }
    if (!standing.equals(commit)) {
      throw new IllegalArgumentException(
          "Commit %s is there with another payload".formatted(commit.commitId()));
    }
    return AppendResult.replayed(expectedHead + 1);
  }

  @Override
  public List<StoredCommit> read(
      StreamId stream, long fromRevision, int maxCommits, long maxBytes) {
    guard.requireOpen();
    Arguments.requireRange(fromRevision, maxCommits, maxBytes);
    List<StoredCommit> found = new ArrayList<>();
    long bytes = 0;
    byte[] entry = map.get(key(stream, fromRevision));
    while (entry != null && found.size() < maxCommits) {
      Commit commit = decode(entry);
      bytes += commit.size();
      if (bytes > maxBytes && !found.isEmpty()) {
        break;
      }
      found.add(new StoredCommit(fromRevision + found.size(), commit));
      entry = map.get(key(stream, fromRevision + found.size()));
    }
    return found;
  }

  @Override
  public OptionalLong head(StreamId stream, long atLeast) {
    guard.requireOpen();
    Arguments.requireHead(atLeast);
    long head = lastRevision(stream);
    if (head < atLeast) {
      throw new CorruptionException(
          CorruptionException.Kind.MISSING,
          "stream \"%s\"".formatted(stream),
          "it ends at revision %d, but revision %d has been seen".formatted(head, atLeast));
    }
    return head == NO_STREAM ? OptionalLong.empty() : OptionalLong.of(head);
  }

  @Override
  public Page<StreamId> streams(Cursor after, int limit) {
    guard.requireOpen();
    Arguments.requirePage(limit);
    Optional<StreamId> last =
        after.isStart() ? Optional.empty() : Optional.of(StreamId.parse(after.token()));
    List<StreamId> rest =
        map.subMap(PREFIX, AFTER_PREFIX).keySet().stream()
            .filter(key -> key.endsWith(FIRST_REVISION))
            .map(MapJournal::stream)
            .filter(stream -> last.isEmpty() || stream.compareTo(last.get()) > 0)
            .sorted() // strings are sorted in another order than streams
            .limit(limit + 1L)
            .toList();
    return Page.of(rest, limit, StreamId::toString);
  }

  /** Returns none: a checkpoint may vanish at any time, and here it does so at once. */
  @Override
  public Optional<Checkpoint> checkpoint(StreamId stream) {
    guard.requireOpen();
    return Optional.empty();
  }

  @Override
  public void checkpoint(StreamId stream, Checkpoint checkpoint) {
    guard.requireWritable();
  }

  private long lastRevision(StreamId stream) {
    String last = map.floorKey(key(stream, Long.MAX_VALUE));
    return last == null || last.compareTo(key(stream, 0)) < 0
        ? NO_STREAM
        : Long.parseLong(last.substring(last.length() - FIRST_REVISION.length() + 1));
  }

  /** No name holds a NUL, so no stream's keys lie among another's. */
  private static String key(StreamId stream, long revision) {
    return PREFIX + stream + revision(revision);
  }

  private static String revision(long revision) {
    return "\0%019d".formatted(revision);
  }

  private static StreamId stream(String key) {
    return StreamId.parse(key.substring(PREFIX.length(), key.length() - FIRST_REVISION.length()));
  }

  private static byte[] encode(Commit commit) {
    UUID id = commit.commitId();
    return ByteBuffer.allocate(16 + commit.size())
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .put(commit.payload())
        .array();
  }

  private static Commit decode(byte[] entry) {
    ByteBuffer buffer = ByteBuffer.wrap(entry);
    UUID id = new UUID(buffer.getLong(), buffer.getLong());
    byte[] payload = new byte[buffer.remaining()];
    buffer.get(payload);
    return new Commit(id, payload);
  }
}
