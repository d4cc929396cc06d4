package io.modelogue.storage.testkit;

import static io.modelogue.storage.Journal.NO_STREAM;
import static io.modelogue.storage.testkit.Commits.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.ReadOnlyException;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageClosedException;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StorageOpenException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Opening, closing and being interrupted: what is acknowledged stays, and what is closed says so.
 */
public interface LifecycleContract extends StorageFixture {

  /** What was written is there when the storage is opened again. */
  @Test
  default void whatWasWrittenIsThereAfterReopening() throws IOException {
    List<Commit> written = Commits.write(journal(), SPAM, 3);
    BlobId blob = Blobs.store(blobs(), "kept");
    storage().close();

    Storage reopened = another(OpenMode.EXISTING);
    assertThat(Commits.readAll(reopened.journal(), SPAM)).isEqualTo(written);
    assertThat(reopened.journal().streams(Cursor.START, 10).items()).containsExactly(SPAM);
    assertThat(Blobs.read(reopened.blobs(), blob)).isEqualTo("kept".getBytes(UTF_8));
    assertThat(reopened.journal().append(SPAM, 2, Commits.saying("next")).revision()).isEqualTo(3);
  }

  /** A mistyped location says so, and leaves nothing behind. */
  @Test
  default void onlyModeCreateMakesSomethingOfNothing() {
    for (OpenMode mode : List.of(OpenMode.EXISTING, OpenMode.READ_ONLY, OpenMode.EXISTING)) {
      assertThatExceptionOfType(StorageOpenException.class)
          .as("mode %s must not make an empty store", mode)
          .isThrownBy(() -> open(mode))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(StorageOpenException.Reason.NOT_FOUND));
    }
  }

  /** A handle for reading reads everything and writes nothing. */
  @Test
  default void aReadOnlyHandleReadsAndRefusesToWrite() throws IOException {
    List<Commit> written = Commits.write(journal(), SPAM, 2);
    BlobId blob = Blobs.store(blobs(), "kept");
    Storage readOnly = another(OpenMode.READ_ONLY);

    for (ThrowingCallable write : writes(readOnly, blob)) {
      assertThatExceptionOfType(ReadOnlyException.class).isThrownBy(write);
    }
    assertThat(readOnly.info().mode()).isEqualTo(OpenMode.READ_ONLY);
    assertThat(Commits.readAll(readOnly.journal(), SPAM)).isEqualTo(written);
    assertThat(Blobs.read(readOnly.blobs(), blob)).isEqualTo("kept".getBytes(UTF_8));
    assertThat(blobs().find(blob)).isPresent();
  }

  /** Closing again does nothing, and the storage can still say what it was. */
  @Test
  default void closingTwiceIsNoError() {
    Storage storage = storage();
    storage.close();
    storage.close();

    assertThat(storage.info().mode()).isEqualTo(OpenMode.CREATE);
    assertThat(storage.info().backend()).isNotBlank();
  }

  /** Every call on a closed storage fails as closed, whatever its arguments. */
  @Test
  default void everyCallAfterClosingFailsAsClosed() {
    Commits.write(journal(), SPAM, 1);
    BlobId blob = Blobs.store(blobs(), "kept");
    storage().close();

    Stream.concat(writes(storage(), blob).stream(), reads(storage(), blob).stream())
        .forEach(call -> assertThatExceptionOfType(StorageClosedException.class).isThrownBy(call));
  }

  /** A handle is closed on its own. */
  @Test
  default void closingOneHandleLeavesTheOthersOpen() {
    Storage other = another(OpenMode.EXISTING);
    Commits.write(journal(), SPAM, 1);
    storage().close();

    assertThat(other.journal().append(SPAM, 0, Commits.saying("next")).revision()).isEqualTo(1);
  }

  /**
   * A close among working threads ends them cleanly; whatever was acknowledged is there, and
   * nothing else.
   */
  @Test
  default void closingWhileOthersWorkLosesNothingAcknowledged() {
    Journal other = another(OpenMode.CREATE).journal();
    Journal closing = journal();
    CountDownLatch working = new CountDownLatch(4);
    AtomicBoolean closed = new AtomicBoolean();

    List<Integer> acknowledged =
        Crew.run(
            5,
            worker -> {
              if (worker == 4) {
                working.await();
                storage().close();
                closed.set(true);
                return 0;
              }
              int wins = 0;
              try {
                while (!closed.get()) {
                  wins += Race.win(closing, SPAM, 1).size();
                  working.countDown();
                }
                Race.win(closing, SPAM, 1);
              } catch (StorageClosedException e) {
                return wins;
              }
              throw new AssertionError("a call that began after the closing must fail");
            });

    long sum = acknowledged.stream().mapToInt(Integer::intValue).sum();
    assertThat(other.head(SPAM, NO_STREAM))
        .as("acknowledged commits, and no others")
        .hasValue(sum - 1);
  }

  /**
   * An interrupted thread either does its work or says that it did not; it keeps its flag, and the
   * storage works on.
   */
  @Test
  default void anInterruptedThreadKeepsItsFlagAndTheStorageWorksOn() {
    Commit commit = Commits.saying("first");
    try {
      Thread.currentThread().interrupt();
      try {
        journal().append(SPAM, NO_STREAM, commit);
        Blobs.store(blobs(), "kept");
        Commits.readAll(journal(), SPAM);
      } catch (StorageException e) {
        assertThat(Interrupts.mayThrow(e)).as("an interrupt must not look like %s", e).isTrue();
      }
      assertThat(Thread.currentThread().isInterrupted()).as("the flag is the caller's").isTrue();
    } finally {
      Thread.interrupted();
    }

    journal().append(SPAM, NO_STREAM, commit);
    Blobs.store(blobs(), "kept");
    assertThat(Commits.readAll(journal(), SPAM)).containsExactly(commit);
  }

  /** Interrupts at any moment lose nothing and double nothing. */
  @Test
  default void aStormOfInterruptsLosesNothing() {
    Journal journal = journal();
    AtomicBoolean done = new AtomicBoolean();
    Thread worker = Thread.currentThread();
    Thread storm = new Thread(() -> Interrupts.storm(worker, done), "interrupts");
    storm.start();
    try {
      for (int i = 0; i < 50; i++) {
        Interrupts.appendForSure(journal, SPAM, i - 1L, Commits.saying("commit " + i));
      }
    } finally {
      done.set(true);
      Interrupts.joinCalmly(storm);
    }

    assertThat(Commits.readAll(journal, SPAM)).hasSize(50);
    assertThat(another(OpenMode.EXISTING).journal().head(SPAM, NO_STREAM)).hasValue(49);
  }

  private static List<ThrowingCallable> writes(Storage storage, BlobId blob) {
    Journal journal = storage.journal();
    BlobStore blobs = storage.blobs();
    return List.of(
        () -> journal.append(SPAM, 0, Commits.saying("x")),
        () -> journal.checkpoint(SPAM, new Checkpoint(0, new byte[1])),
        () -> blobs.put(BlobId.of(new byte[1]), 1, ContentSource.of(new byte[1])),
        () -> blobs.delete(blob, Instant.MAX));
  }

  private static List<ThrowingCallable> reads(Storage storage, BlobId blob) {
    Journal journal = storage.journal();
    BlobStore blobs = storage.blobs();
    return List.of(
        () -> journal.read(SPAM, 0, 1, 1),
        () -> journal.head(SPAM, 0),
        () -> journal.streams(Cursor.START, 1),
        () -> journal.checkpoint(SPAM),
        () -> blobs.find(blob),
        () -> blobs.open(blob).close(),
        () -> blobs.list(Cursor.START, 1));
  }
}
