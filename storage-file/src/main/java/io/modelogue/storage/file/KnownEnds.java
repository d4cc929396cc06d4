package io.modelogue.storage.file;

import io.modelogue.storage.StreamId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where streams were found to end, so that it costs little to see that one still ends there.
 *
 * <p>{@link FileIo#stat} tells what is absent from what cannot be looked for; that takes an
 * exception, which costs many times as much as the look. {@link FileIo#sees} takes none, and cannot
 * tell the two apart. So a file that is not seen counts as absent only if a stat said so before and
 * its directory has not changed since: a name that was added would have changed it. In every other
 * case the answer is "not known", and whoever asks has to look closely.
 */
final class KnownEnds {
  private final FileIo io;
  private final StoreLayout layout;
  private final Recent<StreamId, End> ends = new Recent<>();

  KnownEnds(FileIo io, StoreLayout layout) {
    this.io = io;
    this.layout = layout;
  }

  /** What a close look found: the last commit, and nothing in the two places behind it. */
  private record End(
      long head, Path last, Path next, Path beyond, Path directory, Optional<FileFacts> facts) {}

  /** Returns whether a stream is known to end at this revision, now. */
  boolean endsAt(StreamId stream, long head) throws IOException {
    Optional<End> known = ends.find(stream);
    if (known.isEmpty() || known.get().head() != head) {
      return false;
    }
    End end = known.get();
    // the directory last: what was added before it was looked at has changed it
    return io.sees(end.last())
        && !io.sees(end.next())
        && !io.sees(end.beyond())
        && io.stat(end.directory()).equals(end.facts());
  }

  /** Returns what is known of a stream's directory, to be taken before a close look begins. */
  Optional<FileFacts> facts(StreamId stream) throws IOException {
    return io.stat(layout.stream(stream));
  }

  /** Takes note of what a close look found: nothing behind the head. */
  void keep(StreamId stream, long head, Optional<FileFacts> before) {
    if (head < Long.MAX_VALUE - 1) {
      ends.keep(
          stream,
          new End(
              head,
              layout.commit(stream, head),
              layout.commit(stream, head + 1),
              layout.commit(stream, head + 2),
              layout.stream(stream),
              before));
    }
  }
}
