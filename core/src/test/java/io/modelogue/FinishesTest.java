package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static io.modelogue.UncertainStorage.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelogue.UncertainStorage.Plan;
import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.run.DaemonPulse;
import io.modelogue.internal.run.ProcessSight;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.OutcomeUnknownException.Kind;
import io.modelogue.storage.ReadOnlyException;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.UnavailableException.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends of trainings and evaluations that the storage does not take at first, or not at all. */
class FinishesTest {
  private static final Plan UNAVAILABLE = without(() -> new UnavailableException("no route", null));

  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final UncertainStorage storage = new UncertainStorage();
  private final Turnstile turnstile = new Turnstile();
  private final ModelRegistry registry;

  FinishesTest(@TempDir Path directory) {
    registry =
        ModelRegistry.builder(storage)
            .template(turnstile.heedingTemplate())
            .workingDirectory(directory)
            .actor(() -> actor)
            .runs(settings(new Patience(pauses::add)))
            .open();
  }

  private volatile String actor = "ann";

  private static RunSettings settings(Patience patience) {
    return new RunSettings(
        ProcessSight.ofThisMachine(), new DaemonPulse(), patience, Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    turnstile.open();
    registry.close();
  }

  /** A training whose end meets this. */
  private Job<ModelVersion> trainInto(Plan... plans) throws InterruptedException {
    Job<ModelVersion> job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    storage.plan(plans);
    turnstile.open();
    return job;
  }

  private static Plan[] times(int n, Plan plan) {
    return Collections.nCopies(n, plan).toArray(Plan[]::new);
  }

  @Test
  void aFinishThatCannotBeWrittenIsTriedAgainWithPausesThatGrow() throws Exception {
    Job<ModelVersion> job = trainInto(times(4, UNAVAILABLE));

    assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(job.await().artifact("m").bytes()).containsExactly(1);
    assertThat(pauses)
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800));
  }

  @Test
  void itIsTriedForMinutesThenTheWorkingDirectoryIsKeptAndNamed() throws Exception {
    Job<ModelVersion> job = trainInto(times(1_000, UNAVAILABLE));

    OutcomeNotRecordedException error =
        catchThrowableOfType(OutcomeNotRecordedException.class, job::await);

    Path left = error.workingDirectory().orElseThrow();
    assertThat(left.resolve("part")).hasContent("half");
    assertThat(error)
        .hasMessageContaining("training of version 1 of \"m\" ended TRAINED")
        .hasMessageContaining("no route")
        .hasMessageContaining(left.toString())
        .hasCauseInstanceOf(StorageFailureException.class);
    assertThat(error.version()).isEqualTo(1);
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    assertThat(pauses).isSorted().allMatch(p -> p.compareTo(Duration.ofSeconds(30)) <= 0);
    assertThat(job.outcome()).isInstanceOf(JobOutcome.Failed.class);
  }

  @Test
  void whatCouldNotBeRecordedIsInterruptedInTheEyesOfItsProcess() throws Exception {
    int tries = 18;
    Job<ModelVersion> job = trainInto(times(tries, UNAVAILABLE));
    assertThatThrownBy(job::await).isInstanceOf(OutcomeNotRecordedException.class);
    assertThat(storage.appends()).isEqualTo(tries);

    assertThat(registry.model("m").version(1).status()).isEqualTo(VersionStatus.INTERRUPTED);
    registry.model("m").describe("the storage works again").commit();
    assertThat(registry.model("m").history().get(2).events())
        .extracting(HistoryEvent::describe)
        .contains("version 1 interrupted");
  }

  @Test
  void whatCouldNotBeRecordedIsInterruptedForWhoeverOpensTheRegistryAgain() throws Exception {
    Job<ModelVersion> job = trainInto(times(18, UNAVAILABLE));
    assertThatThrownBy(job::await).isInstanceOf(OutcomeNotRecordedException.class);

    try (ModelRegistry again = ModelRegistry.builder(storage).open()) {
      assertThat(again.model("m").version(1).status()).isEqualTo(VersionStatus.INTERRUPTED);
    }
  }

  @Test
  void aTrainingWhoseStartIsOfUnknownOutcomeIsInterruptedForWhoeverOpensTheRegistryAgain() {
    Model model = Turnstile.model(registry);
    storage.plan(
        UncertainStorage.afterwards(
            () -> new OutcomeUnknownException(Kind.SYNC_FAILED, "fsync failed", null)));
    assertThatThrownBy(() -> model.train().start()).isInstanceOf(CommitUnknownException.class);

    try (ModelRegistry again = ModelRegistry.builder(storage).open()) {
      assertThat(again.model("m").version(1).status()).isEqualTo(VersionStatus.INTERRUPTED);
    }
  }

  @Test
  void artifactsThatCannotBeKeptAreTriedAgainToo() throws Exception {
    Job<ModelVersion> job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    storage.planBlobs(2, () -> new UnavailableException("no route", null));
    turnstile.open();

    assertThat(job.await().artifact("m").bytes()).containsExactly(1);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void anEvaluationIsTriedAgainToo() throws Exception {
    Job<Evaluation> job = Turnstile.registered(registry).evaluate().on(HELD_OUT).start();
    turnstile.awaitEntered();
    storage.plan(times(2, UNAVAILABLE));
    storage.planBlobs(1, () -> new UnavailableException("no route", null));
    turnstile.open();

    assertThat(job.await().rows()).isEqualTo(400);
    assertThat(pauses).hasSize(3);
  }

  @Test
  void anEvaluationThatCannotBeRecordedSaysSo() throws Exception {
    Job<Evaluation> job = Turnstile.registered(registry).evaluate().on(HELD_OUT).start();
    turnstile.awaitEntered();
    storage.plan(times(18, UNAVAILABLE));
    turnstile.open();

    assertThatThrownBy(job::await)
        .isInstanceOf(OutcomeNotRecordedException.class)
        .hasMessageContaining("ended READY")
        .hasMessageContaining("evaluate again");
    assertThat(Turnstile.evaluationStatus(registry, 1)).contains(EvaluationStatus.INTERRUPTED);
  }

  @Test
  void aReplyThatIsLostAgainAndAgainIsTriedAgain() throws Exception {
    Job<ModelVersion> job =
        trainInto(times(7, without(() -> new OutcomeUnknownException(Kind.LOST_REPLY, "?", null))));

    assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void aCommitThatCouldNotBeSyncedIsNotTakenForRecorded() throws Exception {
    Job<ModelVersion> job =
        trainInto(
            UncertainStorage.afterwards(
                () -> new OutcomeUnknownException(Kind.SYNC_FAILED, "fsync failed", null)));

    assertThatThrownBy(job::await)
        .isInstanceOf(OutcomeNotRecordedException.class)
        .hasMessageContaining("fsync failed");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aHandleThatMustBeOpenedAgainIsNotTriedAgain() throws Exception {
    Job<ModelVersion> job =
        trainInto(without(() -> new UnavailableException(Remedy.REOPEN, "a sync failed", null)));

    assertThatThrownBy(job::await)
        .isInstanceOf(OutcomeNotRecordedException.class)
        .hasMessageContaining("a sync failed");
    assertThat(pauses).isEmpty();
  }

  @Test
  void whatTryingAgainCannotMendIsNotTriedAgain() throws Exception {
    Job<ModelVersion> job = trainInto(without(() -> new ReadOnlyException("read only")));

    assertThatThrownBy(job::await)
        .isInstanceOf(OutcomeNotRecordedException.class)
        .hasCauseInstanceOf(ReadOnlyRegistryException.class);
    assertThat(pauses).isEmpty();
  }

  @Test
  void theEndIsRecordedInTheNameOfWhoStarted() throws Exception {
    Job<ModelVersion> job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    actor = "bob";
    turnstile.open();
    job.await();

    assertThat(registry.model("m").history().get(2).actor()).isEqualTo("ann");
  }

  /** A reproduction, to be kept as a version, whose end meets this. */
  private Job<ReproductionReport> reproduceInto(Plan... plans) {
    ModelVersion version =
        Turnstile.model(registry)
            .register(VersionConfig.builder().build())
            .artifact("m", new byte[] {2})
            .commit();
    Trainer planning =
        context -> {
          Files.writeString(context.workingDirectory().resolve("part"), "half");
          storage.plan(plans);
          return TrainedModel.builder().artifact("m", new byte[] {1}).build();
        };
    return version.reproduce().using(planning).keepAsVersion().start();
  }

  @Test
  void aReproductionIsTriedAgainAndKeptOnce() {
    OutcomeUnknownException lost = new OutcomeUnknownException(Kind.LOST_REPLY, "?", null);
    List<Plan> plans = new ArrayList<>();
    plans.add(UNAVAILABLE);
    plans.add(UncertainStorage.afterwards(() -> lost));
    // nobody learns that it was written until the whole is tried again
    plans.addAll(List.of(times(10, UNAVAILABLE)));

    Job<ReproductionReport> job = reproduceInto(plans.toArray(Plan[]::new));

    assertThat(job.await().kept().orElseThrow().artifact("m").bytes()).containsExactly(1);
    assertThat(registry.model("m").versions()).hasSize(2);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void aReproductionThatCannotBeKeptNamesWhereItsFilesLie() {
    Job<ReproductionReport> job = reproduceInto(times(18, UNAVAILABLE));

    OutcomeNotRecordedException error =
        catchThrowableOfType(OutcomeNotRecordedException.class, job::await);

    assertThat(error.workingDirectory().orElseThrow().resolve("part")).hasContent("half");
    assertThat(error)
        .hasMessageContaining("reproduction of version 1 of \"m\" ended well")
        .hasMessageContaining("reproduce again when the storage works");
    assertThat(registry.model("m").versions()).hasSize(1);
  }

  @Test
  void closingEndsThePauses() throws Exception {
    UncertainStorage away = new UncertainStorage();
    Turnstile gate = new Turnstile();
    ModelRegistry closing =
        ModelRegistry.builder(away)
            .template(gate.heedingTemplate())
            .closeGrace(Duration.ZERO)
            .runs(settings(new Patience()))
            .open();
    Job<ModelVersion> job = Turnstile.model(closing).train().start();
    gate.awaitEntered();
    away.plan(times(1_000, UNAVAILABLE));
    gate.open();

    closing.close();

    // cancelled before its end, or at its end which could not be recorded
    assertThatThrownBy(() -> job.await(Duration.ofSeconds(20)))
        .isInstanceOf(OutcomeNotRecordedException.class);
  }
}
