package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.CorruptionException.Kind;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Page;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of a store that somebody or something has changed: the place and the kind, and never
 * a repair.
 */
class DamageTest {
  /** Its directory does not spell its name. */
  private static final StreamId ODD = new StreamId("model", "Ham & eggs");

  private static final StreamId HAM = new StreamId("model", "ham");

  @TempDir Path root;

  private Storage storage;

  @BeforeEach
  void fill() {
    storage = Stores.open(root, OpenMode.CREATE);
    Stores.write(storage, SPAM, 6);
    Stores.write(storage, HAM, 3);
  }

  @Test
  void aDamagedCommitIsNamedAndLeavesTheRestReadable() throws IOException {
    flipLastPayloadByte(commit(SPAM, 2));

    assertDamage(() -> storage.journal().read(SPAM, 0, 10, 1_000), Kind.CHECKSUM_MISMATCH)
        .withMessageContaining("stream \"model/spam\", revision 2")
        .withMessageContaining(commit(SPAM, 2).toString());
    assertThat(storage.journal().read(SPAM, 0, 2, 1_000)).hasSize(2);
    assertThat(storage.journal().read(SPAM, 3, 10, 1_000)).hasSize(3);
    assertThat(storage.journal().read(HAM, 0, 10, 1_000)).hasSize(3);
  }

  @Test
  void aDamagedCommitIsNotOverwritten() throws IOException {
    flipLastPayloadByte(commit(SPAM, 5));
    byte[] damaged = Files.readAllBytes(commit(SPAM, 5));

    assertDamage(
        () -> storage.journal().append(SPAM, 4, Stores.commit("new")), Kind.CHECKSUM_MISMATCH);
    assertThat(Files.readAllBytes(commit(SPAM, 5))).isEqualTo(damaged);
  }

  @Test
  void aMissingCommitIsAHoleForReadersAndWriters() throws IOException {
    Files.delete(commit(SPAM, 4));

    assertDamage(() -> storage.journal().read(SPAM, 0, 10, 1_000), Kind.MISSING)
        .withMessageContaining("revision 4");
    assertDamage(() -> storage.journal().head(SPAM, -1), Kind.MISSING);
    assertDamage(() -> storage.journal().head(SPAM, 3), Kind.MISSING);
    assertDamage(
        () -> storage.journal().append(SPAM, 3, Stores.commit("in the hole")), Kind.MISSING);
    assertThat(commit(SPAM, 4)).as("a hole is not filled").doesNotExist();
  }

  @Test
  void aWiderHoleIsFoundWhenTheHeadIsUnknown() throws IOException {
    Files.delete(commit(SPAM, 1));
    Files.delete(commit(SPAM, 2));
    Files.delete(commit(SPAM, 3));

    assertDamage(() -> storage.journal().head(SPAM, -1), Kind.MISSING)
        .withMessageContaining("revision 1");
  }

  @Test
  void aCommitThatIsFarBeyondTheOthersIsFoundWithoutCountingUpToIt() throws IOException {
    Files.copy(commit(SPAM, 0), commit(SPAM, Long.MAX_VALUE));

    assertDamage(() -> storage.journal().head(SPAM, -1), Kind.MISSING)
        .withMessageContaining("revision 6");
  }

  @Test
  void aCommitMovedToAnotherPlaceIsFound() throws IOException {
    Files.copy(commit(SPAM, 0), commit(SPAM, 6));
    Files.copy(commit(SPAM, 3), commit(HAM, 3));

    assertDamage(() -> storage.journal().read(SPAM, 6, 1, 1), Kind.MISPLACED)
        .withMessageContaining("holds revision 0");
    assertDamage(() -> storage.journal().read(HAM, 3, 1, 1), Kind.MISPLACED)
        .withMessageContaining("of stream \"model/spam\"");
  }

  @Test
  void aCheckpointIsNoCommit() throws IOException {
    storage.journal().checkpoint(SPAM, new Checkpoint(6, new byte[] {1}));
    Files.copy(stream(SPAM).resolve("checkpoint"), commit(SPAM, 6));

    assertDamage(() -> storage.journal().read(SPAM, 6, 1, 1), Kind.MALFORMED);
  }

  @Test
  void aDamagedOrForeignCheckpointCountsAsAbsent() throws IOException {
    storage.journal().checkpoint(SPAM, new Checkpoint(5, "state".getBytes(UTF_8)));
    Path file = stream(SPAM).resolve("checkpoint");
    assertThat(storage.journal().checkpoint(SPAM)).isPresent();
    Files.copy(file, stream(HAM).resolve("checkpoint"));
    flipLastPayloadByte(file);

    assertThat(storage.journal().checkpoint(SPAM)).isEmpty();
    assertThat(storage.journal().checkpoint(HAM)).isEmpty();
    Files.write(file, new byte[0]);
    assertThat(storage.journal().checkpoint(SPAM)).isEmpty();
  }

