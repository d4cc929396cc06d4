package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the released format: a store kept with the sources is read, and the same content is written
 * to the same bytes.
 *
 * <p>If this fails, every store that users have is at stake: a change of format needs a new version
 * and a new golden store beside this one.
 */
class GoldenStoreTest {
  private static final StreamId SPAM = new StreamId("model", "Spam filter");
  private static final StreamId QUOTED = new StreamId("model", "\"naïve\" \\ 名前 🦆");
  private static final StreamId REGISTRY = new StreamId("registry", "registry");

  private static final Map<StreamId, List<Commit>> STREAMS =
      new TreeMap<>(
          Map.of(
              SPAM,
              List.of(
                  commit(1, text("{\"first\":1}")),
                  commit(2, text("ends with a line\n")),
                  commit(3, everyByte())),
              QUOTED,
              List.of(commit(4, text("\nend\n"))),
              REGISTRY,
              List.of(commit(5, text("{\"registry\":\"überall\"}")))));
  private static final Checkpoint CHECKPOINT = new Checkpoint(1, text("a state"));
  private static final List<byte[]> BLOBS = List.of(new byte[0], text("a blob"));

  @TempDir Path directory;

  @Test
  void theGoldenStoreIsRead() throws Exception {
    Storage golden = Stores.open(golden(), OpenMode.READ_ONLY);

    assertThat(golden.journal().streams(Cursor.START, 10).items())
        .containsExactlyElementsOf(STREAMS.keySet());
    STREAMS.forEach(
        (stream, commits) ->
            assertThat(golden.journal().read(stream, 0, 10, Long.MAX_VALUE))
                .extracting(StoredCommit::commit)
                .isEqualTo(commits));
    assertThat(golden.journal().checkpoint(SPAM)).contains(CHECKPOINT);
    assertThat(golden.blobs().list(Cursor.START, 10).items())
        .extracting(BlobInfo::id)
        .containsExactlyElementsOf(BLOBS.stream().map(BlobId::of).sorted().toList());
    for (byte[] blob : BLOBS) {
      try (InputStream in = golden.blobs().open(BlobId.of(blob))) {
        assertThat(in.readAllBytes()).isEqualTo(blob);
      }
    }
  }

  @Test
  void theSameContentIsWrittenToTheSameBytes() throws Exception {
    Path root = directory.resolve("models");
    write(root);

    assertThat(files(root)).isEqualTo(files(golden()));
  }

  @Test
  void aCopyOfTheGoldenStoreCanBeContinued() throws Exception {
    Path root = directory.resolve("copy");
    copy(golden(), root);
    Storage copy = Stores.open(root, OpenMode.EXISTING);

    assertThat(copy.journal().append(SPAM, 2, Stores.commit("next")).revision()).isEqualTo(3);
    assertThat(Stores.head(copy, SPAM)).isEqualTo(3);
  }

  private static void write(Path root) {
    Storage storage = Stores.open(root, OpenMode.CREATE);
    STREAMS.forEach(
        (stream, commits) -> {
          for (int revision = 0; revision < commits.size(); revision++) {
            storage.journal().append(stream, revision - 1L, commits.get(revision));
          }
        });
    storage.journal().checkpoint(SPAM, CHECKPOINT);
    for (byte[] blob : BLOBS) {
      storage.blobs().put(BlobId.of(blob), blob.length, ContentSource.of(blob));
    }
  }

  private static Path golden() throws URISyntaxException {
    return Path.of(GoldenStoreTest.class.getResource("/golden/layout-1/registry.json").toURI())
        .getParent();
  }

  /**
   * Returns the files of a store by their place; as text of one character per byte, for a readable
   * difference.
   */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(path).toString().replace('\\', '/'),
            new String(Files.readAllBytes(path), ISO_8859_1));
      }
    }
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static Commit commit(int id, byte[] payload) {
    return new Commit(new UUID(0x0123456789abcdefL, id), payload);
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] everyByte() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
