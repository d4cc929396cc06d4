package io.modelogue.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream: a list under a lock, which makes every step of the contract visible in a few lines.
 */
final class MemoryStream {
  private final List<Commit> commits = new ArrayList<>();
  private @Nullable Checkpoint checkpoint;

  synchronized AppendResult append(StreamId id, long expectedHead, Commit commit) {
    long revision = expectedHead + 1;
    if (expectedHead < head()) {
      Commit present = commits.get((int) revision);
      if (!present.commitId().equals(commit.commitId())) {
        throw new ConflictException(id, expectedHead, head());
      }
      if (!present.equals(commit)) {
        throw new IllegalArgumentException(
            "commit %s is at revision %d of stream \"%s\" with another payload"
                .formatted(commit.commitId(), revision, id));
      }
      return AppendResult.replayed(revision);
    }
    if (expectedHead > head()) {
      throw new ConflictException(id, expectedHead, head());
    }
    commits.add(commit);
    return AppendResult.committed(revision);
  }

  synchronized long head() {
    return commits.size() - 1L;
  }

  synchronized List<StoredCommit> read(long fromRevision, int maxCommits, long maxBytes) {
    List<StoredCommit> found = new ArrayList<>();
    long bytes = 0;
    for (long revision = fromRevision;
        revision <= head() && found.size() < maxCommits;
        revision++) {
      Commit commit = commits.get((int) revision);
      bytes += commit.size();
      if (bytes > maxBytes && !found.isEmpty()) {
        break;
      }
      found.add(new StoredCommit(revision, commit));
    }
    return found;
  }

  synchronized Optional<Checkpoint> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  synchronized void checkpoint(Checkpoint newest) {
    checkpoint = newest;
  }
}
