package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.StreamId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where everything is below the root. See {@code FORMAT.md}.
 *
 * <p>No name reaches the file system as it came: a stream's directory is named by a few harmless
 * letters of its name, for people, and by enough of its SHA-256 to be its own whatever the file
 * system thinks of case and normalization.
 */
final class StoreLayout {
  private static final int SLUG_CHARACTERS = 40;
  private static final int HASH_DIGITS = 32;
  private static final int REVISION_DIGITS = 20;
  private static final String COMMIT_SUFFIX = ".c";
  private static final String ZEROS = "0".repeat(REVISION_DIGITS);
  private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern STREAM_DIRECTORY = Pattern.compile("[a-z0-9-]+~[0-9a-f]{32}");
  private static final List<String> BLOB_DIRECTORIES =
      IntStream.range(0, 256).mapToObj("%02x"::formatted).toList();
  private static final Pattern COMMIT_FILE = Pattern.compile("0[0-9]{19}\\.c");

  private final Path root;
  private final Path streams;
  private final Recent<StreamId, Path> directories = new Recent<>();

  StoreLayout(Path root) {
    this.root = root;
    this.streams = root.resolve("streams");
  }

  Path root() {
    return root;
  }

  Path registryFile() {
    return root.resolve("registry.json");
  }

  Path temporaries() {
    return root.resolve("tmp");
  }

  Path streams() {
    return streams;
  }

  Path blobs() {
    return root.resolve("blobs");
  }

  Path stream(StreamId stream) {
    return directories.get(stream, s -> streams.resolve(directoryName(s)));
  }

  Path commit(StreamId stream, long revision) {
    return stream(stream).resolve(commitName(revision));
  }

  Path checkpoint(StreamId stream) {
    return stream(stream).resolve("checkpoint");
  }

  Path blob(BlobId id) {
    return blobDirectory(id).resolve(id.hex());
  }

  /** Returns the directory that a blob shares with those of the same first two digits. */
  Path blobDirectory(BlobId id) {
    return blobs().resolve(id.hex().substring(0, 2));
  }

  /** Returns the names of the directories that share the blobs among them, in order. */
  static List<String> blobDirectories() {
    return BLOB_DIRECTORIES;
  }

  static String directoryName(StreamId stream) {
    String id = stream.toString();
    String slug = NOT_IN_A_SLUG.matcher(id).replaceAll("-").toLowerCase(Locale.ROOT);
    String hash = BlobId.of(id.getBytes(UTF_8)).hex().substring(0, HASH_DIGITS);
    return slug.substring(0, Math.min(slug.length(), SLUG_CHARACTERS)) + '~' + hash;
  }

  /**
   * Returns the stream of a directory whose letters spell all of its name, as the hash proves;
   * empty if they do not, which says nothing.
   */
  static Optional<StreamId> streamOf(String directoryName) {
    int dash = directoryName.indexOf('-');
    int end = directoryName.indexOf('~');
    if (dash < 0 || dash + 1 >= end) {
      return Optional.empty();
    }
    String kind = directoryName.substring(0, dash);
    try {
      StreamId spelt = new StreamId(kind, directoryName.substring(dash + 1, end));
      return Optional.of(spelt).filter(stream -> directoryName(stream).equals(directoryName));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a stream may have a directory of this name. */
  static boolean isDirectoryName(String name) {
    return STREAM_DIRECTORY.matcher(name).matches();
  }

  static String commitName(long revision) {
    String digits = Long.toString(revision);
    return ZEROS.substring(digits.length()) + digits + COMMIT_SUFFIX;
  }

  /**
   * Returns the revision that a file in a stream's directory holds, or empty if it is not a commit.
   */
  static OptionalLong revisionOf(String fileName) {
    if (!COMMIT_FILE.matcher(fileName).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(fileName.substring(0, REVISION_DIGITS)));
    } catch (NumberFormatException e) {
      // beyond the largest revision there is
      return OptionalLong.empty();
    }
  }
}
