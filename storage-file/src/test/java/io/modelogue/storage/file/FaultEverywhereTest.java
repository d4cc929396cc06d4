package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.testkit.Torture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A fault at every single call to the file system, in every way, once and for good: what was
 * acknowledged is there, what was refused is not, nothing is left open, and the store goes on.
 */
class FaultEverywhereTest {
  private static final Path ROOT = CrashLab.ROOT;
  private static final StreamId HAM = new StreamId("model", "ham");
  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  private SimulatedDisk disk = new SimulatedDisk();
  private Ledger ledger = new Ledger();

  @ParameterizedTest
  @EnumSource
  void aFaultThatHappensOnceDoesNoHarm(Fault fault) throws IOException {
    int call = 1;
    while (happened(fault, call, call + 1)) {
      call++;
    }
    assertThat(call).as("calls that can fail").isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultThatStaysDoesNoHarmButToWhatItStops(Fault fault) throws IOException {
    int call = 1;
    while (happened(fault, call, Integer.MAX_VALUE)) {
      call++;
    }
    assertThat(call).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void aStoreWhoseCreationFailsIsMadeLater(Fault fault) throws IOException {
    boolean happened = true;
    // the 256 directories for blobs are alike: it does not matter at which of them
    for (int call = 1; happened; call += call > 20 && call < 220 ? 40 : 1) {
      disk = new SimulatedDisk();
      ledger = new Ledger();
      Fault.Injection injection = new Fault.Injection(fault, call, call + 1);
      work(injection);
      examine("%s at call %d of a creation".formatted(fault, call));
      happened = injection.happened();
    }
  }

  private boolean happened(Fault fault, int from, int to) throws IOException {
    disk = new SimulatedDisk();
    ledger = new Ledger();
    Storage before = Stores.open(ROOT, OpenMode.CREATE, disk);
    ledger.append(before, SPAM, "first");
    Fault.Injection injection = new Fault.Injection(fault, from, to);
    work(injection);
    examine("%s from call %d to %d".formatted(fault, from, to));
    return injection.happened();
  }

  /** Does a little of everything, and takes every failure as an application would. */
  private void work(Fault.Injection injection) throws IOException {
    ObservedFileIo io = new ObservedFileIo(disk);
    io.observe(injection);
    Optional<Storage> opened = open(io);
    if (opened.isEmpty()) {
      return;
    }
    Storage storage = opened.get();
    appendAndReplay(storage, SPAM);
    appendAndReplay(storage, HAM);
    appendAndReplay(storage, SPAM);
    attempt(() -> ledger.checkpoint(storage, SPAM, new Checkpoint(1, CONTENT)));
    attempt(() -> ledger.put(storage, CONTENT));
    attempt(() -> ledger.put(storage, CONTENT));
    attempt(() -> read(storage));
    attempt(() -> ledger.delete(storage, BlobId.of(CONTENT)));
    attempt(() -> ledger.put(storage, "another".getBytes(UTF_8)));
    io.observe(new ObservedFileIo.Observer() {});
    goOn(storage);
    storage.close();
  }

  private static Optional<Storage> open(FileIo io) {
    try {
      return Optional.of(Stores.open(ROOT, OpenMode.CREATE, io));
    } catch (UnavailableException | StorageOpenException e) {
      return Optional.empty();
    }
  }

  /** Appends, and tries the same commit again once if that is what the failure asks for. */
  private void appendAndReplay(Storage storage, StreamId stream) {
    Commit commit = Stores.commit("by the worker");
    long head;
    try {
      head = Stores.head(storage, stream);
    } catch (UnavailableException e) {
      return;
    }
    try {
      ledger.append(storage, stream, head, commit);
    } catch (UnavailableException | OutcomeUnknownException e) {
      attempt(() -> ledger.append(storage, stream, head, commit));
    }
  }

  private static void read(Storage storage) throws IOException {
    storage.journal().read(SPAM, 0, 10, 1_000);
    storage.journal().head(SPAM, 0);
    storage.journal().streams(Cursor.START, 10);
    storage.journal().checkpoint(SPAM);
    try (InputStream in = storage.blobs().open(BlobId.of(CONTENT))) {
      in.readAllBytes();
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Runs a step that may fail, but only in the ways that are promised. */
  private static void attempt(Step step) {
    try {
      step.run();
    } catch (UnavailableException | OutcomeUnknownException e) {
      assertThat(e).hasMessageMatching("[^A-Z].*[^.]");
    } catch (BlobNotFoundException e) {
      assertThat(e.id()).isEqualTo(BlobId.of(CONTENT));
    } catch (IOException e) {
      // from the stream of a blob's content, as from any other
      assertThat(e).hasMessageContaining(BlobId.of(CONTENT).hex());
    }
  }

  /** The fault has passed: the same handle goes on, or says that it has to be opened again. */
  private void goOn(Storage storage) {
    for (StreamId stream : List.of(SPAM, HAM)) {
      try {
        ledger.append(storage, stream, "the fault has passed");
      } catch (UnavailableException e) {
        assertThat(e.remedy()).isEqualTo(UnavailableException.Remedy.REOPEN);
      }
    }
  }

  private void examine(String fault) throws IOException {
    try {
      assertThat(disk.openStreams()).as("streams left open").isZero();
      Storage storage = Stores.open(ROOT, OpenMode.CREATE, disk);
      ledger.verify(storage);
      ledger.append(storage, SPAM, "afterwards");
      ledger.append(storage, HAM, "afterwards");
      ledger.put(storage, CONTENT);
      CrashStates states = CrashStates.of(disk);
      for (List<Integer> choice : states.choices(2, new SplittableRandom(Torture.seed()))) {
        ledger.verify(Stores.open(ROOT, OpenMode.READ_ONLY, states.survivor(choice)));
      }
    } catch (StorageException | AssertionError e) {
      throw Torture.failure(fault, e);
    }
  }
}