  @Test
  void aStreamIsListedAsLongAsOneOfItsCommitsNamesIt() throws IOException {
    Stores.write(storage, ODD, 3);
    Files.write(commit(ODD, 0), new byte[0]);
    Files.write(commit(SPAM, 0), new byte[0]);
    Files.delete(commit(HAM, 0));

    Storage reopened = Stores.open(root, OpenMode.READ_ONLY);
    assertThat(reopened.journal().streams(Cursor.START, 10).items())
        .containsExactly(ODD, HAM, SPAM);
  }

  @Test
  void aStreamIsNotListedUnderTheNameInAMisplacedCommit() throws IOException {
    Stores.write(storage, ODD, 3);
    for (StreamId stream : List.of(ODD, SPAM)) {
      Files.copy(commit(HAM, 0), commit(stream, 0), StandardCopyOption.REPLACE_EXISTING);
    }

    Storage reopened = Stores.open(root, OpenMode.READ_ONLY);
    assertThat(reopened.journal().streams(Cursor.START, 10).items())
        .containsExactly(ODD, HAM, SPAM);
    assertDamage(() -> reopened.journal().read(ODD, 0, 1, 1), Kind.MISPLACED);
    assertDamage(() -> reopened.journal().read(SPAM, 0, 1, 1), Kind.MISPLACED);
  }

  @Test
  void aStreamThatItsDirectorySpellsIsListedThoughNoCommitNamesIt() throws IOException {
    for (int revision = 0; revision < 3; revision++) {
      Files.write(commit(HAM, revision), new byte[0]);
    }

    Storage reopened = Stores.open(root, OpenMode.READ_ONLY);
    assertThat(reopened.journal().streams(Cursor.START, 10).items()).containsExactly(HAM, SPAM);
    assertDamage(() -> reopened.journal().read(HAM, 0, 1, 1), Kind.TRUNCATED);
  }

  @Test
  void aStreamThatNothingNamesIsReportedAfterTheOthers() throws IOException {
    Stores.write(storage, ODD, 3);
    for (int revision = 0; revision < 3; revision++) {
      Files.write(commit(ODD, revision), new byte[0]);
    }

    Storage reopened = Stores.open(root, OpenMode.READ_ONLY);
    Page<StreamId> others = reopened.journal().streams(Cursor.START, 10);
    assertThat(others.items()).containsExactly(HAM, SPAM);
    assertDamage(() -> reopened.journal().streams(others.next().orElseThrow(), 10), Kind.MALFORMED)
        .withMessageContaining(stream(ODD).toString());
    assertThat(reopened.journal().read(SPAM, 0, 10, 1_000)).hasSize(6);
  }

  @Test
  void strangeFilesAreNeitherStreamsNorBlobsNorInTheWay() throws IOException {
    BlobId blob = Stores.store(storage, "content");
    Files.createDirectory(
        root.resolve("streams/made-but-not-used~00000000000000000000000000000000"));
    Files.createFile(root.resolve("streams/.DS_Store"));
    Files.createFile(root.resolve("streams/a-file~00000000000000000000000000000000"));
    Files.createFile(root.resolve("blobs/ab/readme"));
    Files.createFile(stream(SPAM).resolve("00000000000000000006.c.swp"));

    assertThat(storage.journal().streams(Cursor.START, 10).items()).containsExactly(HAM, SPAM);
    assertThat(storage.blobs().list(Cursor.START, 10).items()).hasSize(1);
    assertThat(storage.blobs().find(blob)).isPresent();
    assertThat(Stores.head(storage, SPAM)).isEqualTo(5);
  }

  @Test
  void aDamagedBlobIsFoundWhileReadAndWhenItsSizeGivesItAway() throws IOException {
    BlobId blob = Stores.store(storage, "content");
    Path file = root.resolve("blobs").resolve(blob.hex().substring(0, 2)).resolve(blob.hex());
    Files.writeString(file, "c0ntent");

    assertDamage(() -> storage.blobs().open(blob).readAllBytes(), Kind.DIGEST_MISMATCH)
        .withMessageContaining(blob.hex())
        .withMessageContaining(file.toString());
    Files.writeString(file, "cont");
    assertDamage(() -> storage.blobs().open(blob).readAllBytes(), Kind.DIGEST_MISMATCH);
    assertDamage(
        () -> storage.blobs().put(blob, 7, ContentSource.of("content".getBytes(UTF_8))),
        Kind.DIGEST_MISMATCH);
  }

  private Path stream(StreamId stream) {
    return new StoreLayout(root).stream(stream);
  }

  private Path commit(StreamId stream, long revision) {
    return new StoreLayout(root).commit(stream, revision);
  }

  private static void flipLastPayloadByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 6] ^= 1;
    Files.write(file, bytes);
  }

  private static ThrowableAssertAlternative<CorruptionException> assertDamage(
      ThrowingCallable call, Kind kind) {
    return assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }
}
