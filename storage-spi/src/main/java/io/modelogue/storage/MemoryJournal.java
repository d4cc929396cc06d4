package io.modelogue.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The streams, in order. A stream is in the map from the moment its first writer comes, and exists
 * from commit 0 on.
 */
final class MemoryJournal implements Journal {
  private static final MemoryStream NONE = new MemoryStream();

  private final HandleGuard guard;
  private final MemoryContent content;

  MemoryJournal(HandleGuard guard, MemoryContent content) {
    this.guard = guard;
    this.content = content;
  }

  @Override
  public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    guard.requireWritable();
    Arguments.requireHead(expectedHead);
    MemoryStream target =
        expectedHead == NO_STREAM
            ? content.streams.computeIfAbsent(stream, id -> new MemoryStream())
            : existing(stream);
    return target.append(stream, expectedHead, commit);
  }

  @Override
  public List<StoredCommit> read(
      StreamId stream, long fromRevision, int maxCommits, long maxBytes) {
    guard.requireOpen();
    Arguments.requireRange(fromRevision, maxCommits, maxBytes);
    return List.copyOf(existing(stream).read(fromRevision, maxCommits, maxBytes));
  }

  @Override
  public OptionalLong head(StreamId stream, long atLeast) {
    guard.requireOpen();
    Arguments.requireHead(atLeast);
    long head = existing(stream).head();
    if (head < atLeast) {
      throw new CorruptionException(
          CorruptionException.Kind.MISSING,
          "stream \"%s\"".formatted(stream),
          "ends at revision %d, but revision %d has been seen".formatted(head, atLeast));
    }
    return head == NO_STREAM ? OptionalLong.empty() : OptionalLong.of(head);
  }

  @Override
  public Page<StreamId> streams(Cursor after, int limit) {
    guard.requireOpen();
    Arguments.requirePage(limit);
    Map<StreamId, MemoryStream> rest =
        after.isStart()
            ? content.streams
            : content.streams.tailMap(StreamId.parse(after.token()), false);
    List<StreamId> ids =
        rest.entrySet().stream()
            .filter(entry -> entry.getValue().head() != NO_STREAM)
            .map(Map.Entry::getKey)
            .limit(limit + 1L)
            .toList();
    return Page.of(ids, limit, StreamId::toString);
  }

  @Override
  public Optional<Checkpoint> checkpoint(StreamId stream) {
    guard.requireOpen();
    return existing(stream).checkpoint();
  }

  @Override
  public void checkpoint(StreamId stream, Checkpoint checkpoint) {
    guard.requireWritable();
    MemoryStream target = content.streams.get(stream);
    if (target != null && target.head() != NO_STREAM) {
      target.checkpoint(checkpoint);
    }
  }

  private MemoryStream existing(StreamId stream) {
    return content.streams.getOrDefault(stream, NONE);
  }
}
