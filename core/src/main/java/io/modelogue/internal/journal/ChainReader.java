package io.modelogue.internal.journal;

import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding.Kind;
import io.modelogue.UnsupportedHistoryException;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows one chain: decodes its commits in order and checks that each one belongs where it stands
 * and names the hash of the one before it. Not safe for use by several threads.
 */
public final class ChainReader {
  private final StreamId stream;
  private @Nullable UUID registry;
  private long head;
  private Optional<String> hash;

  private ChainReader(StreamId stream, @Nullable UUID registry, long head, Optional<String> hash) {
    this.stream = stream;
    this.registry = registry;
    this.head = head;
    this.hash = hash;
  }

  /**
   * Returns a reader at the start of a chain of this registry; null if the registry is not known
   * yet.
   */
  public static ChainReader atStart(StreamId stream, @Nullable UUID registry) {
    return new ChainReader(stream, registry, -1, Optional.empty());
  }

  /** Returns a reader behind a revision whose hash is known. */
  public static ChainReader behind(
      StreamId stream, @Nullable UUID registry, long head, Optional<String> hash) {
    return new ChainReader(stream, registry, head, hash);
  }

  /**
   * Returns the next commit.
   *
   * @throws DamagedHistoryException if it is no commit, stands where it does not belong, or does
   *     not continue the chain
   * @throws UnsupportedHistoryException if a newer release wrote it
   */
  public Link next(StoredCommit stored) {
    byte[] payload = stored.payload();
    CommitDocument commit = decode(stored.revision(), payload);
    requireOwnPlace(stored.revision(), commit);
    if (!commit.previous().equals(hash)) {
      throw damaged(
          stored.revision(),
          Kind.CHAIN_BROKEN,
          "it continues "
              + commit.previous().orElse("nothing")
              + ", but the commit before it has the hash "
              + hash.orElse("of nothing"),
          null);
    }
    Link link = Link.of(commit, payload);
    registry = commit.registry();
    head = commit.revision();
    hash = Optional.of(link.hash());
    return link;
  }

  private void requireOwnPlace(long revision, CommitDocument commit) {
    if (revision != head + 1 || commit.revision() != revision) {
      throw damaged(
          revision,
          Kind.MISPLACED,
          "it says it is revision " + commit.revision() + " and follows revision " + head,
          null);
    }
    if (!commit.stream().equals(stream.name())) {
      throw damaged(revision, Kind.MISPLACED, "it belongs to \"" + commit.stream() + "\"", null);
    }
    if (registry != null && !commit.registry().equals(registry)) {
      throw damaged(
          revision,
          Kind.MISPLACED,
          "it belongs to the registry " + commit.registry() + ", not " + registry,
          null);
    }
  }

  private CommitDocument decode(long revision, byte[] payload) {
    try {
      return CommitCodec.decode(payload);
    } catch (NewerFormatException e) {
      throw new UnsupportedHistoryException(
          stream.name(),
          "revision "
              + revision
              + " of \""
              + stream.name()
              + "\" is written in format "
              + e.format()
              + "; this release reads up to format "
              + CommitCodec.FORMAT
              + ", upgrade modelogue-core",
          e);
    } catch (MalformedJsonException e) {
      throw damaged(
          revision, Kind.UNREADABLE, "it cannot be read as a commit: " + e.getMessage(), e);
    }
  }

  private DamagedHistoryException damaged(
      long revision, Kind kind, String what, @Nullable Throwable cause) {
    return new DamagedHistoryException(
        stream.name(),
        revision,
        kind,
        "the history of \""
            + stream.name()
            + "\" is damaged at revision "
            + revision
            + ": "
            + what
            + "; verify() says more, and only a copy can mend it",
        cause);
  }
}
