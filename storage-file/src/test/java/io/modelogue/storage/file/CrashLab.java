package io.modelogue.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.file.ObservedFileIo.Call;
import io.modelogue.storage.testkit.Torture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A store on a simulated disk whose power fails after every single call, in many ways at once: each
 * remnant is opened anew and held against what the writers had been told by then.
 *
 * <p>The store itself goes on undisturbed, to its next call. Used by one thread.
 */
final class CrashLab {
  static final Path ROOT = Path.of("/volume/apps/models").toAbsolutePath();

  final Ledger ledger = new Ledger();
  private final SimulatedDisk disk;
  private final int statesPerCall;
  private final Predicate<Path> forgottenSyncs;
  private final SplittableRandom random = new SplittableRandom(Torture.seed());
  private boolean created;
  private long states;
  private int calls;

  /** Makes a lab without a store. */
  CrashLab(int statesPerCall, Predicate<Path> forgottenSyncs) {
    this.statesPerCall = statesPerCall;
    this.forgottenSyncs = forgottenSyncs;
    this.disk = new SimulatedDisk();
    try {
      disk.createDirectory(ROOT.getRoot().resolve("volume"));
      disk.syncDirectory(ROOT.getRoot());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets the power fail after each call from now on, and the disk forget some syncs. */
  CrashLab begin() {
    disk.pretendToSync(forgottenSyncs);
    disk.afterEachChange(this::crash);
    ledger.afterEachAnswer(this::crash);
    return this;
  }

  SimulatedDisk disk() {
    return disk;
  }

  /** Returns how many remnants have been examined. */
  long states() {
    return states;
  }

  Storage open() {
    return open(disk);
  }

  /** Opens a handle that reaches the disk through something else. */
  Storage open(FileIo io) {
    Storage storage = Stores.open(ROOT, OpenMode.CREATE, io);
    created = true;
    crash();
    return storage;
  }

  /** Does something, as a process that is killed at its n-th change; returns whether it was. */
  boolean killedAt(int change, Victim victim) throws IOException {
    ObservedFileIo io = new ObservedFileIo(disk);
    io.observe(new Death(change));
    try {
      victim.run(io);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  /** What a process does until it is killed. */
  interface Victim {
    void run(FileIo io) throws IOException;
  }

  private void crash() {
    calls++;
    CrashStates here = CrashStates.of(disk);
    for (List<Integer> choice : here.choices(statesPerCall, random)) {
      states++;
      try {
        examine(here.survivor(choice));
      } catch (Throwable e) {
        throw Torture.failure(
            "power lost after call %d, %s".formatted(calls, here.describe(choice)), e);
      }
    }
  }

  private void examine(SimulatedDisk remnant) throws IOException {
    try {
      ledger.verify(Stores.open(ROOT, OpenMode.READ_ONLY, remnant));
    } catch (StorageOpenException e) {
      if (created) {
        throw e;
      }
      assertThat(e.reason()).isEqualTo(StorageOpenException.Reason.NOT_FOUND);
    }
    Storage again = Stores.open(ROOT, OpenMode.CREATE, remnant);
    for (StreamId stream : ledger.streams()) {
      long head = Stores.head(again, stream);
      again.journal().append(stream, head, Stores.commit("afterwards"));
      assertThat(Stores.head(again, stream)).isEqualTo(head + 1);
    }
    assertThat(again.blobs().find(Stores.store(again, "afterwards"))).isPresent();
  }

  /** The end of a process, which nothing in it can catch or clean up after. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class Death implements ObservedFileIo.Observer {
    private final int atChange;
    private int changes;

    Death(int atChange) {
      this.atChange = atChange;
    }

    @Override
    public void before(Call call, Path path) {
      boolean looks =
          switch (call) {
            case STAT, LIST, READ, OPEN, CLOSE, ACCESS -> true;
            default -> false;
          };
      if (changes >= atChange || (!looks && ++changes >= atChange)) {
        throw new Killed();
      }
    }
  }
}
