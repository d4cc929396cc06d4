package io.modelogue.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file system that tells an observer of every call, before and after; the observer may let it
 * fail.
 */
final class ObservedFileIo implements FileIo {

  /** Everything that can be counted, and everything that can go wrong. */
  enum Call {
    CREATE,
    WRITE,
    SYNC,
    CLOSE,
    LINK,
    REPLACE,
    DELETE,
    CREATE_DIRECTORY,
    SYNC_DIRECTORY,
    ACCESS,
    TOUCH,
    STAT,
    SEE,
    LIST,
    READ,
    OPEN
  }

  /** What happens around a call; for a link or a replacement the path is the new name. */
  interface Observer {
    default void before(Call call, Path path) throws IOException {}

    default void after(Call call, Path path) throws IOException {}
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private final FileIo io;
  private volatile Observer observer = new Observer() {};

  ObservedFileIo(FileIo io) {
    this.io = io;
  }

  void observe(Observer observer) {
    this.observer = observer;
  }

  @Override
  public DurableOutputStream create(Path file) throws IOException {
    DurableOutputStream out = opened(Call.CREATE, file, () -> io.create(file));
    return new DurableOutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        observe(Call.WRITE, file, () -> out.write(bytes, offset, length));
      }

      @Override
      void sync() throws IOException {
        observe(Call.SYNC, file, out::sync);
      }

      @Override
      public void close() throws IOException {
        observeClose(file, out);
      }
    };
  }

  @Override
  public void link(Path file, Path name) throws IOException {
    observe(Call.LINK, name, () -> io.link(file, name));
  }

  @Override
  public void replace(Path file, Path name) throws IOException {
    observe(Call.REPLACE, name, () -> io.replace(file, name));
  }

  @Override
  public boolean delete(Path file) throws IOException {
    return observed(Call.DELETE, file, () -> io.delete(file));
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    observe(Call.CREATE_DIRECTORY, directory, () -> io.createDirectory(directory));
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    observe(Call.SYNC_DIRECTORY, directory, () -> io.syncDirectory(directory));
  }

  @Override
  public boolean syncsDirectories() {
    return io.syncsDirectories();
  }

  @Override
  public boolean isWritable(Path directory) {
    try {
      return observed(Call.ACCESS, directory, () -> io.isWritable(directory));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void touch(Path file, Instant modified) throws IOException {
    observe(Call.TOUCH, file, () -> io.touch(file, modified));
  }

  @Override
  public Optional<FileFacts> stat(Path file) throws IOException {
    return observed(Call.STAT, file, () -> io.stat(file));
  }

  @Override
  public boolean sees(Path file) {
    try {
      return observed(Call.SEE, file, () -> io.sees(file));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void list(Path directory, Consumer<String> names) throws IOException {
    observe(Call.LIST, directory, () -> io.list(directory, names));
  }

  @Override
  public byte[] read(Path file, int atMost) throws IOException {
    return observed(Call.READ, file, () -> io.read(file, atMost));
  }

  @Override
  public InputStream open(Path file) throws IOException {
    InputStream in = opened(Call.OPEN, file, () -> io.open(file));
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return observed(Call.READ, file, in::read);
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return observed(Call.READ, file, () -> in.read(buffer, offset, length));
      }

      @Override
      public void close() throws IOException {
        observeClose(file, in);
      }
    };
  }

  private interface Step {
    void run() throws IOException;
  }

  private void observe(Call call, Path path, Step step) throws IOException {
    observed(
        call,
        path,
        () -> {
          step.run();
          return path;
        });
  }

  /** A call that fails has opened nothing, even where its reply got lost. */
  private <T extends Closeable> T opened(Call call, Path path, Action<T> action)
      throws IOException {
    observer.before(call, path);
    T resource = action.run();
    try {
      observer.after(call, path);
      return resource;
    } catch (IOException e) {
      resource.close();
      throw e;
    }
  }

  /** A close that fails has closed nevertheless, as the operating system's has. */
  private void observeClose(Path path, Closeable resource) throws IOException {
    try {
      observer.before(Call.CLOSE, path);
    } finally {
      resource.close();
    }
    observer.after(Call.CLOSE, path);
  }

  private <T> T observed(Call call, Path path, Action<T> action) throws IOException {
    observer.before(call, path);
    T result = action.run();
    observer.after(call, path);
    return result;
  }
}
