package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageProvider;
import io.modelogue.storage.StoredCommit;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share nothing but a directory write one stream at once. */
class ProcessesTest {
  private static final int COMMITS_EACH = 150;

  @TempDir Path directory;

  @Test
  void twoProcessesThatWriteOneStreamLoseNothing() throws Exception {
    Path root = directory.resolve("models");
    List<Process> writers = List.of(start(root, "left"), start(root, "right"));
    try {
      // neither begins before both are up
      for (Process writer : writers) {
        assertThat(writer.inputReader(UTF_8).readLine()).isEqualTo("ready");
      }
      for (Process writer : writers) {
        writer.outputWriter(UTF_8).append("go\n").flush();
      }
      Map<Long, String> acknowledged = new TreeMap<>();
      for (Process writer : writers) {
        collect(writer, acknowledged);
      }
      assertAllAreThere(root, acknowledged);
    } finally {
      writers.forEach(Process::destroyForcibly);
    }
  }

  private static void assertAllAreThere(Path root, Map<Long, String> acknowledged) {
    Storage storage = Stores.open(root, OpenMode.READ_ONLY);
    assertThat(acknowledged).hasSize(2 * COMMITS_EACH);
    assertThat(Stores.head(storage, SPAM) + 1).isEqualTo(acknowledged.size());
    List<StoredCommit> commits =
        storage.journal().read(SPAM, 0, acknowledged.size(), Long.MAX_VALUE);
    assertThat(commits)
        .allSatisfy(
            commit ->
                assertThat(new String(commit.payload(), UTF_8))
                    .startsWith(acknowledged.get(commit.revision())));
  }

  private static void collect(Process writer, Map<Long, String> acknowledged) throws Exception {
    try (BufferedReader lines = writer.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        String revision = line.substring(space + 1);
        assertThat(acknowledged.put(Long.parseLong(revision), line.substring(0, space)))
            .as("revision %s was acknowledged twice", revision)
            .isNull();
      }
    }
    assertThat(writer.waitFor()).isZero();
  }

  private static Process start(Path root, String name) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            classPath(),
            WritingProcess.class.getName(),
            root.toString(),
            name,
            String.valueOf(COMMITS_EACH))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String classPath() {
    return Stream.of(StorageProvider.class, FileStorageProvider.class, WritingProcess.class)
        .map(ProcessesTest::home)
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
