package io.modelogue.storage.file;

import io.modelogue.storage.file.DiskNode.Content;
import io.modelogue.storage.file.DiskNode.Names;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A file system in memory that knows what a loss of power may leave of it.
 *
 * <p>As on a real one, bytes are safe once the descriptor that wrote them is forced, and a name,
 * given or taken, once its directory is; that goes for the name of a directory too. Beyond that it
 * promises nothing: what is not safe may survive in any combination, whatever the order in which it
 * happened. {@link CrashStates} makes the combinations.
 */
final class SimulatedDisk implements FileIo {
  private final Names top;
  private Instant now = Instant.parse("2026-03-03T09:15:27Z");
  private long capacity = Long.MAX_VALUE;
  private int open;
  private Runnable afterChange = () -> {};
  private Predicate<Path> lying = path -> false;

  SimulatedDisk() {
    this(new Names(Map.of(), Instant.EPOCH));
  }

  SimulatedDisk(Names top) {
    this.top = top;
  }

  Names top() {
    return top;
  }

  /** Returns a disk with what programs see on this one, all of it safe. */
  SimulatedDisk copy() {
    return CrashStates.of(this).undamaged();
  }

  /** Runs something after each call that changes what is seen or what is safe. */
  void afterEachChange(Runnable action) {
    afterChange = action;
  }

  /** Lets syncs of some paths report success without doing anything. */
  void pretendToSync(Predicate<Path> paths) {
    lying = paths;
  }

  /** Lets the disk's own clock go on, or back. */
  synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Lets the disk take so many bytes more, and then be full. */
  synchronized void leaveRoomFor(long bytes) {
    capacity = bytes;
  }

  /** Returns how many streams into and out of files are open. */
  synchronized int openStreams() {
    return open;
  }

  @Override
  public DurableOutputStream create(Path file) throws IOException {
    Content content;
    synchronized (this) {
      content = new Content(now);
      add(file, content);
      open++;
    }
    afterChange.run();
    return new Writing(file, content);
  }

  @Override
  public void link(Path file, Path name) throws IOException {
    synchronized (this) {
      add(name, existing(file));
    }
    afterChange.run();
  }

  @Override
  public void replace(Path file, Path name) throws IOException {
    synchronized (this) {
      DiskNode node = existing(file);
      parent(name).change(name.getFileName().toString(), node);
      parent(file).change(file.getFileName().toString(), null);
    }
    afterChange.run();
  }

  @Override
  public boolean delete(Path file) throws IOException {
    synchronized (this) {
      if (find(file).isEmpty()) {
        return false;
      }
      parent(file).change(file.getFileName().toString(), null);
    }
    afterChange.run();
    return true;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    synchronized (this) {
      if (find(directory).filter(Names.class::isInstance).isPresent()) {
        return;
      }
      add(directory, new Names(Map.of(), now));
    }
    afterChange.run();
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    synchronized (this) {
      DiskNode names = existing(directory);
      if (!lying.test(directory)) {
        names.force();
      }
    }
    afterChange.run();
  }

  @Override
  public boolean syncsDirectories() {
    return true;
  }

  @Override
  public boolean isWritable(Path directory) {
    return true;
  }

  @Override
  public synchronized void touch(Path file, Instant modified) throws IOException {
    existing(file).modified = modified;
  }

  @Override
  public synchronized Optional<FileFacts> stat(Path file) {
    return find(file)
        .map(
            node ->
                node instanceof Content content
                    ? new FileFacts(FileFacts.Type.FILE, content.seen().length, node.modified)
                    : new FileFacts(FileFacts.Type.DIRECTORY, 0, node.modified));
  }

  @Override
  public synchronized boolean sees(Path file) {
    return find(file).isPresent();
  }

  @Override
  public void list(Path directory, Consumer<String> names) throws IOException {
    List<String> listed;
    synchronized (this) {
      if (!(existing(directory) instanceof Names there)) {
        throw new FileSystemException(directory.toString(), null, "Not a directory");
      }
      listed = List.copyOf(there.seen().keySet());
    }
    listed.forEach(names);
  }

  @Override
  public synchronized byte[] read(Path file, int atMost) throws IOException {
    byte[] bytes = bytes(file);
    return Arrays.copyOf(bytes, Math.min(bytes.length, atMost));
  }

  @Override
  public synchronized InputStream open(Path file) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes(file));
    open++;
    return new InputStream() {
      private boolean closed;

      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
      }

      @Override
      public void close() {
        closed = closed(closed);
      }
    };
  }

  /** Returns the bytes of a file, as programs see them. */
  synchronized byte[] bytes(Path file) throws IOException {
    if (existing(file) instanceof Content content) {
      return content.seen();
    }
    throw new FileSystemException(file.toString(), null, "Is a directory");
  }

  /**
   * Puts bytes in the place of a file behind everybody's back, as safe as if they had been there.
   */
  synchronized void overwrite(Path file, byte[] bytes) throws IOException {
    Names names = parent(file);
    names.change(file.getFileName().toString(), new Content(bytes, existing(file).modified));
    names.force();
  }

  private boolean closed(boolean before) {
    synchronized (this) {
      open -= before ? 0 : 1;
    }
    return true;
  }

  private void add(Path path, DiskNode node) throws IOException {
    if (find(path).isPresent()) {
      throw new FileAlreadyExistsException(path.toString());
    }
    parent(path).change(path.getFileName().toString(), node);
  }

  private Names parent(Path path) throws IOException {
    if (existing(path.getParent()) instanceof Names names) {
      return names;
    }
    throw new FileSystemException(path.toString(), null, "Not a directory");
  }

  private DiskNode existing(Path path) throws IOException {
    return find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  /** Cuts the path's text, as a path would make an object of each of its names. */
  private Optional<DiskNode> find(Path path) {
    DiskNode node = top;
    String text = path.toString();
    int from = path.getRoot().toString().length();
    while (node != null && from < text.length()) {
      int separator = text.indexOf(File.separatorChar, from);
      int to = separator < 0 ? text.length() : separator;
      node = node instanceof Names names ? names.seen().get(text.substring(from, to)) : null;
      from = to + 1;
    }
    return Optional.ofNullable(node);
  }

  /** A descriptor: what it wrote is safe once it has been forced. */
  private final class Writing extends DurableOutputStream {
    private final Path file;
    private final Content content;
    private boolean closed;

    Writing(Path file, Content content) {
      this.file = file;
      this.content = content;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      boolean fits;
      synchronized (SimulatedDisk.this) {
        int taken = (int) Math.min(capacity, length);
        content.append(bytes, offset, taken);
        content.modified = now;
        capacity -= taken;
        fits = taken == length;
      }
      afterChange.run();
      if (!fits) {
        throw new FileSystemException(file.toString(), null, "No space left on device");
      }
    }

    @Override
    void sync() {
      synchronized (SimulatedDisk.this) {
        if (!lying.test(file)) {
          content.force();
        }
      }
      afterChange.run();
    }

    @Override
    public void close() {
      closed = closed(closed);
    }
  }
}
