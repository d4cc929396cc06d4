package io.modelogue.storage.file;

import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.testkit.Torture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A simulated disk whose power fails after every single call, in many ways at once: each remnant is
 * examined, while whoever uses the disk itself goes on undisturbed, to the next call.
 *
 * <p>Public for the tests of what lies above the storage. Used by one thread.
 */
public final class PowerCuts {
  static final Path ROOT = Path.of("/volume/apps/models").toAbsolutePath();

  private final SimulatedDisk disk = new SimulatedDisk();
  private final SplittableRandom random = new SplittableRandom(Torture.seed());
  private final int statesPerCall;
  private final Examiner examiner;
  private long states;
  private int calls;

  /** Somebody who looks at what is left, and may change it: nobody else will see it. */
  public interface Examiner {
    /** Throws whatever shows that a promise was broken. */
    void examine(Remnant remnant) throws IOException;
  }

  /** A disk after a loss of power. */
  public static final class Remnant {
    private final SimulatedDisk disk;

    private Remnant(SimulatedDisk disk) {
      this.disk = disk;
    }

    /** Opens the store on it, as often as wanted. */
    public Storage open(OpenMode mode) {
      return Stores.open(ROOT, mode, disk);
    }
  }

  /** Makes an empty disk. */
  public PowerCuts(int statesPerCall, Examiner examiner) {
    this.statesPerCall = statesPerCall;
    this.examiner = examiner;
    try {
      disk.createDirectory(ROOT.getRoot().resolve("volume"));
      disk.syncDirectory(ROOT.getRoot());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens the store on the disk itself; makes it if it is not there. */
  public Storage open() {
    return Stores.open(ROOT, OpenMode.CREATE, disk);
  }

  /** Lets the power fail after each call from now on. */
  public void begin() {
    disk.afterEachChange(this::cut);
  }

  /** Lets the disk forget to force out what is below a place in the store, and say that it did. */
  public void forgetSyncsBelow(String place) {
    Path below = ROOT.resolve(place);
    forgetSyncs(path -> path.startsWith(below));
  }

  void forgetSyncs(Predicate<Path> forgotten) {
    disk.pretendToSync(forgotten);
  }

  SimulatedDisk disk() {
    return disk;
  }

  /** Returns how many remnants have been examined. */
  public long states() {
    return states;
  }

  /** Lets the power fail now. */
  public void cut() {
    calls++;
    CrashStates here = CrashStates.of(disk);
    for (List<Integer> choice : here.choices(statesPerCall, random)) {
      states++;
      try {
        examiner.examine(new Remnant(here.survivor(choice)));
      } catch (Throwable e) {
        throw Torture.failure(
            "power lost after call %d, %s".formatted(calls, here.describe(choice)), e);
      }
    }
  }
}
