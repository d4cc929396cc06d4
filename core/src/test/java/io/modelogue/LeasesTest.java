package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Backend.Place;
import io.modelogue.history.EvaluationEvent.EvaluationRenewed;
import io.modelogue.history.HistoryEntry;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingRenewed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What one machine makes of the trainings and evaluations of another one. */
@ParameterizedClass
@EnumSource(Backend.class)
class LeasesTest {
  private static final Duration TICK = Duration.ofNanos(1_000);

  private final Place place;
  private final Machine trainers = new Machine("trainer");
  private final Machine readers = new Machine("reader");
  private final Turnstile turnstile = new Turnstile();
  private ModelRegistry training;
  private ModelRegistry reading;

  LeasesTest(Backend backend) {
    place = backend.place();
  }

  @BeforeEach
  void open() {
    training = trainers.on(place).template(turnstile.heedingTemplate()).open();
    reading = readers.on(place).open();
  }

  @AfterEach
  void close() {
    turnstile.open();
    training.close();
    reading.close();
    place.close();
  }

  private Job<ModelVersion> startTraining() throws InterruptedException {
    Job<ModelVersion> job = Turnstile.model(training).train().start();
    turnstile.awaitEntered();
    return job;
  }

  private VersionStatus seen(Duration at) {
    readers.at(at);
    return reading.model("m").version(1).status();
  }

  private long revision() {
    return reading.model("m").anchor().revision();
  }

  @Test
  void whatAnotherMachineTrainsRunsUntilItsLeaseEnds() throws Exception {
    var unused = startTraining();
    long before = revision();

    assertThat(seen(Duration.ofMinutes(15))).isEqualTo(VersionStatus.TRAINING);
    assertThat(seen(Duration.ofMinutes(15).plus(TICK))).isEqualTo(VersionStatus.INTERRUPTED);
    assertThat(revision()).as("judged on reading, nothing written").isEqualTo(before);
  }

  @Test
  void whatAnotherMachineEvaluatesRunsUntilItsLeaseEnds() throws Exception {
    var unused = Turnstile.registered(training).evaluate().on(HELD_OUT).start();
    turnstile.awaitEntered();

    readers.at(Duration.ofMinutes(15));
    assertThat(Turnstile.evaluationStatus(reading, 1)).contains(EvaluationStatus.RUNNING);
    readers.at(Duration.ofMinutes(15).plus(TICK));
    assertThat(Turnstile.evaluationStatus(reading, 1)).contains(EvaluationStatus.INTERRUPTED);
  }

  @Test
  void aLeaseIsRenewedWhenItIsFiveMinutesOld() throws Exception {
    var unused = startTraining();
    long before = revision();

    trainers.at(Duration.ofMinutes(5).minus(TICK));
    trainers.beat();
    assertThat(revision()).as("too young to be renewed").isEqualTo(before);

    trainers.at(Duration.ofMinutes(5));
    trainers.beat();
    trainers.beat();
    assertThat(revision()).isEqualTo(before + 1);
    assertThat(seen(Duration.ofMinutes(20))).isEqualTo(VersionStatus.TRAINING);
    assertThat(seen(Duration.ofMinutes(20).plus(TICK))).isEqualTo(VersionStatus.INTERRUPTED);

    HistoryEntry renewal = newest();
    assertThat(renewal.actor()).isEqualTo("trainer");
    assertThat(renewal.events()).singleElement().isInstanceOf(TrainingRenewed.class);
    TrainingRenewed event = (TrainingRenewed) renewal.events().get(0);
    assertThat(Duration.between(event.from(), event.to())).isEqualTo(Duration.ofMinutes(5));
  }

  private HistoryEntry newest() {
    List<HistoryEntry> history = reading.model("m").history();
    return history.get(history.size() - 1);
  }

  @Test
  void allRunsOfAModelAreRenewedInOneCommit() throws Exception {
    ModelVersion version = Turnstile.registered(training);
    var unused = version.evaluate().on(HELD_OUT).start();
    Job<ModelVersion> job = Turnstile.model(training).train().start();
    long before = revision();

    trainers.at(Duration.ofMinutes(9));
    trainers.beat();

    assertThat(revision()).isEqualTo(before + 1);
    assertThat(newest().events())
        .<Class<?>>extracting(HistoryEvent::getClass)
        .containsExactly(EvaluationRenewed.class, TrainingRenewed.class);
    readers.at(Duration.ofMinutes(24));
    assertThat(Turnstile.evaluationStatus(reading, 1)).contains(EvaluationStatus.RUNNING);
    assertThat(reading.model("m").version(job.version()).status())
        .isEqualTo(VersionStatus.TRAINING);
    assertThat(reading.verify().isIntact()).isTrue();
  }

