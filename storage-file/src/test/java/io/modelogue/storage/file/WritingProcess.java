package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program whose threads append to one stream, and store a blob now and then, and report each
 * acknowledgement to whoever started it. A report ends with a full stop: one without it was cut
 * off.
 */
final class WritingProcess {
  private static final int COMMITS_PER_BLOB = 5;
  private static final long TOO_HIGH = 1_000_000;

  private WritingProcess() {}

  /** Starts a process that writes so many commits with each of its threads, once it is told to. */
  static Process start(Path root, String name, int threads, int commitsEach) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            classPath(),
            WritingProcess.class.getName(),
            root.toString(),
            name,
            String.valueOf(threads),
            String.valueOf(commitsEach))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) throws Exception {
    say("ready");
    if (System.in.read() < 0) {
      throw new IOException("whoever started this is gone");
    }
    try (Storage storage = Stores.open(Path.of(args[0]), OpenMode.CREATE)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        String name = args[1] + "-" + i;
        threads.add(new Thread(() -> write(storage, name, Integer.parseInt(args[3]))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void write(Storage storage, String name, int commits) {
    // a head that nobody has reached must be refused, or there is a hole
    long head = TOO_HIGH;
    for (int written = 0; written < commits; ) {
      try {
        head =
            storage
                .journal()
                .append(SPAM, head, Stores.commit(name + " wrote " + written))
                .revision();
        say("commit " + head + " " + name);
        written++;
        if (written % COMMITS_PER_BLOB == 0) {
          byte[] content = (name + " stored " + written).getBytes(UTF_8);
          BlobId id = BlobId.of(content);
          storage.blobs().put(id, content.length, ContentSource.of(content));
          say("blob " + id.hex() + " " + name);
        }
      } catch (ConflictException e) {
        head = e.actualHead();
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line + ".");
    System.out.flush();
  }

  private static String classPath() {
    return Stream.of(StorageProvider.class, FileStorageProvider.class, WritingProcess.class)
        .map(WritingProcess::home)
        .distinct()
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /**
   * Returns the jar or directory that a class was loaded from; a patched module has more than one.
   */
  private static String home(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    String url = type.getResource("/" + file).toString();
    String home = url.substring(0, url.length() - file.length());
    if (home.startsWith("jar:")) {
      home = home.substring("jar:".length(), home.length() - "!/".length());
    }
    try {
      return Path.of(new URI(home)).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(home, e);
    }
  }
}
