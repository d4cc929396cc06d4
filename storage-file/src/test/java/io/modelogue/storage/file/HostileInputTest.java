package io.modelogue.storage.file;

import static io.modelogue.storage.file.HostileReaders.frame;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.testkit.Mutations;
import io.modelogue.storage.testkit.StreamsContract;
import io.modelogue.storage.testkit.Torture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes are found or names given, the answer is one of those documented. Inputs that once
 * did harm are kept in the resources of the fuzz targets, and tried first.
 */
class HostileInputTest {
  private static final int INPUTS = Torture.times(20_000);

  private final HostileReaders readers = new HostileReaders();

  @Test
  void whateverACommitsFileHoldsIsReadOrCalledDamaged() throws Exception {
    Mutations.feed(
        corpus(CommitFileFuzz.class, frame("{\"first\":1}", 7), frame("\nend\n", 0), frame("x", 1)),
        INPUTS,
        readers::readCommit);
  }

  @Test
  void whateverARegistryFileHoldsIsReadOrCalledDamaged() throws Exception {
    Mutations.feed(
        corpus(
            RegistryFileFuzz.class,
            RegistryFile.content(),
            RegistryFile.content(2),
            new String(RegistryFile.content(), UTF_8)
                .replaceFirst("[0-9a-f]{8}", "00000000")
                .getBytes(UTF_8)),
        INPUTS,
        HostileReaders::readRegistryFile);
  }

  @Test
  void whateverACheckpointsFileHoldsIsTheCheckpointOrNone() throws Exception {
    Mutations.feed(
        corpus(CheckpointFileFuzz.class, readers.checkpointFile()),
        INPUTS,
        readers::readCheckpoint);
  }

  @Test
  void whateverAStreamIsCalledItStaysInsideTheStore() throws Exception {
    Mutations.feed(
        corpus(
            StreamNameFuzz.class,
            StreamsContract.HOSTILE_NAMES.stream()
                .map(name -> ("model/" + name).getBytes(UTF_8))
                .toArray(byte[][]::new)),
        INPUTS,
        readers::readName);
  }

  @Test
  void whateverALocationOrACursorSaysIsTakenOrRefused() throws Exception {
    Mutations.feed(
        corpus(
            PlaceFuzz.class,
            "file:///no/such/place".getBytes(UTF_8),
            "file://host/x".getBytes(UTF_8),
            "model/spam".getBytes(UTF_8),
            StoreLayout.commitName(7).getBytes(UTF_8),
            BlobId.of(new byte[0]).hex().getBytes(UTF_8)),
        INPUTS,
        readers::readPlace);
  }

  /** Returns well-formed inputs, and those kept in the resources for a fuzz target. */
  private static List<byte[]> corpus(Class<?> target, byte[]... wellFormed) throws Exception {
    List<byte[]> corpus = new ArrayList<>(List.of(wellFormed));
    Path here = Path.of(HostileInputTest.class.getResource("HostileInputTest.class").toURI());
    try (Stream<Path> files = Files.walk(here.resolveSibling(target.getSimpleName() + "Inputs"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        corpus.add(Files.readAllBytes(file));
      }
    }
    return corpus;
  }
}
