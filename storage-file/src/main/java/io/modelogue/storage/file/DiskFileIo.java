package io.modelogue.storage.file;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The real file system. This class alone calls fsync and link.
 *
 * <p>Interrupts: {@link FileOutputStream} and the calls of {@link Files} used here take no notice
 * of them. A {@link java.nio.channels.FileChannel} does: it is closed for good, and a failed fsync
 * that meets an interrupt is reported as the interrupt alone. Directories are therefore synced
 * through an {@link AsynchronousFileChannel}, which does the same in the calling thread,
 * undisturbed; it starts no thread for it.
 */
final class DiskFileIo implements FileIo {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final Modes modes;

  DiskFileIo(Path root) {
    this.modes = Modes.following(root);
  }

  @Override
  public DurableOutputStream create(Path file) throws IOException {
    modes.createFile(file);
    return new SyncingOutputStream(new FileOutputStream(file.toFile()));
  }

  @Override
  public void link(Path file, Path name) throws IOException {
    Files.createLink(name, file);
  }

  @Override
  public void replace(Path file, Path name) throws IOException {
    Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean delete(Path file) throws IOException {
    return Files.deleteIfExists(file);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    try {
      modes.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    if (!syncsDirectories()) {
      return;
    }
    try (AsynchronousFileChannel channel =
        AsynchronousFileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public boolean syncsDirectories() {
    return !WINDOWS;
  }

  @Override
  public boolean isWritable(Path directory) {
    return Files.isWritable(directory);
  }

  @Override
  public void touch(Path file, Instant modified) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  @Override
  public Optional<FileFacts> stat(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      FileFacts.Type type =
          attributes.isDirectory()
              ? FileFacts.Type.DIRECTORY
              : attributes.isRegularFile() ? FileFacts.Type.FILE : FileFacts.Type.OTHER;
      return Optional.of(
          new FileFacts(type, attributes.size(), attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean sees(Path file) {
    return Files.exists(file);
  }

  @Override
  public void list(Path directory, Consumer<String> names) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(entry -> names.accept(entry.getFileName().toString()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  @Override
  public byte[] read(Path file, int atMost) throws IOException {
    try (InputStream in = open(file)) {
      return in.readNBytes(atMost);
    }
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  private static final class SyncingOutputStream extends DurableOutputStream {
    private final FileOutputStream out;

    SyncingOutputStream(FileOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    void sync() throws IOException {
      out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
