package io.modelogue.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.internal.engine.EngineOptions.SkewPolicy;
import io.modelogue.internal.journal.CommitCodec;
import io.modelogue.internal.journal.CommitDocument;
import io.modelogue.internal.journal.Link;
import io.modelogue.internal.journal.SampleHistory;
import io.modelogue.internal.run.ProcessSight;
import io.modelogue.internal.run.RunJudgement;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.ModelState;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The states that are kept in memory never show through: whatever threads read and write at once,
 * there is an order in which they could have done it one after the other, each read seeing the last
 * write before it.
 */
@Tag("lincheck")
class StateCacheLincheck {
  private static final String MODEL = "spam";
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final int FACTOR = Math.max(1, Integer.getInteger("modelogue.torture", 1));

  @Test
  void everyReadSeesTheLastWriteOfAnyProcess() {
    many().check(TwoProcesses.class);
  }

  @Test
  void aReadThatDoesNotAskTheStoreSeesTheLastWriteOfItsProcess() {
    many().check(OneProcessWithStaleReads.class);
  }

  @Test
  void aReadThatDoesNotAskTheStoreMissesTheLastWriteOfAnother() {
    assertThatExceptionOfType(LincheckAssertionError.class)
        .isThrownBy(() -> many().check(TwoProcessesWithStaleReads.class))
        .withMessageContaining("Invalid execution results");
  }

  @Test
  void theNewestOfTheStatesThatThreadsFoundIsKept() {
    veryMany().check(Keeping.class);
  }

  @Test
  void aCacheThatLooksAndThenKeepsIsCaught() {
    assertThatExceptionOfType(LincheckAssertionError.class)
        .isThrownBy(() -> veryMany().check(LookingAndKeeping.class))
        .withMessageContaining("Invalid execution results");
  }

  @Test
  void theRegistriesUnderTestDoWhatTheySay() {
    TwoProcesses registries = new TwoProcesses();

    assertThat(registries.readElsewhere()).isEqualTo(-1);
    assertThat(registries.write()).isZero();
    assertThat(registries.writeElsewhere()).isEqualTo(1);
    assertThat(registries.read()).isEqualTo(1);
    Keeping cache = new Keeping();
    cache.keep(2);
    assertThat(cache.recent()).isEqualTo(2);
  }

  /** Whole registries, of which each call takes a while. */
  private static StressOptions many() {
    return new Unhurried()
        .iterations(6 * FACTOR)
        .invocationsPerIteration(50)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(2)
        .actorsAfter(2)
        .minimizeFailedScenario(false)
        .sequentialSpecification(LastWritten.class);
  }

  private static StressOptions veryMany() {
    return new Unhurried()
        .iterations(4 * FACTOR)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(1)
        .minimizeFailedScenario(false)
        .sequentialSpecification(NewestKept.class);
  }

  /**
   * Real threads, since what is inside a cache of Caffeine's has too many turns to take. On a
   * machine that stands still for some seconds they are not called hung.
   */
  private static final class Unhurried extends StressOptions {
    Unhurried() {
      setTimeoutMs(Duration.ofMinutes(2).toMillis());
    }
  }

  private static Engine engine(MemoryStorage storage, Duration maxStaleness) {
    return Engine.open(storage, "memory", options(maxStaleness), (entry, state) -> {});
  }

  private static EngineOptions options(Duration maxStaleness) {
    RunJudgement judgement = new RunJudgement(new ProcessSight("here", "now"), CLOCK);
    return new EngineOptions(
        CLOCK, () -> "ann", 1 << 20, maxStaleness, SkewPolicy.REFUSE, judgement);
  }

  /** Writes one commit, and returns its revision. */
  private static long write(Engine engine) {
    return engine.commit(MODEL, StateCacheLincheck::another, Optional.empty()).head();
  }

