package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.file.ObservedFileIo.Call;
import io.modelogue.storage.testkit.Torture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What may be going on when the power fails; each makes labs, and works in them. */
enum CrashScenario {
  FIRST_OPEN(15) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get().begin();
      lab.ledger.append(lab.open(), SPAM, "first");
    }
  },
  FIRST_OPEN_AFTER_ANOTHER_WAS_KILLED_AT_IT(6) {
    @Override
    void run(Supplier<CrashLab> labs) throws IOException {
      boolean killed = true;
      // the 256 directories for blobs are alike: it does not matter at which of them
      for (int change = 1; killed; change += change > 10 && change < 250 ? 40 : 1) {
        CrashLab lab = labs.get();
        killed = lab.killedAt(change, lab::open);
        Storage storage = lab.open();
        lab.begin();
        lab.ledger.append(storage, SPAM, "first");
      }
    }
  },
  FIRST_OPEN_OF_TWO_AT_ONCE(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      for (Call moment : new Call[] {Call.LINK, Call.SYNC_DIRECTORY}) {
        CrashLab lab = labs.get();
        overtakenAt(
            lab,
            moment,
            moment == Call.LINK ? "registry.json" : "..",
            io -> lab.open(io),
            () -> {
              Storage faster = lab.open();
              lab.begin();
              lab.ledger.append(faster, SPAM, "first");
            });
      }
    }
  },
  NEW_STREAMS(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage storage = lab.open();
      lab.begin();
      for (String name : new String[] {"spam", "ham", "eggs"}) {
        lab.ledger.append(storage, new StreamId("model", name), "first");
      }
    }
  },
  APPENDS(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage storage = lab.open();
      lab.begin();
      for (int i = 0; i < 5; i++) {
        lab.ledger.append(storage, SPAM, "commit " + i);
      }
    }
  },
  APPENDS_OF_TWO_HANDLES_IN_TURN(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage[] handles = {lab.open(), lab.open()};
      lab.begin();
      for (int i = 0; i < 6; i++) {
        lab.ledger.append(handles[i % 2], SPAM, "commit " + i);
      }
    }
  },
  CONFLICTS(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage storage = lab.open();
      lab.begin();
      for (int i = 0; i < 3; i++) {
        lab.ledger.append(storage, SPAM, "commit " + i);
        lab.ledger.conflict(storage, SPAM, i - 1);
        lab.ledger.conflict(storage, SPAM, i + 1);
      }
    }
  },
  OVERTAKEN_BEFORE_ITS_LINK(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage faster = lab.open();
      lab.ledger.append(faster, SPAM, "first");
      lab.begin();
      overtakenAt(
          lab,
          Call.LINK,
          "streams",
          io -> lab.ledger.conflict(lab.open(io), SPAM, 0),
          () -> lab.ledger.append(faster, SPAM, "faster"));
    }
  },
  OVERTAKEN_BEFORE_ITS_NAME_IS_SAFE(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage faster = lab.open();
      lab.begin();
      // what the slower one has published can be seen, and is built upon, before it is safe
      overtakenAt(
          lab,
          Call.SYNC_DIRECTORY,
          "streams",
          io -> lab.ledger.append(lab.open(io), SPAM, "slower"),
          () -> {
            lab.ledger.append(faster, SPAM, "on top");
            lab.ledger.append(faster, SPAM, "on top of that");
          });
    }
  },
  APPEND_AFTER_ANOTHER_WAS_KILLED_AT_IT(6) {
    @Override
    void run(Supplier<CrashLab> labs) throws IOException {
      boolean killed = true;
      for (int change = 1; killed; change++) {
        CrashLab lab = labs.get();
        lab.open();
        // the first of these changes are those of opening
        killed =
            lab.killedAt(
                change,
                io -> {
                  Storage victim = lab.open(io);
                  lab.ledger.append(victim, SPAM, "first");
                  lab.ledger.append(victim, SPAM, "second");
                });
        Storage storage = lab.open();
        lab.begin();
        lab.ledger.append(storage, SPAM, "next");
        lab.ledger.append(storage, SPAM, "last");
      }
    }
  },
  REPLAYS(6) {
    @Override
    void run(Supplier<CrashLab> labs) throws IOException {
      for (int change = 1; change < 20; change++) {
        CrashLab lab = labs.get();
        lab.open();
        Commit first = Stores.commit("first");
        Commit second = Stores.commit("second");
        lab.killedAt(
            change,
            io -> {
              Storage victim = lab.open(io);
              lab.ledger.append(victim, SPAM, -1, first);
              lab.ledger.append(victim, SPAM, 0, second);
            });
        Storage storage = lab.open();
        lab.begin();
        lab.ledger.append(storage, SPAM, -1, first);
        lab.ledger.append(storage, SPAM, 0, second);
        lab.ledger.append(storage, SPAM, 0, second);
      }
    }
  },
  CHECKPOINTS(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage storage = lab.open();
      lab.begin();
      lab.ledger.append(storage, SPAM, "first");
      lab.ledger.checkpoint(storage, SPAM, new Checkpoint(0, "a state".getBytes(UTF_8)));
      lab.ledger.append(storage, SPAM, "second");
      lab.ledger.checkpoint(storage, SPAM, new Checkpoint(1, "another, longer".getBytes(UTF_8)));
      lab.ledger.append(storage, SPAM, "third");
    }
  },
  BLOBS(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage storage = lab.open();
      lab.begin();
      lab.ledger.put(storage, new byte[0]);
      lab.ledger.put(storage, content(1));
      lab.ledger.put(storage, content(2));
      lab.ledger.put(lab.open(), content(2));
    }
  },
  FIRST_OPEN_THEN_BLOBS(15) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get().begin();
      Storage storage = lab.open();
      for (int i = 0; i < 5; i++) {
        lab.ledger.put(storage, new byte[i]);
      }
    }
  },
  BLOB_AFTER_ANOTHER_WAS_KILLED_AT_IT(6) {
    @Override
    void run(Supplier<CrashLab> labs) throws IOException {
      boolean killed = true;
      for (int change = 1; killed; change++) {
        CrashLab lab = labs.get();
        lab.open();
        killed = lab.killedAt(change, io -> lab.ledger.put(lab.open(io), content(1)));
        Storage storage = lab.open();
        lab.begin();
        lab.ledger.put(storage, content(1));
      }
    }
  },
  BLOBS_DELETED_AND_STORED_AGAIN(50) {
    @Override
    void run(Supplier<CrashLab> labs) {
      CrashLab lab = labs.get();
      Storage storage = lab.open();
      BlobId other = lab.ledger.put(storage, content(DELETED));
      lab.begin();
      for (int i = 0; i < 2; i++) {
        BlobId blob = lab.ledger.put(storage, content(1));
        lab.ledger.delete(storage, blob);
      }
      lab.ledger.put(storage, content(1));
      lab.ledger.delete(storage, other);
    }
  },
  CLOSING_AND_SWEEPING(50) {
    @Override
    void run(Supplier<CrashLab> labs) throws IOException {
      CrashLab lab = labs.get();
      Storage storage = lab.open();
      lab.ledger.append(storage, SPAM, "first");
      // leftovers of two that died at their writing
      for (int change = 6; change < 9; change++) {
        lab.killedAt(change, io -> lab.ledger.append(lab.open(io), SPAM, "never finished"));
      }
      lab.disk().advance(Duration.ofDays(2));
      lab.begin();
      storage.close();
      Storage reopened = lab.open();
      lab.ledger.append(reopened, SPAM, "second");
    }
  };

  private static final int DELETED = 2;

  private final int statesPerCall;

  CrashScenario(int statesPerCall) {
    this.statesPerCall = statesPerCall;
  }

  abstract void run(Supplier<CrashLab> labs) throws IOException;

  /**
   * Plays the scenario, on a disk that forgets some syncs, and returns how many remnants have been
   * examined.
   */
  long play(Predicate<Path> forgottenSyncs) throws IOException {
    List<CrashLab> labs = new ArrayList<>();
    run(
        () -> {
          labs.add(new CrashLab(Torture.times(statesPerCall), forgottenSyncs));
          return labs.get(labs.size() - 1);
        });
    return labs.stream().mapToLong(CrashLab::states).sum();
  }

  private interface Work {
    void with(FileIo io);
  }

  /** Lets others go first when some work first makes a call at or below a place. */
  private static void overtakenAt(
      CrashLab lab, Call moment, String place, Work work, Runnable others) {
    Path below = CrashLab.ROOT.resolve(place).normalize();
    AtomicBoolean overtaken = new AtomicBoolean();
    ObservedFileIo io = new ObservedFileIo(lab.disk());
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) {
            if (call == moment && path.startsWith(below) && overtaken.compareAndSet(false, true)) {
              others.run();
            }
          }
        });
    work.with(io);
    if (!overtaken.get()) {
      throw new AssertionError("there was no " + moment);
    }
  }

  /** Returns the blob that is deleted and not stored again. */
  static BlobId theDeletedBlob() {
    return BlobId.of(content(DELETED));
  }

  private static byte[] content(int seed) {
    byte[] content = new byte[70_000];
    new Random(seed).nextBytes(content);
    return content;
  }
}
