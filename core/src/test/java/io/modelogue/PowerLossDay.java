package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Deed.Again;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.run.ProcessSight;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.file.PowerCuts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All deeds of a day, on a disk whose power fails after each call; every remnant is held against
 * what was acknowledged by then. Used once, by one thread.
 */
final class PowerLossDay {
  /** After which deeds nobody sees any more that others were done. */
  private static final Map<Deed, Deed> UNDONE_BY =
      Map.of(
          Deed.PROMOTE_IF_NOT_WORSE, Deed.ROLL_BACK,
          Deed.DELETE, Deed.RESTORE,
          Deed.DELETE_A_MODEL, Deed.RESTORE_A_MODEL);

  private final Path directory;
  private final int restOfTheDay;
  private final PowerCuts power;
  private final String undisturbed;
  private final Map<Integer, String> versions = new HashMap<>();
  private Optional<RegistryAnchor> acknowledged = Optional.empty();
  private Optional<Deed> forgetFrom = Optional.empty();
  private String forgottenPlace = "";
  private boolean begun;
  private final Set<Deed> done = EnumSet.noneOf(Deed.class);
  private Optional<Deed> underWay = Optional.empty();
  private int lives;
  private int interrupted;
  private int goneOn;

  /**
   * Makes an empty disk.
   *
   * @param restOfTheDay of so many remnants one is used until the end of the day
   */
  PowerLossDay(Path directory, int statesPerCall, int restOfTheDay) {
    this.directory = directory;
    this.restOfTheDay = restOfTheDay;
    this.power = new PowerCuts(statesPerCall, this::examine);
    try (ModelRegistry registry = open(prepared(MemoryStorage.create()))) {
      registry.createModel(Deed.OLD).create();
      for (Deed deed : Deed.values()) {
        deed.run(registry);
      }
      this.undisturbed = WholeRegistry.inWords(registry);
    }
  }

  /**
   * Lets the disk forget to force out what is below a place in the store from a deed on, and the
   * power fail only from there.
   */
  PowerLossDay forgettingSyncs(String place, Deed from) {
    forgottenPlace = place;
    forgetFrom = Optional.of(from);
    return this;
  }

  long states() {
    return power.states();
  }

  /** Returns in how many remnants a run was found interrupted. */
  int interrupted() {
    return interrupted;
  }

  /** Returns how many remnants were used until the end of the day. */
  int goneOn() {
    return goneOn;
  }

  void spend() {
    Storage storage = prepared(power.open());
    if (forgetFrom.isEmpty()) {
      begin();
    }
    try (ModelRegistry registry = open(storage)) {
      acknowledge(registry);
      registry.createModel(Deed.OLD).create();
      acknowledge(registry);
      for (Deed deed : Deed.values()) {
        if (forgetFrom.equals(Optional.of(deed))) {
          power.forgetSyncsBelow(forgottenPlace);
          begin();
        }
        underWay = Optional.of(deed);
        deed.run(registry);
        underWay = Optional.empty();
        done.add(deed);
        acknowledge(registry);
      }
      assertThat(WholeRegistry.inWords(registry)).isEqualTo(undisturbed);
    }
  }

  private void begin() {
    power.begin();
    begun = true;
  }

  private void acknowledge(ModelRegistry registry) {
    acknowledged = Optional.of(registry.anchor());
    everyVersion(registry).forEach(v -> versions.put(v.number(), v.id()));
    if (begun) {
      power.cut();
    }
  }

  private void examine(PowerCuts.Remnant remnant) {
    lives++;
    if (acknowledged.isPresent()) {
      try (ModelRegistry registry = open(remnant.open(OpenMode.READ_ONLY))) {
        verify(registry);
      }
    }
    try (ModelRegistry registry = open(remnant.open(OpenMode.CREATE))) {
      if (acknowledged.isPresent() && lives % restOfTheDay == 0) {
        goneOn++;
        spendTheRest(registry);
      } else {
        write(registry);
      }
    }
  }

