package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnsupportedFormatException;
import io.modelogue.storage.testkit.Mutations;
import io.modelogue.storage.testkit.StreamsContract;
import io.modelogue.storage.testkit.Torture;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes are found or names given, the answer is one of those documented. Inputs that once
 * did harm are kept in the folder {@code hostile} of the test's resources, and tried first.
 */
class HostileInputTest {
  private static final int INPUTS = Torture.times(20_000);

  @Test
  void whateverACommitsFileHoldsIsReadOrCalledDamaged() throws Exception {
    Mutations.feed(
        corpus("frame", frame("{\"first\":1}", 7), frame("\nend\n", 0), frame("x", 1)),
        INPUTS,
        HostileInputTest::readFrame);
  }

  @Test
  void whateverARegistryFileHoldsIsReadOrCalledDamaged() throws Exception {
    Mutations.feed(
        corpus("registry", RegistryFile.content(), RegistryFile.content(2)),
        INPUTS,
        bytes -> {
          try {
            RegistryFile.check(bytes, "here");
            assertThat(bytes).isEqualTo(RegistryFile.content());
          } catch (CorruptionException | UnsupportedFormatException e) {
            assertThat(e).hasMessageContaining("here");
          }
        });
  }

  @Test
  void whateverACheckpointsFileHoldsIsTheCheckpointOrNone() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    Storage storage = Stores.open(CrashLab.ROOT, OpenMode.CREATE, disk);
    Stores.write(storage, SPAM, 2);
    Checkpoint kept = new Checkpoint(1, "a state".getBytes(UTF_8));
    storage.journal().checkpoint(SPAM, kept);
    Path file = new StoreLayout(CrashLab.ROOT).checkpoint(SPAM);

    Mutations.feed(
        corpus("checkpoint", disk.bytes(file)),
        INPUTS,
        bytes -> {
          overwrite(disk, file, bytes);
          Optional<Checkpoint> found = storage.journal().checkpoint(SPAM);
          assertThat(found.filter(checkpoint -> !checkpoint.equals(kept))).isEmpty();
        });
  }

  @Test
  void whateverAStreamIsCalledItStaysInsideTheStore() throws Exception {
    StoreLayout layout = new StoreLayout(CrashLab.ROOT);
    Mutations.feed(
        corpus(
            "name",
            StreamsContract.HOSTILE_NAMES.stream()
                .map(name -> ("model/" + name).getBytes(UTF_8))
                .toArray(byte[][]::new)),
        INPUTS,
        bytes -> {
          String text = new String(bytes, UTF_8);
          try {
            StreamId stream = StreamId.parse(text);
            assertThat(StreamId.parse(stream.toString())).isEqualTo(stream);
            assertThat(layout.stream(stream).normalize().getParent()).isEqualTo(layout.streams());
            byte[] file = FrameFormat.encode(commit(stream, 0, "x"));
            assertThat(FrameFormat.decode(file, "here").header().stream()).isEqualTo(stream);
          } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)[^A-Z].*[^.]");
          }
        });
  }

  @Test
  void whateverALocationOrACursorSaysIsTakenOrRefused() throws Exception {
    Storage storage = Stores.open(CrashLab.ROOT, OpenMode.CREATE, new SimulatedDisk());
    Mutations.feed(
        corpus(
            "location",
            "file:///no/such/place".getBytes(UTF_8),
            "file://host/x".getBytes(UTF_8),
            "model/spam".getBytes(UTF_8),
            BlobId.of(new byte[0]).hex().getBytes(UTF_8)),
        INPUTS,
        bytes -> {
          String text = new String(bytes, UTF_8);
          openReadOnly(text);
          follow(() -> storage.journal().streams(new Cursor(text), 1));
          follow(() -> storage.blobs().list(new Cursor(text), 1));
        });
  }

  private static void readFrame(byte[] bytes) {
    try {
      Frame frame = FrameFormat.decode(bytes, "here");
      assertThat(FrameFormat.encode(frame)).as("there is one way to write it").isEqualTo(bytes);
    } catch (CorruptionException | UnsupportedFormatException e) {
      assertThat(e).hasMessageContaining("here");
    }
    FrameFormat.peek(bytes);
  }

  /** Opens for reading alone, so that no mutation can make something anywhere. */
  private static void openReadOnly(String location) {
    try {
      StorageConfig config = StorageConfig.at(new URI(location)).withMode(OpenMode.READ_ONLY);
      new FileStorageProvider().open(config).close();
    } catch (URISyntaxException | IllegalArgumentException | StorageOpenException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  private static void follow(Runnable listing) {
    try {
      listing.run();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s)[^A-Z].*[^.]");
    }
  }

  private static void overwrite(SimulatedDisk disk, Path file, byte[] bytes) {
    try {
      disk.overwrite(file, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns well-formed inputs, and those kept in the resources. */
  private static List<byte[]> corpus(String name, byte[]... wellFormed) throws Exception {
    List<byte[]> corpus = new ArrayList<>(List.of(wellFormed));
    Path kept =
        Path.of(HostileInputTest.class.getResource("/hostile/README").toURI()).resolveSibling(name);
    if (Files.isDirectory(kept)) {
      try (Stream<Path> files = Files.list(kept)) {
        for (Path file : files.sorted().toList()) {
          corpus.add(Files.readAllBytes(file));
        }
      }
    }
    return corpus;
  }

  private static byte[] frame(String payload, long revision) {
    return FrameFormat.encode(commit(SPAM, revision, payload));
  }

  private static Frame commit(StreamId stream, long revision, String payload) {
    byte[] bytes = payload.getBytes(UTF_8);
    return new Frame(
        new FrameHeader(
            FrameHeader.COMMIT,
            FrameFormat.VERSION,
            revision,
            new UUID(1, 2).toString(),
            bytes.length,
            stream),
        bytes);
  }
}
