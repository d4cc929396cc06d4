package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Finding.Kind;
import io.modelogue.internal.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What can happen to the files of a registry, and what is to be said of it. */
enum FileDamage {
  COMMIT_CUT(Kind.UNREADABLE, 2, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      change(commit(root, 2), bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    }
  },
  COMMIT_EMPTIED(Kind.UNREADABLE, 2, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      change(commit(root, 2), bytes -> new byte[0]);
    }
  },
  COMMIT_WITH_A_FLIPPED_BIT(Kind.UNREADABLE, 2, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      change(commit(root, 2), FileDamage::flipped);
    }
  },
  COMMIT_REMOVED(Kind.GAP, 2, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      Files.delete(commit(root, 2));
    }
  },
  FIRST_COMMIT_REMOVED(Kind.GAP, 0, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      Files.delete(commit(root, 0));
    }
  },
  COMMIT_OF_ANOTHER_MODEL(Kind.UNREADABLE, 2, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      Path other = stream(root, "model-churn~").resolve(commit(root, 2).getFileName());
      change(commit(root, 2), bytes -> Files.readAllBytes(other));
    }
  },
  COMMIT_WHOSE_NAME_A_DIRECTORY_HAS(Kind.UNREACHABLE, 2, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      Files.delete(commit(root, 2));
      Files.createDirectory(commit(root, 2));
    }
  },
  FIRST_COMMIT_THAT_IS_A_LINK_TO_ITSELF(Kind.UNREACHABLE, 0, Use.NEITHER) {
    @Override
    void happen(Path root) throws IOException {
      linkToItself(commit(root, 0));
    }
  },
  CHECKPOINT_WHOSE_NAME_A_DIRECTORY_HAS(null, -1, Use.BOTH) {
    @Override
    void happen(Path root) throws IOException {
      Files.createDirectory(stream(root, "model-spam~").resolve("checkpoint"));
    }
  },
  BLOB_WHOSE_NAME_A_DIRECTORY_HAS(Kind.BLOB_DAMAGED, -1, Use.BOTH) {
    @Override
    void happen(Path root) throws IOException {
      Path blob = blob(root);
      Files.delete(blob);
      Files.createDirectory(blob);
    }
  },
  BLOB_THAT_IS_A_LINK_TO_ITSELF(Kind.BLOB_UNREACHABLE, -1, Use.WITHOUT_ITS_FILES) {
    @Override
    void happen(Path root) throws IOException {
      linkToItself(blob(root));
    }
  },
  BLOB_CUT(Kind.BLOB_DAMAGED, -1, Use.BOTH) {
    @Override
    void happen(Path root) throws IOException {
      change(blob(root), bytes -> Arrays.copyOf(bytes, bytes.length - 1));
    }
  },
  BLOB_WITH_A_FLIPPED_BIT(Kind.BLOB_DAMAGED, -1, Use.BOTH) {
    @Override
    void happen(Path root) throws IOException {
      change(blob(root), FileDamage::flipped);
    }
  },
  BLOB_REMOVED(Kind.BLOB_MISSING, -1, Use.BOTH) {
    @Override
    void happen(Path root) throws IOException {
      Files.delete(blob(root));
    }
  },
  FOREIGN_FILES(null, -1, Use.BOTH) {
    @Override
    void happen(Path root) throws IOException {
      for (Path place :
          List.of(
              root,
              root.resolve("streams"),
              stream(root, "model-spam~"),
              root.resolve("blobs"),
              blob(root).getParent(),
              root.resolve("tmp"))) {
        Files.writeString(place.resolve(".DS_Store"), "left by a file manager");
        Files.createDirectory(place.resolve("lost+found"));
      }
    }
  },
  LAST_COMMIT_REMOVED(null, -1, Use.BOTH) {
    @Override
    void happen(Path root) throws IOException {
      Files.delete(commit(root, 3));
    }
  };

  /** What can still be done with the model. */
  enum Use {
    BOTH,
    WITHOUT_ITS_FILES,
    NEITHER
  }

  private interface Change {
    byte[] of(byte[] bytes) throws IOException;
  }

  private static final int DIGEST_DIGITS = 64;

  private final Optional<Kind> kind;
  private final OptionalLong revision;
  private final Use use;

  FileDamage(Kind kind, long revision, Use use) {
    this.kind = Optional.ofNullable(kind);
    this.revision = revision < 0 ? OptionalLong.empty() : OptionalLong.of(revision);
    this.use = use;
  }

  abstract void happen(Path root) throws IOException;

  /** Returns what is found; nothing, where nothing can be found without an anchor. */
  Optional<Kind> kind() {
    return kind;
  }

  OptionalLong revision() {
    return revision;
  }

  Use use() {
    return use;
  }

  /** A new file in the old one's place, since others may be links to the old one's bytes. */
  private static void change(Path file, Change change) throws IOException {
    byte[] changed = change.of(Files.readAllBytes(file));
    Files.delete(file);
    Files.write(file, changed);
  }

  /** Nobody can read such a file, whoever he is; a file without rights an administrator reads. */
  private static void linkToItself(Path file) throws IOException {
    Files.delete(file);
    Files.createSymbolicLink(file, file.getFileName());
  }

  private static byte[] flipped(byte[] bytes) {
    bytes[bytes.length - 6] ^= 1;
    return bytes;
  }

  private static Path commit(Path root, int revision) throws IOException {
    return stream(root, "model-spam~").resolve("%020d.c".formatted(revision));
  }

  private static Path stream(Path root, String prefix) throws IOException {
    try (Stream<Path> streams = Files.list(root.resolve("streams"))) {
      List<Path> found =
          streams.filter(p -> p.getFileName().toString().startsWith(prefix)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  /** Returns whatever has the name of a blob and does not hold it. */
  static Path damagedBlob(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root.resolve("blobs"))) {
      return tree.filter(path -> path.getFileName().toString().length() == DIGEST_DIGITS)
          .filter(path -> !isWhole(path))
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean isWhole(Path blob) {
    try {
      return Digests.of(Files.readAllBytes(blob)).equals(blob.getFileName().toString());
    } catch (IOException e) {
      // something else has its name
      return false;
    }
  }

  private static Path blob(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root.resolve("blobs"))) {
      return tree.filter(Files::isRegularFile)
          .filter(FileDamage::isOfSpam)
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean isOfSpam(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8).startsWith("spam");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
