package io.modelogue.storage.file;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.Arguments;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Page;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The streams of a directory; each of its parts knows one thing about them. */
final class FileJournal implements Journal {
  private final HandleGuard guard;
  private final CommitReader commits;
  private final HeadFinder heads;
  private final CommitWriter writer;
  private final StreamListing listing;
  private final CheckpointStore checkpoints;

  FileJournal(HandleGuard guard, Medium medium) {
    this.guard = guard;
    this.commits = new CommitReader(medium);
    this.heads = new HeadFinder(medium, commits);
    this.writer = new CommitWriter(medium, commits, heads);
    this.listing = new StreamListing(medium);
    this.checkpoints = new CheckpointStore(medium);
  }

  @Override
  public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    guard.requireWritable();
    Arguments.requireHead(expectedHead);
    return writer.append(stream, expectedHead, commit);
  }

  @Override
  public List<StoredCommit> read(
      StreamId stream, long fromRevision, int maxCommits, long maxBytes) {
    guard.requireOpen();
    Arguments.requireRange(fromRevision, maxCommits, maxBytes);
    List<StoredCommit> found = new ArrayList<>();
    long bytes = 0;
    for (long revision = fromRevision; found.size() < maxCommits; revision++) {
      Optional<Commit> commit = commits.find(stream, revision);
      if (commit.isEmpty()) {
        commits.requireEnd(stream, revision);
        break;
      }
      bytes += commit.get().size();
      if (bytes > maxBytes && !found.isEmpty()) {
        break;
      }
      found.add(new StoredCommit(revision, commit.get()));
    }
    return List.copyOf(found);
  }

  @Override
  public OptionalLong head(StreamId stream, long atLeast) {
    guard.requireOpen();
    Arguments.requireHead(atLeast);
    long head = heads.head(stream, atLeast);
    return head == NO_STREAM ? OptionalLong.empty() : OptionalLong.of(head);
  }

  @Override
  public Page<StreamId> streams(Cursor after, int limit) {
    guard.requireOpen();
    Arguments.requirePage(limit);
    return listing.page(after, limit);
  }

  @Override
  public Optional<Checkpoint> checkpoint(StreamId stream) {
    guard.requireOpen();
    return checkpoints.find(stream);
  }

  @Override
  public void checkpoint(StreamId stream, Checkpoint checkpoint) {
    guard.requireWritable();
    if (commits.exists(stream, 0)) {
      checkpoints.keep(stream, checkpoint);
    }
  }
}
