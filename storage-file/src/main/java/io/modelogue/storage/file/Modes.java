package io.modelogue.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may read what is created: the owner alone for the root, and inside whoever may read the root,
 * whatever the process's umask. Where there are no POSIX permissions, the platform decides.
 */
abstract class Modes {
  abstract void createFile(Path file) throws IOException;

  abstract void createDirectory(Path directory) throws IOException;

  static Modes following(Path root) {
    boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix ? new Posix(root) : new Platform();
  }

  private static final class Posix extends Modes {
    private static final FileAttribute<?> OWNER_FILE = attribute("rw-------");
    private static final FileAttribute<?> OWNER_DIRECTORY = attribute("rwx------");
    private static final Set<PosixFilePermission> OTHERS =
        PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> EXECUTE =
        PosixFilePermissions.fromString("--x--x--x");

    private final Path root;

    Posix(Path root) {
      this.root = root;
    }

    @Override
    void createFile(Path file) throws IOException {
      Files.createFile(file, OWNER_FILE);
      followRoot(file, EXECUTE);
    }

    @Override
    void createDirectory(Path directory) throws IOException {
      Files.createDirectory(directory, OWNER_DIRECTORY);
      if (directory.startsWith(root) && !directory.equals(root)) {
        followRoot(directory, Set.of());
      }
    }

    /**
     * The root is asked each time: a mode given to it while the application runs counts from then
     * on.
     */
    private void followRoot(Path created, Set<PosixFilePermission> withheld) throws IOException {
      PosixFileAttributes wanted = Files.readAttributes(root, PosixFileAttributes.class);
      Set<PosixFilePermission> others = EnumSet.copyOf(OTHERS);
      others.retainAll(wanted.permissions());
      if (others.isEmpty()) {
        return;
      }
      PosixFileAttributeView view =
          Files.getFileAttributeView(
              created, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      PosixFileAttributes actual = view.readAttributes();
      if (!actual.group().equals(wanted.group())) {
        view.setGroup(wanted.group());
      }
      others.addAll(actual.permissions());
      others.removeAll(withheld);
      view.setPermissions(others);
    }

    private static FileAttribute<?> attribute(String permissions) {
      return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
  }

  private static final class Platform extends Modes {
    @Override
    void createFile(Path file) throws IOException {
      Files.createFile(file);
    }

    @Override
    void createDirectory(Path directory) throws IOException {
      Files.createDirectory(directory);
    }
  }
}
