package io.modelogue.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The streams of a storage: each an append-only row of commits at the revisions 0, 1, 2 and so on,
 * without holes.
 *
 * <p>A stream exists from its commit 0 on and never ceases to exist. Reading never blocks a writer,
 * and never writes.
 *
 * <p>Safe for use by several threads. Every method throws {@link StorageClosedException} once the
 * storage is closed, {@link UnavailableException} if the medium does not answer, and {@link
 * CorruptionException} if what it answers is damaged.
 */
public interface Journal {

  /** The expected head of a stream that must not exist yet. */
  long NO_STREAM = -1;

  /**
   * Publishes a commit at revision {@code expectedHead + 1}, provided that {@code expectedHead} is
   * the stream's head.
   *
   * <p>If that very commit, by its id, is already there with the same payload, nothing is written
   * and the result says that this was a replay; so an uncertain outcome may be tried again with the
   * same arguments and has exactly one effect. Only the revision {@code expectedHead + 1} is
   * compared: an id is not remembered beyond its place.
   *
   * <p>When this method returns, the commit is as safe as {@link StorageInfo#durability()} says. A
   * reader may see it a little earlier.
   *
   * @param expectedHead the revision of the last commit the writer knows of, or {@link #NO_STREAM}
   * @return the revision of the commit, and whether this call wrote it or found it
   * @throws IllegalArgumentException if {@code expectedHead} is less than -1, or if the commit's id
   *     is there with another payload
   * @throws ConflictException if the stream's head is another one, higher or lower; nothing was
   *     written
   * @throws OutcomeUnknownException if the commit may or may not be there
   * @throws UnavailableException if the medium failed and nothing was written
   * @throws ReadOnlyException if the storage was opened for reading
   */
  AppendResult append(StreamId stream, long expectedHead, Commit commit);

  /**
   * Returns the commits from a revision on, in order and without holes: as many as there are,
   * within the two bounds.
   *
   * <p>The list is empty only if the stream has no commit at {@code fromRevision}, or does not
   * exist; a first commit larger than {@code maxBytes} is returned alone. An empty list is not a
   * snapshot's end: a writer may append at any time.
   *
   * @param fromRevision the first revision wanted, 0 or more
   * @param maxCommits how many commits to return at most, 1 or more
   * @param maxBytes how many bytes of payload to return at most, 1 or more; the first commit is
   *     exempt
   * @throws IllegalArgumentException if a number is out of its range
   */
  List<StoredCommit> read(StreamId stream, long fromRevision, int maxCommits, long maxBytes);

  /**
   * Returns the revision of the last commit; empty if the stream does not exist.
   *
   * @param atLeast a revision the caller knows to exist, so that the cost does not grow with the
   *     history; {@link #NO_STREAM} if none is known
   * @throws IllegalArgumentException if {@code atLeast} is less than -1
   * @throws CorruptionException if the commit at {@code atLeast} is gone
   */
  OptionalLong head(StreamId stream, long atLeast);

  /**
   * Returns the streams after a position, in their {@linkplain StreamId#compareTo natural order}.
   *
   * <p>Following the pages meets every stream that existed at the start exactly once; those created
   * meanwhile may or may not appear. A page may be short, even empty, and still have a next one.
   *
   * <p>A listing that ends is complete. If a stream is so damaged that its name cannot be learnt,
   * all others are listed first; then, instead of the last page, comes the exception.
   *
   * @param after where to go on: {@link Cursor#START} or the {@link Page#next()} of the page before
   * @param limit how many to return at most, between 1 and {@link StorageLimits#PAGE_ITEMS}
   * @throws IllegalArgumentException if the cursor is not from here, or the limit is out of its
   *     range
   */
  Page<StreamId> streams(Cursor after, int limit);

  /**
   * Returns the checkpoint last kept for a stream, if it is still there and whole.
   *
   * <p>A checkpoint is derived data: it may vanish at any time, and a damaged one counts as absent.
   */
  Optional<Checkpoint> checkpoint(StreamId stream);

  /**
   * Keeps a checkpoint for a stream, in place of the one before; of two writers at once, either may
   * win.
   *
   * <p>No durability is promised. For a stream that does not exist, nothing is kept.
   *
   * @throws UnavailableException if the checkpoint could not be written; the one before may still
   *     be there
   * @throws ReadOnlyException if the storage was opened for reading
   */
  void checkpoint(StreamId stream, Checkpoint checkpoint);
}
