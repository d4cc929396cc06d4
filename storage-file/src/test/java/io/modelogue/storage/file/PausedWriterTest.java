package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.file.ObservedFileIo.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Writers that stop between writing and publishing, as a laptop that is closed or a virtual machine
 * that is moved, while others go on: they wake to the truth.
 */
class PausedWriterTest {
  private static final Path ROOT = CrashLab.ROOT;

  private final SimulatedDisk disk = new SimulatedDisk();
  private Storage others;

  @BeforeEach
  void open() {
    others = Stores.open(ROOT, OpenMode.CREATE, disk);
  }

  @Test
  void aWriterThatSleptWhileOthersWentOnWakesToAConflict() throws IOException {
    Stores.write(others, SPAM, 1);
    Storage paused = pausedAt(Call.LINK, () -> goOn(20));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> paused.journal().append(SPAM, 0, Stores.commit("too late")))
        .satisfies(e -> assertThat(e.actualHead()).isEqualTo(20));
    assertThat(payload(1)).isEqualTo("other 1");
    assertNothingTemporary();
  }

  @Test
  void aWriterThatSleptBeforeTheFirstCommitOfAStreamWakesToAConflict() throws IOException {
    Storage paused = pausedAt(Call.CREATE_DIRECTORY, () -> goOn(3));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> paused.journal().append(SPAM, -1, Stores.commit("too late")))
        .satisfies(e -> assertThat(e.actualHead()).isEqualTo(2));
    assertThat(payload(0)).isEqualTo("other 0");
    assertNothingTemporary();
  }

  @Test
  void aWriterWhoseTemporaryFileWasSweptAwayWritesNothingAndMayTryAgain() throws IOException {
    Stores.write(others, SPAM, 1);
    Storage paused =
        pausedAt(
            Call.LINK,
            () -> {
              try {
                disk.list(ROOT.resolve("tmp"), name -> delete(ROOT.resolve("tmp").resolve(name)));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> paused.journal().append(SPAM, 0, Stores.commit("slow")));
    assertThat(paused.journal().append(SPAM, 0, Stores.commit("again")).revision()).isEqualTo(1);
  }

  @Test
  void aBlobThatIsPurgedWhileItsWriterSleepsIsStoredAnew() {
    byte[] content = "content".getBytes(UTF_8);
    BlobId id = BlobId.of(content);
    others.blobs().put(id, content.length, ContentSource.of(content));
    Storage paused =
        pausedAt(Call.TOUCH, () -> assertThat(others.blobs().delete(id, Instant.MAX)).isTrue());

    paused.blobs().put(id, content.length, ContentSource.of(content));
    assertThat(others.blobs().find(id))
        .as("the purge came first, the content after it")
        .isPresent();
  }

  @Test
  void aBlobThatIsStoredWhileAnotherOfTheSameSleepsIsThereOnce() {
    byte[] content = "content".getBytes(UTF_8);
    BlobId id = BlobId.of(content);
    Storage paused =
        pausedAt(
            Call.LINK, () -> others.blobs().put(id, content.length, ContentSource.of(content)));

    paused.blobs().put(id, content.length, ContentSource.of(content));
    assertThat(others.blobs().find(id)).isPresent();
  }

  @Test
  void aPurgeThatSleptAndWakesAfterTheBlobWasUsedAgainIsSeenByWhoeverLooksAgain() {
    byte[] content = "content".getBytes(UTF_8);
    BlobId id = BlobId.of(content);
    others.blobs().put(id, content.length, ContentSource.of(content));
    Storage purging =
        pausedAt(
            Call.DELETE, () -> others.blobs().put(id, content.length, ContentSource.of(content)));

    // the age was looked at before the nap: this is the race that the writer has to re-check
    assertThat(purging.blobs().delete(id, Instant.MAX)).isTrue();
    assertThat(others.blobs().find(id)).as("looking again tells").isEmpty();
    others.blobs().put(id, content.length, ContentSource.of(content));
    assertThat(others.blobs().find(id)).isPresent();
  }

  private void goOn(int commits) {
    for (int i = 0; i < commits; i++) {
      long head = Stores.head(others, SPAM);
      others.journal().append(SPAM, head, Stores.commit("other " + (head + 1)));
    }
  }

  /** Returns a handle that stops once, before a call in the store proper, until others are done. */
  private Storage pausedAt(Call moment, Runnable meanwhile) {
    ObservedFileIo io = new ObservedFileIo(disk);
    Storage storage = Stores.open(ROOT, OpenMode.EXISTING, io);
    AtomicBoolean paused = new AtomicBoolean();
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) {
            boolean temporary = path.startsWith(ROOT.resolve("tmp"));
            if (call == moment && !temporary && paused.compareAndSet(false, true)) {
              meanwhile.run();
            }
          }
        });
    return storage;
  }

  private void delete(Path file) {
    try {
      disk.delete(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String payload(long revision) {
    return new String(others.journal().read(SPAM, revision, 1, 1).get(0).payload(), UTF_8);
  }

  private void assertNothingTemporary() throws IOException {
    disk.list(
        ROOT.resolve("tmp"),
        name -> {
          throw new AssertionError(name + " is left over");
        });
  }
}
