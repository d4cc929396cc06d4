package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.UnavailableException.Remedy;
import io.modelogue.storage.file.ObservedFileIo.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a writer is told, and what is there afterwards, when the file system fails at the moments
 * that decide.
 */
class WriteFaultTest {
  private static final StreamId HAM = new StreamId("model", "ham");

  @TempDir Path root;

  private final Commit commit = Stores.commit("the next");
  private ObservedFileIo io;
  private Storage storage;

  @BeforeEach
  void open() {
    io = new ObservedFileIo(new DiskFileIo(root));
    storage = Stores.open(root, OpenMode.CREATE, io);
    Stores.write(storage, SPAM, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "WRITE", "SYNC", "CLOSE", "LINK"})
  void aFailureUntilTheLinkHasNoEffectAndMayBeTriedAgain(Call failing) throws IOException {
    failOnce(failing);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.journal().append(SPAM, 0, commit))
        .withMessageContaining("nothing was written")
        .satisfies(e -> assertThat(e.remedy()).isEqualTo(Remedy.RETRY))
        .withRootCauseInstanceOf(IOException.class);
    assertThat(Stores.head(storage, SPAM)).isZero();
    assertNothingTemporary();
    assertThat(storage.journal().append(SPAM, 0, commit)).isEqualTo(AppendResult.committed(1));
  }

  @Test
  void aFailureToMakeTheStreamsDirectoryHasNoEffect() throws IOException {
    failOnce(Call.CREATE_DIRECTORY);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.journal().append(HAM, -1, commit));
    assertNothingTemporary();
    assertThat(storage.journal().append(HAM, -1, commit)).isEqualTo(AppendResult.committed(0));
  }

  @Test
  void aLinkWhoseReplyIsLostIsFoundToHaveBeenMade() {
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void after(Call call, Path path) throws IOException {
            if (call == Call.LINK) {
              throw new IOException("the reply is lost");
            }
          }
        });

    assertThat(storage.journal().append(SPAM, 0, commit)).isEqualTo(AppendResult.committed(1));
  }

  @Test
  void aLinkOfWhichNothingCanBeLearntIsUnknownAndMayBeReplayed() {
    AtomicBoolean linked = new AtomicBoolean();
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) throws IOException {
            if (call == Call.READ && linked.get()) {
              throw new IOException("the medium is gone");
            }
          }

          @Override
          public void after(Call call, Path path) throws IOException {
            if (call == Call.LINK) {
              linked.set(true);
              throw new IOException("the reply is lost");
            }
          }
        });

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> storage.journal().append(SPAM, 0, commit))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(OutcomeUnknownException.Kind.LOST_REPLY));
    io.observe(new ObservedFileIo.Observer() {});
    assertThat(storage.journal().append(SPAM, 0, commit)).isEqualTo(AppendResult.replayed(1));
  }

  @Test
  void aWriterThatWasOvertakenBeforeItsLinkGetsAConflict() throws IOException {
    Commit other = Stores.commit("faster");
    overtakeWith(other);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> storage.journal().append(SPAM, 0, commit))
        .satisfies(e -> assertThat(e.actualHead()).isEqualTo(1));
    assertThat(storage.journal().read(SPAM, 1, 10, 1_000))
        .singleElement()
        .satisfies(stored -> assertThat(stored.commit()).isEqualTo(other));
    assertNothingTemporary();
  }

  @Test
  void aWriterThatWasOvertakenByItsOwnReplayHasSucceeded() {
    overtakeWith(commit);

    assertThat(storage.journal().append(SPAM, 0, commit)).isEqualTo(AppendResult.replayed(1));
    assertThat(Stores.head(storage, SPAM)).isEqualTo(1);
  }

  @Test
  void aFailedSyncOfTheDirectoryIsUnknownAndClosesTheStreamUntilTheStorageIsReopened() {
    failOnce(Call.SYNC_DIRECTORY);

    assertSyncFailed(() -> storage.journal().append(SPAM, 0, commit));
    assertThat(Stores.head(storage, SPAM)).as("readers may see it").isEqualTo(1);

    assertSyncFailed(() -> storage.journal().append(SPAM, 0, commit));
    assertThatExceptionOfType(UnavailableException.class)
        .as("another commit is refused, and certainly not written")
        .isThrownBy(() -> storage.journal().append(SPAM, 1, Stores.commit("another")))
        .satisfies(e -> assertThat(e.remedy()).isEqualTo(Remedy.REOPEN));
    assertThat(Stores.head(storage, SPAM)).isEqualTo(1);

    storage.journal().append(HAM, -1, Stores.commit("other streams go on"));
    Storage reopened = Stores.open(root, OpenMode.EXISTING, io);
    assertThat(reopened.journal().append(SPAM, 0, commit)).isEqualTo(AppendResult.replayed(1));
    assertThat(reopened.journal().append(SPAM, 1, Stores.commit("another")).revision())
        .isEqualTo(2);
  }

  @Test
  void aFailedSyncOfTheNamesOfStreamsClosesTheWayForNewOnes() {
    failOnce(Call.SYNC_DIRECTORY, root.resolve("streams"));

    assertSyncFailed(() -> storage.journal().append(HAM, -1, commit));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(
            () ->
                storage
                    .journal()
                    .append(new StreamId("model", "eggs"), -1, Stores.commit("a third")))
        .satisfies(e -> assertThat(e.remedy()).isEqualTo(Remedy.REOPEN));
    assertThat(storage.journal().append(SPAM, 0, Stores.commit("an old one")).revision())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "WRITE", "TOUCH", "SYNC", "CLOSE", "LINK"})
  void aBlobThatCouldNotBeWrittenIsNotThere(Call failing) throws IOException {
    BlobId id = BlobId.of(new byte[100]);
    failOnce(failing);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.blobs().put(id, 100, ContentSource.of(new byte[100])));
    assertThat(storage.blobs().find(id)).isEmpty();
    assertNothingTemporary();
    assertThat(storage.blobs().put(id, 100, ContentSource.of(new byte[100])).size()).isEqualTo(100);
  }

  @Test
  void aBlobWhoseDirectoryCouldNotBeSyncedIsUnknownUntilTheStorageIsReopened() {
    byte[] content = new byte[100];
    BlobId id = BlobId.of(content);
    failOnce(Call.SYNC_DIRECTORY);

    assertSyncFailed(() -> storage.blobs().put(id, 100, ContentSource.of(content)));
    assertSyncFailed(() -> storage.blobs().put(id, 100, ContentSource.of(content)));
    assertThat(
            Stores.open(root, OpenMode.EXISTING, io)
                .blobs()
                .put(id, 100, ContentSource.of(content))
                .id())
        .isEqualTo(id);
  }

  @Test
  void aTemporaryFileThatCannotBeRemovedDoesNotSpoilACommit() {
    failOnce(Call.DELETE);

    assertThat(storage.journal().append(SPAM, 0, commit)).isEqualTo(AppendResult.committed(1));
  }

  @Test
  void aReadThatFailsSaysSoAndNothingElse() {
    failOnce(Call.READ);

    assertThatThrownBy(() -> storage.journal().read(SPAM, 0, 10, 1_000))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("stream \"model/spam\", revision 0");
    assertThat(storage.journal().read(SPAM, 0, 10, 1_000)).hasSize(1);
  }

  private void failOnce(Call failing) {
    failOnce(failing, root);
  }

  /** Lets one call fail, without effect, at or below a path. */
  private void failOnce(Call failing, Path below) {
    AtomicBoolean failed = new AtomicBoolean();
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) throws IOException {
            boolean there = below.equals(root) || path.equals(below);
            if (call == failing && there && failed.compareAndSet(false, true)) {
              throw new IOException("No space left on device");
            }
          }
        });
  }

  /** Stops the writer between its sync and its link, until another handle has appended. */
  private void overtakeWith(Commit other) {
    AtomicBoolean overtaken = new AtomicBoolean();
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) {
            if (call == Call.LINK && overtaken.compareAndSet(false, true)) {
              Stores.open(root, OpenMode.EXISTING).journal().append(SPAM, 0, other);
            }
          }
        });
  }

  private static void assertSyncFailed(ThrowingCallable write) {
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(write)
        .withMessageContaining("open the storage again")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(OutcomeUnknownException.Kind.SYNC_FAILED));
  }

  private void assertNothingTemporary() throws IOException {
    try (var left = Files.list(root.resolve("tmp"))) {
      assertThat(left).isEmpty();
    }
  }
}
