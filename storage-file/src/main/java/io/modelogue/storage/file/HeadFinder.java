package io.modelogue.storage.file;

import io.modelogue.storage.Journal;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Finds the last commit of a stream: by doubling steps from a revision that is known, else by
 * listing the directory, which also shows holes.
 */
final class HeadFinder {
  private final FileIo io;
  private final StoreLayout layout;
  private final CommitReader commits;
  private final KnownEnds ends;

  HeadFinder(Medium medium, CommitReader commits) {
    this.io = medium.io();
    this.layout = medium.layout();
    this.commits = commits;
    this.ends = new KnownEnds(io, layout);
  }

  /** Returns the last revision, or {@link Journal#NO_STREAM}. */
  long head(StreamId stream, long atLeast) {
    if (atLeast == Journal.NO_STREAM) {
      return advance(stream, listed(stream));
    }
    return isHead(stream, atLeast) ? atLeast : lookedFor(stream, atLeast);
  }

  /**
   * Returns whether this is known to be the head of a stream, now: its commit is there, and nothing
   * behind it. If it is not known, that says nothing.
   */
  boolean isHead(StreamId stream, long revision) {
    try {
      return ends.endsAt(stream, revision);
    } catch (IOException e) {
      throw unavailable(stream, e);
    }
  }

  private long lookedFor(StreamId stream, long atLeast) {
    Optional<FileFacts> before;
    try {
      before = ends.facts(stream);
    } catch (IOException e) {
      throw unavailable(stream, e);
    }
    if (!commits.exists(stream, atLeast)) {
      throw commits.missing(stream, atLeast, "it has been seen before");
    }
    long head = advance(stream, atLeast);
    ends.keep(stream, head, before);
    return head;
  }

  private static UnavailableException unavailable(StreamId stream, IOException e) {
    return new UnavailableException("could not look for stream \"%s\"".formatted(stream), e);
  }

  /** Looks beyond a revision that exists, in steps that double, then halves the last step. */
  private long advance(StreamId stream, long known) {
    long present = known;
    long step = 1;
    while (commits.exists(stream, present + step)) {
      present += step;
      step *= 2;
    }
    long absent = present + step;
    while (absent - present > 1) {
      long middle = present + (absent - present) / 2;
      if (commits.exists(stream, middle)) {
        present = middle;
      } else {
        absent = middle;
      }
    }
    commits.requireEnd(stream, absent);
    return present;
  }

  private long listed(StreamId stream) {
    long[] countAndLast = {0, Journal.NO_STREAM};
    list(
        stream,
        revision -> {
          countAndLast[0]++;
          countAndLast[1] = Math.max(countAndLast[1], revision);
        });
    if (countAndLast[1] != countAndLast[0] - 1) {
      requireNoHoles(stream);
    }
    return countAndLast[1];
  }

  private void list(StreamId stream, LongConsumer revisions) {
    try {
      io.list(layout.stream(stream), name -> StoreLayout.revisionOf(name).ifPresent(revisions));
    } catch (NoSuchFileException e) {
      // nobody has written to it
    } catch (IOException e) {
      throw new UnavailableException("could not list stream \"%s\"".formatted(stream), e);
    }
  }

  private void requireNoHoles(StreamId stream) {
    List<Long> revisions = new ArrayList<>();
    list(stream, revisions::add);
    Collections.sort(revisions);
    long expected = 0;
    for (long revision : revisions) {
      requireNoHole(stream, expected, revision);
      expected = revision + 1;
    }
  }

  /**
   * A listing is not a snapshot: what it lacks may be there nevertheless, and is looked for before
   * it is called gone.
   */
  private void requireNoHole(StreamId stream, long from, long listed) {
    for (long revision = from; revision < listed; revision++) {
      if (!commits.exists(stream, revision)) {
        throw commits.missing(stream, revision, "revision %d is there".formatted(listed));
      }
    }
  }
}
