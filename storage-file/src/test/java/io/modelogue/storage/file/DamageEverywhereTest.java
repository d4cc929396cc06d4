package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.CorruptionException.Kind;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StreamId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/**
 * Every file of a small store damaged in every place: what is damaged is named, with the right
 * verdict and never another exception, and all the rest is read as if nothing had happened.
 */
class DamageEverywhereTest {
  private static final Path ROOT = CrashLab.ROOT;
  private static final StoreLayout LAYOUT = new StoreLayout(ROOT);
  private static final Map<StreamId, Integer> STREAMS = new LinkedHashMap<>();
  private static final List<byte[]> BLOBS = List.of("".getBytes(UTF_8), "content".getBytes(UTF_8));
  private static final Checkpoint CHECKPOINT = new Checkpoint(1, "state".getBytes(UTF_8));
  private static final Set<Kind> ANY_DAMAGE =
      EnumSet.of(Kind.TRUNCATED, Kind.MALFORMED, Kind.CHECKSUM_MISMATCH, Kind.TRAILING_DATA);

  static {
    STREAMS.put(new StreamId("model", "a \"quoted\" name"), 1);
    STREAMS.put(SPAM, 3);
  }

  private final SimulatedDisk disk = new SimulatedDisk();

  DamageEverywhereTest() {
    Storage storage = Stores.open(ROOT, OpenMode.CREATE, disk);
    STREAMS.forEach((stream, commits) -> Stores.write(storage, stream, commits));
    storage.journal().checkpoint(SPAM, CHECKPOINT);
    BLOBS.forEach(blob -> Stores.store(storage, new String(blob, UTF_8)));
  }

  @Test
  void aCutAtAnyByteIsFound() throws IOException {
    for (Path file : files()) {
      byte[] whole = disk.bytes(file);
      for (int length = 0; length < whole.length; length++) {
        examine(file, Arrays.copyOf(whole, length), EnumSet.of(Kind.TRUNCATED));
      }
      disk.overwrite(file, whole);
    }
  }

  @Test
  void aTailOfZerosFromAnyByteOnIsFound() throws IOException {
    for (Path file : files()) {
      byte[] whole = disk.bytes(file);
      for (int from = 0; from < whole.length; from++) {
        examine(file, Arrays.copyOf(Arrays.copyOf(whole, from), whole.length), ANY_DAMAGE);
      }
      disk.overwrite(file, whole);
    }
  }

  @Test
  void whateverIsAppendedIsFound() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (Path file : files()) {
      byte[] whole = disk.bytes(file);
      for (int more : new int[] {1, 2, 100, 5_000}) {
        byte[] longer = Arrays.copyOf(whole, whole.length + more);
        examine(file, longer, EnumSet.of(Kind.TRAILING_DATA));
        for (int i = whole.length; i < longer.length; i++) {
          longer[i] = (byte) random.nextInt();
        }
        examine(file, longer, EnumSet.of(Kind.TRAILING_DATA));
      }
      disk.overwrite(file, whole);
    }
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    for (Path file : files()) {
      byte[] whole = disk.bytes(file);
      for (int bit = 0; bit < whole.length * 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        examine(file, flipped, ANY_DAMAGE);
      }
      disk.overwrite(file, whole);
    }
  }

  @Test
  void everyMissingFileIsMissed() throws IOException {
    for (StreamId stream : STREAMS.keySet()) {
      int commits = STREAMS.get(stream);
      for (int revision = 0; revision < commits - 1; revision++) {
        SimulatedDisk copy = disk.copy();
        copy.delete(LAYOUT.commit(stream, revision));
        Storage storage = Stores.open(ROOT, OpenMode.READ_ONLY, copy);

        assertDamaged(() -> storage.journal().read(stream, 0, 10, 1_000), EnumSet.of(Kind.MISSING))
            .satisfies(e -> assertThat(e.where()).contains(stream.toString()));
        assertTheRestIsFine(storage, LAYOUT.commit(stream, revision));
      }
    }
  }

  /** Puts damaged bytes in the place of a file, and looks at the whole store. */
  private void examine(Path file, byte[] damaged, Set<Kind> verdicts) throws IOException {
    disk.overwrite(file, damaged);
    if (file.equals(LAYOUT.registryFile())) {
      assertDamaged(() -> Stores.open(ROOT, OpenMode.READ_ONLY, disk), ANY_DAMAGE);
      return;
    }
    Storage storage = Stores.open(ROOT, OpenMode.READ_ONLY, disk);
    assertFound(storage, file, verdicts);
    assertTheRestIsFine(storage, file);
  }

  private static void assertFound(Storage storage, Path file, Set<Kind> verdicts) {
    if (file.equals(LAYOUT.checkpoint(SPAM))) {
      assertThat(storage.journal().checkpoint(SPAM)).isEmpty();
    }
    STREAMS.forEach(
        (stream, commits) -> {
          for (int revision = 0; revision < commits; revision++) {
            if (file.equals(LAYOUT.commit(stream, revision))) {
              int first = revision;
              assertDamaged(() -> storage.journal().read(stream, first, 1, 1), verdicts)
                  .satisfies(
                      e ->
                          assertThat(e.where())
                              .contains("stream \"" + stream + "\", revision " + first)
                              .contains(file.toString()));
            }
          }
        });
    for (byte[] blob : BLOBS) {
      if (file.equals(LAYOUT.blob(BlobId.of(blob)))) {
        assertDamaged(() -> read(storage, blob), EnumSet.of(Kind.DIGEST_MISMATCH))
            .satisfies(e -> assertThat(e.where()).contains(BlobId.of(blob).hex()));
      }
    }
  }

  private static void assertTheRestIsFine(Storage storage, Path damaged) throws IOException {
    assertThat(storage.journal().streams(Cursor.START, 10).items())
        .containsAll(
            STREAMS.keySet().stream()
                .filter(stream -> !damaged.equals(LAYOUT.commit(stream, 0)) || stream.equals(SPAM))
                .toList());
    for (StreamId stream : STREAMS.keySet()) {
      for (int revision = 0; revision < STREAMS.get(stream); revision++) {
        if (!damaged.equals(LAYOUT.commit(stream, revision))) {
          assertThat(storage.journal().read(stream, revision, 1, 1))
              .singleElement()
              .satisfies(
                  found ->
                      assertThat(found.payload())
                          .asString()
                          .isEqualTo("commit " + found.revision()));
        }
      }
    }
    for (byte[] blob : BLOBS) {
      if (!damaged.equals(LAYOUT.blob(BlobId.of(blob)))) {
        assertThat(read(storage, blob)).isEqualTo(blob);
      }
    }
    if (!damaged.equals(LAYOUT.checkpoint(SPAM))) {
      assertThat(storage.journal().checkpoint(SPAM)).contains(CHECKPOINT);
    }
  }

  private static byte[] read(Storage storage, byte[] blob) throws IOException {
    try (InputStream in = storage.blobs().open(BlobId.of(blob))) {
      return in.readAllBytes();
    }
  }

  private static ThrowableAssertAlternative<CorruptionException> assertDamaged(
      ThrowingCallable call, Set<Kind> verdicts) {
    return assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(verdicts).as(e.getMessage()).contains(e.kind()));
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    STREAMS.forEach(
        (stream, commits) -> {
          for (int revision = 0; revision < commits; revision++) {
            files.add(LAYOUT.commit(stream, revision));
          }
        });
    BLOBS.forEach(blob -> files.add(LAYOUT.blob(BlobId.of(blob))));
    files.add(LAYOUT.checkpoint(SPAM));
    files.add(LAYOUT.registryFile());
    return files;
  }
}
