package io.modelogue.storage.file;

import io.modelogue.storage.Commit;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.CorruptionException.Kind;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Reads single commits, and believes none that is not whole and in its place. */
final class CommitReader {
  private final FileIo io;
  private final StoreLayout layout;

  CommitReader(Medium medium) {
    this.io = medium.io();
    this.layout = medium.layout();
  }

  /** Returns the commit at a revision, if there is one. */
  Optional<Commit> find(StreamId stream, long revision) {
    Path file = layout.commit(stream, revision);
    try {
      byte[] bytes = io.read(file, FrameFormat.COMMIT_FILE_BYTES + 1);
      String where = where(stream, revision);
      return Optional.of(commit(FrameFormat.decode(bytes, where), stream, revision, where));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnavailableException("could not read %s".formatted(where(stream, revision)), e);
    }
  }

  /** Returns whether there is a commit at a revision; there is none below 0. */
  boolean exists(StreamId stream, long revision) {
    try {
      return revision >= 0 && io.stat(layout.commit(stream, revision)).isPresent();
    } catch (IOException e) {
      throw new UnavailableException("could not look for %s".formatted(where(stream, revision)), e);
    }
  }

  /**
   * Makes sure that a revision found to be absent is the end of the stream, and not a hole.
   *
   * @throws CorruptionException if a later commit is there
   */
  void requireEnd(StreamId stream, long absent) {
    // others may have appended both since the first look, so the absent one is looked for again
    if (exists(stream, absent + 1) && !exists(stream, absent)) {
      throw missing(stream, absent, "revision %d is there".formatted(absent + 1));
    }
  }

  CorruptionException missing(StreamId stream, long revision, String proof) {
    return new CorruptionException(
        Kind.MISSING, where(stream, revision), "the commit is gone, but " + proof);
  }

  private static Commit commit(Frame frame, StreamId stream, long revision, String where) {
    FrameHeader header = frame.header();
    if (!header.tag().equals(FrameHeader.COMMIT)) {
      throw new CorruptionException(Kind.MALFORMED, where, "it is a %s".formatted(header.tag()));
    }
    if (!frame.belongsTo(stream, revision)) {
      throw new CorruptionException(
          Kind.MISPLACED,
          where,
          "it holds revision %d of stream \"%s\"".formatted(header.revision(), header.stream()));
    }
    try {
      UUID id = UUID.fromString(header.id());
      if (id.toString().equals(header.id())) {
        return new Commit(id, frame.payload());
      }
    } catch (IllegalArgumentException e) {
      throw new CorruptionException(Kind.MALFORMED, where, "it is no commit", e);
    }
    throw new CorruptionException(Kind.MALFORMED, where, "its id is spelt as no release spells it");
  }

  private String where(StreamId stream, long revision) {
    // made for every commit that is read: a format would have to be taken apart each time
    return "stream \""
        + stream
        + "\", revision "
        + revision
        + " ("
        + layout.commit(stream, revision)
        + ")";
  }
}
