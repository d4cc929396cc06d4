package io.modelogue.storage.file;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way of a commit into a stream.
 *
 * <ol>
 *   <li>Look at the place it wants: is it free, and does the commit before it exist? If others put
 *       that one there, force its name to the medium before building on it: they may not have come
 *       to it yet, and a loss of power could keep the later name and lose the earlier.
 *   <li>Write a temporary file and force it to the medium.
 *   <li>Link it to its place. The file system lets exactly one link of a name succeed, in whatever
 *       process, and it gives a whole and durable file its name: <b>this is the moment of the
 *       commit</b>. (A rename would not do: it lets two writers both succeed.)
 *   <li>Force the name to the medium. The stream's own name is forced along, once per handle:
 *       whoever made the directory may have died before doing so.
 *   <li>Remove the temporary name.
 * </ol>
 *
 * <p>No lock is needed for this to be right. The one around it only keeps the threads of one handle
 * from racing for nothing, and from overtaking a sync that is about to fail.
 */
final class CommitWriter {
  private static final int LOCKS = 64;

  private final Medium medium;
  private final StoreLayout layout;
  private final CommitReader commits;
  private final HeadFinder heads;

  /** For each stream written through this handle the last revision that is known to be safe. */
  private final Map<StreamId, Long> safe = new ConcurrentHashMap<>();

  private final Object[] locks = new Object[LOCKS];

  CommitWriter(Medium medium, CommitReader commits, HeadFinder heads) {
    this.medium = medium;
    this.layout = medium.layout();
    this.commits = commits;
    this.heads = heads;
    Arrays.setAll(locks, i -> new Object());
  }

  AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    if (expectedHead == Long.MAX_VALUE) {
      throw conflict(stream, expectedHead);
    }
    synchronized (locks[Math.floorMod(stream.hashCode(), LOCKS)]) {
      if (!heads.isHead(stream, expectedHead)) {
        Optional<Commit> standing = commits.find(stream, expectedHead + 1);
        if (standing.isPresent()) {
          return makeDurable(stream, replay(stream, expectedHead, commit, standing.get()));
        }
        requirePlace(stream, expectedHead);
      }
      requireSound(stream, expectedHead);
      return publish(stream, expectedHead, commit);
    }
  }

  /**
   * Returns that the commit is there already, if the one standing in its place is that very commit.
   */
  private AppendResult replay(StreamId stream, long expectedHead, Commit commit, Commit standing) {
    if (!standing.commitId().equals(commit.commitId())) {
      throw conflict(stream, expectedHead);
    }
    if (!standing.equals(commit)) {
      throw new IllegalArgumentException(
          "commit %s is at revision %d of stream \"%s\" with another payload"
              .formatted(commit.commitId(), expectedHead + 1, stream));
    }
    return AppendResult.replayed(expectedHead + 1);
  }

  private void requirePlace(StreamId stream, long expectedHead) {
    if (expectedHead != Journal.NO_STREAM && !commits.exists(stream, expectedHead)) {
      throw conflict(stream, expectedHead);
    }
    commits.requireEnd(stream, expectedHead + 1);
  }

  private void requireSound(StreamId stream, long expectedHead) {
    medium.syncs().requireSound(layout.stream(stream));
    if (!safe.containsKey(stream)) {
      medium.syncs().requireSound(layout.streams());
    }
    if (expectedHead > safe.getOrDefault(stream, Journal.NO_STREAM)) {
      medium.syncs().syncBefore(layout.stream(stream));
    }
  }

  private AppendResult publish(StreamId stream, long expectedHead, Commit commit) {
    long revision = expectedHead + 1;
    byte[] file = FrameFormat.encode(frame(stream, revision, commit));
    try (Temporary temporary = medium.temporaries().durable((path, out) -> out.write(file))) {
      if (revision == 0) {
        medium.io().createDirectory(layout.stream(stream));
      }
      return makeDurable(stream, link(temporary, stream, expectedHead, commit));
    } catch (IOException e) {
      throw new UnavailableException(
          "could not write %s; nothing was written".formatted(name(stream, revision)), e);
    }
  }

  private AppendResult link(Temporary temporary, StreamId stream, long expectedHead, Commit commit)
      throws IOException {
    long revision = expectedHead + 1;
    try {
      medium
          .io()
          .link(temporary.path(), layout.commit(stream, revision)); // the commit happens here
      return AppendResult.committed(revision);
    } catch (FileAlreadyExistsException e) {
      Commit winner =
          commits
              .find(stream, revision)
              .orElseThrow(() -> commits.missing(stream, revision, "its name is taken"));
      return replay(stream, expectedHead, commit, winner);
    } catch (IOException e) {
      return resolve(e, stream, expectedHead, commit);
    }
  }

  /**
   * A link that failed may have been made all the same, where only its reply was lost: the
   * directory knows.
   */
  private AppendResult resolve(
      IOException failure, StreamId stream, long expectedHead, Commit commit) throws IOException {
    Optional<Commit> standing;
    try {
      standing = commits.find(stream, expectedHead + 1);
    } catch (StorageException e) {
      failure.addSuppressed(e);
      throw new OutcomeUnknownException(
          OutcomeUnknownException.Kind.LOST_REPLY,
          "could not learn whether %s was published; append the same commit again"
              .formatted(name(stream, expectedHead + 1)),
          failure);
    }
    if (standing.isEmpty()) {
      throw failure;
    }
    replay(stream, expectedHead, commit, standing.get());
    return AppendResult.committed(expectedHead + 1);
  }

  /** Lets a commit be acknowledged that is in its place, whoever put it there. */
  private AppendResult makeDurable(StreamId stream, AppendResult result) {
    String what = name(stream, result.revision());
    medium.syncs().sync(layout.stream(stream), what);
    if (result.revision() == 0 || !safe.containsKey(stream)) {
      medium.syncs().sync(layout.streams(), what);
    }
    safe.merge(stream, result.revision(), Math::max);
    return result;
  }

  private ConflictException conflict(StreamId stream, long expectedHead) {
    // whoever lost a race need not list a long history to learn by how much
    boolean overtaken = commits.exists(stream, expectedHead + 1);
    return new ConflictException(
        stream, expectedHead, heads.head(stream, overtaken ? expectedHead + 1 : Journal.NO_STREAM));
  }

  private static Frame frame(StreamId stream, long revision, Commit commit) {
    byte[] payload = commit.payload();
    return new Frame(
        new FrameHeader(
            FrameHeader.COMMIT,
            FrameFormat.VERSION,
            revision,
            commit.commitId().toString(),
            payload.length,
            stream),
        payload);
  }

  private static String name(StreamId stream, long revision) {
    return "revision " + revision + " of stream \"" + stream + "\"";
  }
}