  private void verify(ModelRegistry registry) {
    Verification verification = registry.verify(acknowledged.get()).requireIntact();
    boolean removing = isUnderWay(Deed.PURGE) || isUnderWay(Deed.ERASE);
    assertThat(verification.removed().stream().map(Finding::kind))
        .filteredOn(kind -> kind == Finding.Kind.REMOVAL_UNFINISHED && !removing)
        .as("removals that were acknowledged and are not complete")
        .isEmpty();
    for (Deed deed : done) {
      assertThat(isUndone(deed) || deed.isDone(registry)).as("%s was acknowledged", deed).isTrue();
    }
    verify(everyVersion(registry));
  }

  private void verify(List<ModelVersion> there) {
    assertThat(there.stream().map(ModelVersion::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, there.size()).boxed().toList());
    assertThat(there.stream().map(ModelVersion::id)).doesNotHaveDuplicates();
    versions.forEach(
        (number, version) -> assertThat(there.get(number - 1).id()).isEqualTo(version));
    assertThat(there)
        .as("nobody is left who could train")
        .noneMatch(v -> v.status() == VersionStatus.TRAINING)
        .noneMatch(v -> v.evaluationStatus() == EvaluationStatus.RUNNING);
    if (there.stream()
        .anyMatch(
            v ->
                v.status() == VersionStatus.INTERRUPTED
                    || v.evaluationStatus() == EvaluationStatus.INTERRUPTED)) {
      interrupted++;
    }
  }

  /** Does what was not done yet, and what was under way, as somebody who looks first. */
  private void spendTheRest(ModelRegistry registry) {
    if (done.isEmpty() && registry.findModel(Deed.OLD).isEmpty()) {
      registry.createModel(Deed.OLD).create();
    }
    for (Deed deed : Deed.values()) {
      if (!done.contains(deed) && (deed.again() == Again.FREELY || !deed.isDone(registry))) {
        deed.run(registry);
      }
    }
    assertThat(WholeRegistry.inWords(registry)).isEqualTo(undisturbed);
    registry.verify().requireIntact();
  }

  private static void write(ModelRegistry registry) {
    if (registry.findModel(Deed.SPAM).isEmpty()) {
      registry.createModel(Deed.SPAM).create();
    }
    int before = everyVersion(registry).size();
    ModelVersion next =
        registry
            .model(Deed.SPAM)
            .register(VersionConfig.builder().build())
            .artifact("model.bin", "afterwards".getBytes(UTF_8))
            .commit();
    assertThat(next.number()).isEqualTo(before + 1);
    assertThat(next.refresh().artifact("model.bin").bytes()).asString().isEqualTo("afterwards");
  }

  private boolean isUnderWay(Deed deed) {
    return underWay.equals(Optional.of(deed));
  }

  private boolean isUndone(Deed deed) {
    Deed undoing = UNDONE_BY.get(deed);
    return undoing != null && (done.contains(undoing) || isUnderWay(undoing));
  }

  private static List<ModelVersion> everyVersion(ModelRegistry registry) {
    return registry.findModel(Deed.SPAM).map(Mails::everyVersion).orElse(List.of());
  }

  /** Returns the storage with a file in it that nobody names. */
  private static Storage prepared(Storage storage) {
    byte[] forgotten = "forgotten".getBytes(UTF_8);
    var unused =
        storage.blobs().put(BlobId.of(forgotten), forgotten.length, ContentSource.of(forgotten));
    return storage;
  }

  /** Opens a registry as another process, on a later day: garbage must be old to be collected. */
  private ModelRegistry open(Storage storage) {
    return ModelRegistry.builder(storage)
        .template(Deed.template())
        .actor("ann")
        .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(8).plusMinutes(lives)))
        .executor(Runnable::run)
        .closeGrace(Duration.ZERO)
        .workingDirectory(directory)
        .runs(
            new RunSettings(
                new ProcessSight("here", "life " + lives),
                new NoPulse(),
                new Patience(),
                Duration.ZERO))
        .open();
  }
}