  private static List<HistoryEvent> another(ModelState state) {
    return List.of(
        state.exists()
            ? new ModelDescribed(state.description(), Optional.of("at " + state.head()))
            : new ModelCreated(
                Optional.empty(),
                List.of("ham", "spam"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));
  }

  /** What registries should do, for one thread. */
  public static final class LastWritten {
    private long head = -1;

    public long write() {
      return ++head;
    }

    public long read() {
      return head;
    }

    public long newest() {
      return head;
    }

    public long writeElsewhere() {
      return write();
    }

    public long readElsewhere() {
      return read();
    }
  }

  /** Two registries on one storage, each with states of its own in memory. */
  public static class TwoProcesses {
    private final Engine one;
    private final Engine other;

    public TwoProcesses() {
      this(Duration.ZERO);
    }

    TwoProcesses(Duration maxStaleness) {
      MemoryStorage storage = MemoryStorage.create(CLOCK);
      this.one = engine(storage, maxStaleness);
      this.other = engine(storage.another(OpenMode.CREATE), maxStaleness);
    }

    @Operation
    public long write() {
      return StateCacheLincheck.write(one);
    }

    @Operation
    public long read() {
      return one.state(MODEL).head();
    }

    @Operation
    public long writeElsewhere() {
      return StateCacheLincheck.write(other);
    }

    @Operation
    public long readElsewhere() {
      return other.state(MODEL).head();
    }
  }

  /** For a day no read asks the storage. */
  public static final class TwoProcessesWithStaleReads extends TwoProcesses {
    public TwoProcessesWithStaleReads() {
      super(Duration.ofDays(1));
    }
  }

  /** For a day no read asks the storage, and nobody else writes to it. */
  public static final class OneProcessWithStaleReads {
    private final Engine engine = engine(MemoryStorage.create(CLOCK), Duration.ofDays(1));

    @Operation
    public long write() {
      return StateCacheLincheck.write(engine);
    }

    @Operation
    public long read() {
      return engine.state(MODEL).head();
    }

    @Operation
    public long newest() {
      return engine.newestState(MODEL).head();
    }
  }

  /** The cache by itself: states are kept and asked for, and none is read from a store. */
  @Param(name = "revision", gen = IntGen.class, conf = "1:3")
  public static final class Keeping {
    private static final List<ModelState> STATES = states();

    private final JournalReader reader =
        new JournalReader(
            MemoryStorage.create().journal(),
            SampleHistory.REGISTRY,
            new StorageFailures("memory"),
            options(Duration.ofDays(1)));

    public Keeping() {
      keep(0);
    }

    @Operation
    public void keep(@Param(name = "revision") int revision) {
      reader.keep(STATES.get(revision), Instant.EPOCH);
    }

    @Operation
    public long recent() {
      return reader.recentState(SampleHistory.MODEL).head();
    }

    private static List<ModelState> states() {
      List<ModelState> states = new ArrayList<>();
      ModelState state = ModelState.nothing(SampleHistory.MODEL);
      for (byte[] payload : SampleHistory.payloads().subList(0, 4)) {
        CommitDocument commit = CommitCodec.decode(payload);
        state = Evolution.evolve(state, Link.of(commit, payload).place(), commit.events());
        states.add(state);
      }
      return states;
    }
  }

  /** What the cache should do, for one thread. */
  public static final class NewestKept {
    private int newest;

    public void keep(int revision) {
      newest = Math.max(newest, revision);
    }

    public long recent() {
      return newest;
    }
  }

  /** Two threads that both see an older state keep theirs, and the last of them wins. */
  @Param(name = "revision", gen = IntGen.class, conf = "1:3")
  public static final class LookingAndKeeping {
    private volatile int newest;

    @Operation
    @SuppressWarnings("ThreadPriorityCheck") // it makes the race likely
    public void keep(@Param(name = "revision") int revision) {
      if (revision > newest) {
        Thread.yield();
        newest = revision;
      }
    }

    @Operation
    public long recent() {
      return newest;
    }
  }
}
