package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModesTest {
  @TempDir Path directory;

  @BeforeEach
  void requirePosix() {
    assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void aNewStoreIsItsOwnersAlone() throws IOException {
    Path root = directory.resolve("models");
    fill(root);

    assertThat(mode(root)).isEqualTo("rwx------");
    for (Path path : inside(root)) {
      assertThat(mode(path))
          .as("%s", path)
          .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
    }
  }

  @Test
  void whatIsInsideFollowsTheRoot() throws IOException {
    Path root = Files.createDirectory(directory.resolve("models"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxr-x"));
    fill(root);

    // the usual umask would have taken the group's right to write
    for (Path path : inside(root)) {
      assertThat(mode(path))
          .as("%s", path)
          .isEqualTo(Files.isDirectory(path) ? "rwxrwxr-x" : "rw-rw-r--");
    }
  }

  @Test
  void aModeGivenToTheRootLaterCountsFromThenOn() throws IOException {
    Path root = directory.resolve("models");
    Storage storage = Stores.open(root, OpenMode.CREATE);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-x---"));
    Stores.write(storage, SPAM, 1);

    assertThat(mode(new StoreLayout(root).stream(SPAM))).isEqualTo("rwxr-x---");
    assertThat(mode(new StoreLayout(root).commit(SPAM, 0))).isEqualTo("rw-r-----");
  }

  private static void fill(Path root) {
    Storage storage = Stores.open(root, OpenMode.CREATE);
    Stores.write(storage, SPAM, 2);
    storage.journal().checkpoint(SPAM, new Checkpoint(1, new byte[1]));
    BlobId blob = Stores.store(storage, "content");
    assertThat(storage.blobs().find(blob)).isPresent();
  }

  private static List<Path> inside(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> !path.equals(root)).toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
