package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.UnsupportedFormatException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Everything here that reads bytes and texts which nobody vouches for. Each method throws an
 * assertion error, or what must not be thrown, unless the answer is one of those documented.
 *
 * <p>Fed by {@link HostileInputTest} with mutations, and by the fuzz targets with what covers more
 * code. Since neither finds a checksum, a frame is also read with the one that fits it.
 */
final class HostileReaders {
  private static final int CHECKSUM_DIGITS = 8;
  private static final int END_BYTES = 5;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final StoreLayout layout = new StoreLayout(CrashLab.ROOT);
  private final Storage storage = Stores.open(CrashLab.ROOT, OpenMode.CREATE, disk);
  private final Journal journal = storage.journal();

  HostileReaders() {
    Stores.write(storage, SPAM, 2);
    journal.checkpoint(SPAM, new Checkpoint(1, "a state".getBytes(UTF_8)));
  }

  /** Returns the file of a commit as it should be. */
  static byte[] frame(String payload, long revision) {
    return FrameFormat.encode(commit(SPAM, revision, payload));
  }

  /** Returns the file of the checkpoint as it should be. */
  byte[] checkpointFile() {
    return bytes(layout.checkpoint(SPAM));
  }

  /** Reads a commit's file by itself, and as what a stream begins with. */
  void readCommit(byte[] file) {
    readFrame(file);
    readFrame(signed(file));
    readStream(file);
    readStream(signed(file));
  }

  private static void readFrame(byte[] file) {
    try {
      Frame frame = FrameFormat.decode(file, "here");
      assertThat(FrameFormat.encode(frame)).as("there is one way to write it").isEqualTo(file);
      assertThat(frame.header().format())
          .as("no newer one is taken")
          .isEqualTo(FrameFormat.VERSION);
    } catch (CorruptionException | UnsupportedFormatException e) {
      assertThat(e).hasMessageContaining("here");
    }
    FrameFormat.peek(file);
  }

  private void readStream(byte[] file) {
    overwrite(layout.commit(SPAM, 0), file);
    try {
      List<StoredCommit> read = journal.read(SPAM, 0, 1, Integer.MAX_VALUE);
      assertThat(read).hasSize(1);
      assertThat(written(read.get(0))).as("there is one way to write it").isEqualTo(file);
    } catch (CorruptionException | UnsupportedFormatException e) {
      assertThat(e).hasMessageContaining("spam");
    }
    assertThat(journal.head(SPAM, 1)).hasValue(1);
  }

  static void readRegistryFile(byte[] file) {
    try {
      RegistryFile.check(file, "here");
      assertThat(file).isEqualTo(RegistryFile.content());
    } catch (CorruptionException | UnsupportedFormatException e) {
      assertThat(e).hasMessageContaining("here");
    }
  }

  /** Reads a checkpoint's file: one that is not whole vanishes, and nothing else happens. */
  void readCheckpoint(byte[] file) {
    readCheckpointAsItIs(file);
    readCheckpointAsItIs(signed(file));
  }

  private void readCheckpointAsItIs(byte[] file) {
    overwrite(layout.checkpoint(SPAM), file);
    journal
        .checkpoint(SPAM)
        .ifPresent(
            found -> assertThat(written(found)).as("there is one way to write it").isEqualTo(file));
  }

  /** Takes a text for the name of a stream. */
  void readName(byte[] utf8) {
    String text = new String(utf8, UTF_8);
    try {
      StreamId stream = StreamId.parse(text);
      assertThat(StreamId.parse(stream.toString())).isEqualTo(stream);
      Path place = layout.stream(stream);
      assertThat(place.normalize().getParent()).isEqualTo(layout.streams());
      assertThat(StoreLayout.isDirectoryName(place.getFileName().toString())).isTrue();
      byte[] file = FrameFormat.encode(commit(stream, 0, "x"));
      assertThat(FrameFormat.decode(file, "here").header().stream()).isEqualTo(stream);
    } catch (IllegalArgumentException e) {
      requireWords(e);
    }
  }

  /** Takes a text for a location, a cursor and the id of a blob, and the name of a file. */
  void readPlace(byte[] utf8) {
    String text = new String(utf8, UTF_8);
    openReadOnly(text);
    follow(() -> journal.streams(new Cursor(text), 1));
    follow(() -> storage.blobs().list(new Cursor(text), 1));
    follow(() -> assertThat(BlobId.parse(text).hex()).isEqualTo(text).matches("[0-9a-f]{64}"));
    StoreLayout.revisionOf(text)
        .ifPresent(revision -> assertThat(StoreLayout.commitName(revision)).isEqualTo(text));
  }

  /** Opens for reading alone, so that no text can make something anywhere. */
  private static void openReadOnly(String location) {
    try {
      StorageConfig config = StorageConfig.at(new URI(location)).withMode(OpenMode.READ_ONLY);
      new FileStorageProvider().open(config).close();
    } catch (URISyntaxException
        | IllegalArgumentException
        | StorageOpenException
        | UnavailableException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  private static void follow(Runnable listing) {
    try {
      listing.run();
    } catch (IllegalArgumentException e) {
      requireWords(e);
    }
  }

  /** A message of ours starts small and ends without a full stop. */
  private static void requireWords(IllegalArgumentException e) {
    assertThat(e).hasMessageMatching("(?s)[^A-Z].*[^.]");
  }

  /** Returns the file with the checksum that fits it, if it has a place for one. */
  private static byte[] signed(byte[] file) {
    int lineEnd = 0;
    while (lineEnd < file.length && file[lineEnd] != '\n') {
      lineEnd++;
    }
    int textEnd = lineEnd - CHECKSUM_DIGITS;
    int payload = file.length - END_BYTES - lineEnd - 1;
    if (textEnd < 0 || payload < 0) {
      return file;
    }
    CRC32C crc = new CRC32C();
    crc.update(file, 0, textEnd);
    crc.update(file, lineEnd + 1, payload);
    byte[] digits = HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(US_ASCII);
    byte[] signed = Arrays.copyOf(file, file.length);
    System.arraycopy(digits, 0, signed, textEnd, CHECKSUM_DIGITS);
    return signed;
  }

  private void overwrite(Path file, byte[] bytes) {
    try {
      disk.overwrite(file, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] bytes(Path file) {
    try {
      return disk.bytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] written(StoredCommit commit) {
    return FrameFormat.encode(frame(SPAM, commit.revision(), commit.commitId(), commit.payload()));
  }

  private static byte[] written(Checkpoint checkpoint) {
    byte[] payload = checkpoint.payload();
    FrameHeader header =
        new FrameHeader(
            FrameHeader.CHECKPOINT,
            FrameFormat.VERSION,
            checkpoint.revision(),
            FrameHeader.NO_ID,
            payload.length,
            SPAM);
    return FrameFormat.encode(new Frame(header, payload));
  }

  private static Frame commit(StreamId stream, long revision, String payload) {
    return frame(stream, revision, new UUID(1, 2), payload.getBytes(UTF_8));
  }

  private static Frame frame(StreamId stream, long revision, UUID id, byte[] payload) {
    return new Frame(
        new FrameHeader(
            FrameHeader.COMMIT,
            FrameFormat.VERSION,
            revision,
            id.toString(),
            payload.length,
            stream),
        payload);
  }
}
