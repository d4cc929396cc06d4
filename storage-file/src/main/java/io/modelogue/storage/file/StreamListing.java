package io.modelogue.storage.file;

import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.CorruptionException.Kind;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Page;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists the streams in the order of their names, which their directories do not show: each is read
 * from the first line of a commit, once. The directory's own name holds the hash of the stream's,
 * so that a line is believed only if it is the right one, and a damaged commit does not hide its
 * stream as long as any of its lines is readable. A directory that nothing names does not hide the
 * others: it is reported after them.
 */
final class StreamListing {
  /**
   * Names of streams never change, so they are remembered; beyond this many they are read anew each
   * time.
   */
  private static final int REMEMBERED = 100_000;

  private final FileIo io;
  private final StoreLayout layout;
  private final Map<String, StreamId> known = new ConcurrentHashMap<>();

  StreamListing(Medium medium) {
    this.io = medium.io();
    this.layout = medium.layout();
  }

  Page<StreamId> page(Cursor after, int limit) {
    StreamId last = after.isStart() ? null : StreamId.parse(after.token());
    NavigableSet<StreamId> page = new TreeSet<>();
    StorageException failure = null;
    for (String directory : directories()) {
      try {
        Optional<StreamId> stream = identify(directory);
        if (stream.isPresent() && (last == null || stream.get().compareTo(last) > 0)) {
          page.add(stream.get());
          if (page.size() > limit + 1) {
            page.pollLast();
          }
        }
      } catch (StorageException e) {
        failure = failure == null ? e : failure;
      }
    }
    return ending(Page.of(List.copyOf(page), limit, StreamId::toString), failure);
  }

  /** Lets a failure come where the listing would end, after all streams that can be named. */
  private static Page<StreamId> ending(Page<StreamId> page, @Nullable StorageException failure) {
    if (failure == null || page.next().isPresent()) {
      return page;
    }
    List<StreamId> items = page.items();
    if (items.isEmpty()) {
      throw failure;
    }
    return new Page<>(items, Optional.of(new Cursor(items.get(items.size() - 1).toString())));
  }

  private List<String> directories() {
    List<String> names = new ArrayList<>();
    try {
      io.list(
          layout.streams(),
          name -> {
            if (StoreLayout.isDirectoryName(name)) {
              names.add(name);
            }
          });
    } catch (NoSuchFileException e) {
      // a copy of an empty store may lack its empty directories
      return List.of();
    } catch (IOException e) {
      throw new UnavailableException("could not list the streams", e);
    }
    return names;
  }

  private Optional<StreamId> identify(String directory) {
    StreamId stream = known.get(directory);
    if (stream != null) {
      return Optional.of(stream);
    }
    Path path = layout.streams().resolve(directory);
    try {
      if (io.stat(path).filter(FileFacts::isDirectory).isEmpty()) {
        return Optional.empty();
      }
      Optional<StreamId> found = named(path, StoreLayout.commitName(0));
      if (found.isEmpty()) {
        found = namedByAnyCommit(path);
      }
      if (found.isPresent() && known.size() < REMEMBERED) {
        known.put(directory, found.get());
      }
      return found;
    } catch (IOException e) {
      throw new UnavailableException("could not read which stream is in %s".formatted(path), e);
    }
  }

  /** Returns the stream that a commit names, if the directory's name confirms it. */
  private Optional<StreamId> named(Path directory, String commit) throws IOException {
    try {
      return FrameFormat.peek(io.read(directory.resolve(commit), FrameFormat.HEADER_BYTES))
          .map(FrameHeader::stream)
          .filter(stream -> layout.stream(stream).equals(directory));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Optional<StreamId> namedByAnyCommit(Path directory) throws IOException {
    List<String> commits = new ArrayList<>();
    io.list(
        directory, name -> StoreLayout.revisionOf(name).ifPresent(revision -> commits.add(name)));
    for (String commit : commits) {
      Optional<StreamId> found = named(directory, commit);
      if (found.isPresent()) {
        return found;
      }
    }
    if (commits.isEmpty()) {
      // made by a writer that has not published its first commit, or never did
      return Optional.empty();
    }
    throw new CorruptionException(
        Kind.MALFORMED,
        directory.toString(),
        "none of its commits says which stream this is; put them back from a copy, or move the"
            + " directory away");
  }
}
