package io.modelogue.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.file.ObservedFileIo.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A store on a simulated disk whose {@linkplain PowerCuts power fails} after every single call:
 * each remnant is opened anew and held against what the writers had been told by then.
 *
 * <p>Used by one thread.
 */
final class CrashLab {
  static final Path ROOT = PowerCuts.ROOT;

  final Ledger ledger = new Ledger();
  private final PowerCuts power;
  private final Predicate<Path> forgottenSyncs;
  private boolean created;

  /** Makes a lab without a store. */
  CrashLab(int statesPerCall, Predicate<Path> forgottenSyncs) {
    this.forgottenSyncs = forgottenSyncs;
    this.power = new PowerCuts(statesPerCall, this::examine);
  }

  /** Lets the power fail after each call from now on, and the disk forget some syncs. */
  CrashLab begin() {
    power.forgetSyncs(forgottenSyncs);
    power.begin();
    ledger.afterEachAnswer(power::cut);
    return this;
  }

  SimulatedDisk disk() {
    return power.disk();
  }

  /** Returns how many remnants have been examined. */
  long states() {
    return power.states();
  }

  Storage open() {
    return open(disk());
  }

  /** Opens a handle that reaches the disk through something else. */
  Storage open(FileIo io) {
    Storage storage = Stores.open(ROOT, OpenMode.CREATE, io);
    created = true;
    power.cut();
    return storage;
  }

  /** Does something, as a process that is killed at its n-th change; returns whether it was. */
  boolean killedAt(int change, Victim victim) throws IOException {
    ObservedFileIo io = new ObservedFileIo(disk());
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

  private void examine(PowerCuts.Remnant remnant) throws IOException {
    try {
      ledger.verify(remnant.open(OpenMode.READ_ONLY));
    } catch (StorageOpenException e) {
      if (created) {
        throw e;
      }
      assertThat(e.reason()).isEqualTo(StorageOpenException.Reason.NOT_FOUND);
    }
    Storage again = remnant.open(OpenMode.CREATE);
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
