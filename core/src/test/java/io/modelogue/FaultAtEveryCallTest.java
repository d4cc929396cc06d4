package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Deed.Again;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.run.ProcessSight;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.testkit.Torture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that somebody does with a registry, with a fault at every single call to the storage
 * below, in every way, once and for good. Whoever does again what is said to have failed, and looks
 * first where nobody could say, ends with the very registry of a day without faults: nothing that
 * was acknowledged is gone, nothing happened twice, no file is missing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultAtEveryCallTest {
  /**
   * In each build one call in so many fails, the first by chance; where a fault concerns few calls,
   * five times as many.
   */
  private static final int STRIDE = 20;

  /** After so many days that went wrong, no other would tell more. */
  private static final int MANY = 10;

  private static final StreamId REGISTRY = new StreamId("registry", "registry");

  @TempDir static Path directory;
  private final Map<StreamId, List<StoredCommit>> prepared =
      new TreeMap<>(java.util.Comparator.comparing(StreamId::toString));
  private String undisturbed;
  private int lives;

  @BeforeAll
  void spendADayWithoutFaults() {
    MemoryStorage memory = MemoryStorage.create();
    try (ModelRegistry registry = ModelRegistry.builder(memory.another(OpenMode.CREATE)).open()) {
      registry.createModel(Deed.OLD).create();
    }
    for (StreamId stream : List.of(REGISTRY, new StreamId("model", Deed.OLD))) {
      prepared.put(stream, memory.journal().read(stream, 0, 10, Long.MAX_VALUE));
    }
    MemoryStorage storage = storage();
    try (ModelRegistry registry = open(storage.another(OpenMode.CREATE), new Patience())) {
      for (Deed deed : Deed.values()) {
        deed.run(registry);
        assertThat(deed.isDone(registry)).as("%s is done", deed).isTrue();
      }
      undisturbed = WholeRegistry.inWords(registry);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverHappensOnceIsSurvivedByThoseWhoLookAndTryAgain(StorageFault fault) {
    assertThat(injectEverywhere(fault, 1)).as("calls").isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource
  void whateverStaysIsSurvivedByThoseWhoOpenTheRegistryAgain(StorageFault fault) {
    assertThat(injectEverywhere(fault, Integer.MAX_VALUE / 2)).as("calls").isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource
  void aRegistryWhoseMakingFailsIsMadeOnce(StorageFault fault) {
    boolean happened = true;
    for (int call = 1; happened; call++) {
      MemoryStorage memory = MemoryStorage.create();
      ObservedStorage storage = new ObservedStorage(memory.another(OpenMode.CREATE));
      StorageFault.Injection injection = new StorageFault.Injection(fault, call, call + 1);
      storage.observe(injection);
      Optional<UUID> made = Optional.empty();
      try (ModelRegistry registry = open(storage, new Patience())) {
        made = Optional.of(registry.id());
      } catch (ModelogueException | StorageFault.Killed e) {
        assertThat(fault.canBeSettled()).as("%s at call %d: %s", fault, call, e).isFalse();
      }
      happened = injection.happened();
      try (ModelRegistry registry = open(memory.another(OpenMode.CREATE), new Patience())) {
        assertThat(made.orElseGet(registry::id)).isEqualTo(registry.id());
        assertThat(memory.journal().head(REGISTRY, 0)).hasValue(0);
        registry.verify().requireIntact();
      }
    }
  }

  private int injectEverywhere(StorageFault fault, int times) {
    int stride = Math.max(1, (fault.isOfFewCalls() ? STRIDE / 5 : STRIDE) / Torture.times(1));
    int call = 1 + new SplittableRandom(Torture.seed() + fault.name().hashCode()).nextInt(stride);
    List<String> broken = new ArrayList<>();
    for (boolean happened = true; happened; call += stride) {
      StorageFault.Injection injection = new StorageFault.Injection(fault, call, call + times);
      try {
        day(fault, injection, times == 1);
      } catch (AssertionError | RuntimeException e) {
        broken.add("at call %d: %s".formatted(call, e));
        if (broken.size() == MANY) {
          break;
        }
      }
      happened = injection.happened();
    }
    if (!broken.isEmpty()) {
      throw Torture.failure(
          fault + (times == 1 ? "" : " and all calls after it"),
          new AssertionError(String.join("\n", broken)));
    }
    return call;
  }

  /**
   * Spends a day. What fails is done again, with the same handle if the fault is over; by those who
   * may have done it already, only after a look.
   */
  private void day(StorageFault fault, StorageFault.Injection injection, boolean once) {
    MemoryStorage memory = storage();
    ObservedStorage storage = new ObservedStorage(memory.another(OpenMode.CREATE));
    storage.observe(injection);
    Storage below = storage;
    Optional<ModelRegistry> open = Optional.empty();
    List<Anchor> acknowledged = new ArrayList<>();
    int failures = 0;
    ModelRegistry witness = open(memory.another(OpenMode.CREATE), new Patience());
    for (Deed deed : Deed.values()) {
      for (int attempt = 1; ; attempt++) {
        assertThat(attempt).as("attempts at %s", deed).isLessThan(5);
        try {
          if (open.isEmpty()) {
            open = Optional.of(open(below, patience(once)));
          }
          deed.run(open.get());
          assertThat(deed.isDone(witness)).as("%s was acknowledged", deed).isTrue();
          acknowledged.addAll(witness.anchor().models());
          break;
        } catch (RuntimeException | StorageFault.Killed e) {
          failures++;
          // nobody is there to read what a dead process would have said
          if (!fault.kills()) {
            requireHelpful(e);
          }
          if (fault.kills()) {
            lives++;
          }
          // whoever opens a registry in vain has its storage closed
          if (!once || fault.endsTheHandle() || open.isEmpty()) {
            if (!fault.kills()) {
              open.ifPresent(ModelRegistry::close);
            }
            open = Optional.empty();
            below = memory.another(OpenMode.CREATE);
          }
          try (ModelRegistry looking = open(memory.another(OpenMode.CREATE), new Patience())) {
            boolean done = deed.isDone(looking);
            if (deed.again() == Again.ONLY_IF_NOT_DONE) {
              assertThat(done && !fault.kills() && saysNothingWasDone(e))
                  .as("%s is done, but said to have failed: %s", deed, e)
                  .isFalse();
              if (done) {
                break;
              }
            }
          }
        }
      }
    }
    open.ifPresent(ModelRegistry::close);
    witness.close();
    assertThat(storage.openStreams()).as("streams left open").isZero();
    if (fault.canBeSettled() && once) {
      assertThat(failures).as("deeds that failed, though doing the same again settles it").isZero();
    } else if (fault == StorageFault.SYNC_FAILED && injection.happened()) {
      assertThat(failures).as("deeds that failed").isPositive();
    }
    examine(memory, acknowledged);
  }

  /** A fresh look, by somebody who knows of nothing. */
  private void examine(MemoryStorage memory, List<Anchor> acknowledged) {
    try (ModelRegistry after = open(memory.another(OpenMode.CREATE), new Patience())) {
      assertThat(WholeRegistry.inWords(after)).isEqualTo(undisturbed);
      for (Model model : after.models()) {
        assertThat(Mails.everyVersion(model).stream().map(ModelVersion::id))
            .doesNotHaveDuplicates();
      }
      acknowledged.stream()
          .collect(java.util.stream.Collectors.toMap(Anchor::model, a -> a, (a, b) -> b))
          .values()
          .forEach(anchor -> after.model(anchor.model()).verify(anchor).requireIntact());
      Verification verification = after.verify().requireIntact();
      assertThat(verification.removed())
          .extracting(Finding::kind)
          .doesNotContain(Finding.Kind.REMOVAL_UNFINISHED);
    }
  }

  private static boolean saysNothingWasDone(Throwable e) {
    return !(e instanceof CommitUnknownException || e instanceof OutcomeNotRecordedException);
  }

  /** Whoever reads it must learn what happened, to what, and what to do. */
  private static void requireHelpful(Throwable e) {
    assertThat(e).isInstanceOf(ModelogueException.class);
    assertThat(e)
        .hasMessageMatching("(?s).*(\"" + Deed.SPAM + "\"|\"" + Deed.OLD + "\"|memory).*")
        .hasMessageMatching(
            "(?s).*(again|put (it )?back|upgrade|open it|nothing was written|limit|at most|keeps"
                + " the error).*");
  }

  private static Patience patience(boolean once) {
    Patience patience = new Patience(pause -> {});
    if (!once) {
      patience.hurry();
    }
    return patience;
  }

  private ModelRegistry open(Storage storage, Patience patience) {
    return ModelRegistry.builder(storage)
        .template(Deed.template())
        .actor("ann")
        .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(8).plusHours(lives)))
        .executor(Runnable::run)
        .closeGrace(Duration.ZERO)
        .workingDirectory(directory)
        .runs(
            new RunSettings(
                new ProcessSight("here", "life " + lives), new NoPulse(), patience, Duration.ZERO))
        .open();
  }

  /** Returns a storage with what was prepared, and a file that nobody names. */
  private MemoryStorage storage() {
    MemoryStorage memory = MemoryStorage.create();
    prepared.forEach(
        (stream, commits) ->
            commits.forEach(
                c ->
                    memory
                        .journal()
                        .append(
                            stream, c.revision() - 1, new Commit(UUID.randomUUID(), c.payload()))));
    byte[] forgotten = "forgotten".getBytes(UTF_8);
    memory.blobs().put(BlobId.of(forgotten), forgotten.length, ContentSource.of(forgotten));
    return memory;
  }
}