  @Test
  void aJobThatWaitsForAThreadIsRenewedToo() throws Exception {
    try (ModelRegistry idle =
        new Machine("idle").on(place).template(turnstile.heedingTemplate()).open()) {
      assertThat(idle.modelNames()).isEmpty();
    }
    Machine busy = new Machine("busy");
    try (ModelRegistry queueing =
        busy.on(place)
            .template(turnstile.heedingTemplate())
            .closeGrace(Duration.ZERO)
            .executor(task -> {})
            .open()) {
      var unused = Turnstile.model(queueing).train().start();
      busy.at(Duration.ofMinutes(14));
      busy.beat();

      assertThat(seen(Duration.ofMinutes(28))).isEqualTo(VersionStatus.TRAINING);
    }
  }

  @Test
  void leasesAreLookedAtEachMinuteFromTheFirstJobOn() throws Exception {
    assertThat(trainers.periods).isEmpty();
    startTraining();
    assertThat(trainers.periods).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void whatHasEndedIsNotRenewed() throws Exception {
    Job<ModelVersion> job = startTraining();
    turnstile.open();
    job.await();
    long before = revision();

    trainers.at(Duration.ofMinutes(30));
    trainers.beat();

    assertThat(revision()).isEqualTo(before);
    assertThat(seen(Duration.ofDays(1))).isEqualTo(VersionStatus.TRAINED);
  }

  @Test
  void aLateFinishSupersedesTheInterruptionAndBothStayInTheHistory() throws Exception {
    Job<ModelVersion> job = startTraining();
    readers.at(Duration.ofMinutes(16));
    reading.model("m").describe("written by the next writer").commit();
    assertThat(newest().events()).hasSize(2);
    assertThat(reading.model("m").version(1).status()).isEqualTo(VersionStatus.INTERRUPTED);

    trainers.at(Duration.ofMinutes(16));
    trainers.beat();
    assertThat(newest().events()).as("what is interrupted is not renewed").hasSize(2);
    turnstile.open();

    assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(job.await().artifact("m").bytes()).containsExactly(1);
    assertThat(reading.model("m").version(1).status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(reading.model("m").history())
        .flatExtracting(HistoryEntry::events)
        .filteredOn(TrainingFinished.class::isInstance)
        .extracting(e -> ((TrainingFinished) e).outcome())
        .containsExactly(VersionStatus.INTERRUPTED, VersionStatus.TRAINED);
  }

  @Test
  void aLateEvaluationSupersedesItsInterruption() throws Exception {
    Job<Evaluation> job = Turnstile.registered(training).evaluate().on(HELD_OUT).start();
    turnstile.awaitEntered();
    readers.at(Duration.ofMinutes(16));
    reading.model("m").describe("written by the next writer").commit();
    trainers.at(Duration.ofMinutes(16));
    turnstile.open();

    assertThat(job.await().rows()).isEqualTo(400);
    assertThat(Turnstile.evaluationStatus(reading, 1)).contains(EvaluationStatus.READY);
    assertThat(reading.model("m").history())
        .flatExtracting(HistoryEntry::events)
        .extracting(HistoryEvent::describe)
        .contains("version 1: evaluation interrupted");
  }

  @Test
  void onOneMachineSightDecidesAndNoLease() throws Exception {
    var unused = startTraining();
    trainers.at(Duration.ofDays(7));

    try (ModelRegistry another = trainers.on(place).open()) {
      assertThat(another.model("m").version(1).status()).isEqualTo(VersionStatus.TRAINING);
    }
  }

  @Test
  void thePastIsToldAsItWasRecorded() throws Exception {
    var unused = startTraining();
    readers.at(Duration.ofMinutes(20));

    assertThat(reading.model("m").asOf(reading.model("m").now().at()).version(1).status())
        .isEqualTo(VersionStatus.TRAINING);
  }
}
