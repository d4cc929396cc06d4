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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists the streams in the order of their names. A directory's own name holds the hash of the
 * stream's and a few letters of it: where these are all of it, the hash proves so, and nothing is
 * read. Any other name is read from the first line of a commit, once. A line is believed only if
 * the hash is that of its stream, and a damaged commit does not hide its stream as long as any of
 * its lines is readable. A directory that nothing names does not hide the others: it is reported
 * after them.
 *
 * <p>The directory is listed for the first page, and the pages that follow are cut from what was
 * found then; they are found anew if somebody else began another listing meanwhile.
 */
final class StreamListing {
  /**
   * Names of streams never change, so they are remembered; beyond this many they are read anew each
   * time.
   */
  private static final int REMEMBERED = 100_000;

  /** Between a listing's id and the name of the stream that a cursor stands behind. */
  private static final char MARK = ' ';

  private final FileIo io;
  private final StoreLayout layout;
  private final Map<String, StreamId> known = new ConcurrentHashMap<>();

  /** The newest one that was complete, for the pages that follow its first. */
  private volatile Listing newest = Listing.of(List.of());

  /**
   * All streams as they were found once, in order.
   *
   * @param id marks the cursors of its pages
   */
  private record Listing(String id, List<StreamId> streams) {
    static Listing of(List<StreamId> streams) {
      return new Listing(UUID.randomUUID().toString(), streams);
    }

    Page<StreamId> page(@Nullable StreamId after, int limit) {
      int found = after == null ? -1 : Collections.binarySearch(streams, after);
      int from = found < 0 ? -found - 1 : found + 1;
      int to = (int) Math.min(streams.size(), from + limit + 1L);
      return Page.of(List.copyOf(streams.subList(from, to)), limit, this::token);
    }

    String token(StreamId last) {
      return id + MARK + last;
    }
  }

  StreamListing(Medium medium) {
    this.io = medium.io();
    this.layout = medium.layout();
  }

  Page<StreamId> page(Cursor after, int limit) {
    if (after.isStart()) {
      return list(null, limit);
    }
    int mark = after.token().indexOf(MARK);
    StreamId last = StreamId.parse(after.token().substring(mark + 1));
    Listing listing = newest;
    // a cursor of another handle, or of long ago, may come from a listing that knows more streams
    return after.token().substring(0, Math.max(mark, 0)).equals(listing.id())
        ? listing.page(last, limit)
        : list(last, limit);
  }

  private Page<StreamId> list(@Nullable StreamId after, int limit) {
    List<StreamId> streams = new ArrayList<>();
    StorageException failure = null;
    for (String directory : directories()) {
      try {
        identify(directory).ifPresent(streams::add);
      } catch (StorageException e) {
        failure = failure == null ? e : failure;
      }
    }
    Collections.sort(streams);
    Listing listing = Listing.of(streams);
    // what failed may not fail again, and is looked for with every page
    if (failure == null && streams.size() <= REMEMBERED) {
      newest = listing;
    }
    return ending(listing, listing.page(after, limit), failure);
  }

  /** Lets a failure come where the listing would end, after all streams that can be named. */
  private static Page<StreamId> ending(
      Listing listing, Page<StreamId> page, @Nullable StorageException failure) {
    if (failure == null || page.next().isPresent()) {
      return page;
    }
    List<StreamId> items = page.items();
    if (items.isEmpty()) {
      throw failure;
    }
    return new Page<>(items, Optional.of(new Cursor(listing.token(items.get(items.size() - 1)))));
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
      Optional<StreamId> found = named(path, directory);
      if (found.isPresent() && known.size() < REMEMBERED) {
        known.put(directory, found.get());
      }
      return found;
    } catch (IOException e) {
      throw new UnavailableException("could not read which stream is in %s".formatted(path), e);
    }
  }

  private Optional<StreamId> named(Path path, String directory) throws IOException {
    Optional<StreamId> spelt = StoreLayout.streamOf(directory);
    Path first = path.resolve(StoreLayout.commitName(0));
    try {
      if (spelt.isPresent() && io.stat(first).isPresent()) {
        return spelt;
      }
      Optional<StreamId> found = named(first);
      if (found.isPresent()) {
        return found;
      }
    } catch (IOException e) {
      // another commit may say it; if none does, this one is asked again
    }
    return io.stat(path).filter(FileFacts::isDirectory).isPresent()
        ? namedByAnyCommit(path)
        : Optional.empty();
  }

  /** Returns the stream that a commit names, if the directory's name confirms it. */
  private Optional<StreamId> named(Path commit) throws IOException {
    try {
      return FrameFormat.peek(io.read(commit, FrameFormat.HEADER_BYTES))
          .map(FrameHeader::stream)
          .filter(stream -> layout.stream(stream).equals(commit.getParent()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Optional<StreamId> namedByAnyCommit(Path directory) throws IOException {
    List<String> commits = new ArrayList<>();
    io.list(
        directory, name -> StoreLayout.revisionOf(name).ifPresent(revision -> commits.add(name)));
    IOException failure = null;
    for (String commit : commits) {
      try {
        Optional<StreamId> found = named(directory.resolve(commit));
        if (found.isPresent()) {
          return found;
        }
      } catch (IOException e) {
        // another may say it
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
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
