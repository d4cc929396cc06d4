package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.history.HistoryEntry;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.run.DaemonPulse;
import io.modelogue.internal.run.ProcessSight;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of trainings and evaluations when their registry is closed. */
@ParameterizedClass
@EnumSource(Backend.class)
@Timeout(60)
class ClosingTest {
  private final Place place;
  private final Turnstile turnstile = new Turnstile();
  private final ExecutorService one = Executors.newSingleThreadExecutor();

  ClosingTest(Backend backend) {
    place = backend.place();
  }

  @AfterEach
  void close() {
    turnstile.open();
    one.shutdownNow();
    place.close();
  }

  /** A registry of one thread that does not wait long. */
  private ModelRegistry hasty(TrainingTemplate template) {
    return place
        .registry()
        .template(template)
        .executor(one)
        .closeGrace(Duration.ZERO)
        .runs(
            new RunSettings(
                ProcessSight.ofThisMachine(),
                new DaemonPulse(),
                new Patience(),
                Duration.ofMillis(1)))
        .open();
  }

  private ModelRegistry patientOnceCancelled(TrainingTemplate template) {
    return place.registry().template(template).executor(one).closeGrace(Duration.ZERO).open();
  }

  private VersionStatus recorded(int version) {
    try (ModelRegistry again = place.registry().open()) {
      assertThat(again.verify().isIntact()).isTrue();
      return again.model("m").version(version).status();
    }
  }

  @Test
  void whatIsQueuedIsCancelledAndRecorded() throws Exception {
    ModelRegistry registry = patientOnceCancelled(turnstile.heedingTemplate());
    Job<ModelVersion> running = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    TrainingJob queued = Turnstile.model(registry).train().evaluateOn(HELD_OUT).start();

    registry.close();

    assertThat(running.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    assertThat(queued.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    assertThat(queued.evaluation().outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    assertThat(recorded(1)).isEqualTo(VersionStatus.CANCELLED);
    assertThat(recorded(2)).isEqualTo(VersionStatus.CANCELLED);
  }

  @Test
  void whatIsQueuedStillRunsWithinTheGracePeriod() throws Exception {
    ModelRegistry registry =
        place.registry().template(turnstile.heedingTemplate()).executor(one).open();
    Job<ModelVersion> running = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    Job<ModelVersion> queued = Turnstile.model(registry).train().start();
    turnstile.open();

    registry.close();

    assertThat(running.outcome().isSuccess()).isTrue();
    assertThat(queued.outcome().isSuccess()).isTrue();
  }

  @Test
  void aTrainingThatHeedsNothingIsRecordedAsCancelledOnItsBehalf() throws Exception {
    ModelRegistry registry = hasty(turnstile.deafTemplate());
    Job<ModelVersion> job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();

    registry.close();

    assertThat(job.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    assertThat(recorded(1)).isEqualTo(VersionStatus.CANCELLED);

    turnstile.open();
    one.shutdown();
    assertThat(one.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    try (ModelRegistry again = place.registry().open()) {
      assertThat(again.model("m").version(1).status()).isEqualTo(VersionStatus.CANCELLED);
      assertThat(again.model("m").history())
          .flatExtracting(HistoryEntry::events)
          .filteredOn(TrainingFinished.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void anEvaluationThatHeedsNothingIsRecordedAsCancelledOnItsBehalf() throws Exception {
    ModelRegistry registry = hasty(turnstile.deafTemplate());
    Job<Evaluation> job = Turnstile.registered(registry).evaluate().on(HELD_OUT).start();
    turnstile.awaitEntered();

    registry.close();

    assertThat(job.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    try (ModelRegistry again = place.registry().open()) {
      assertThat(Turnstile.evaluationStatus(again, 1)).contains(EvaluationStatus.CANCELLED);
    }
  }

  @Test
  void aThreadThatIsInterruptedDoesNotWaitAndStillRecords() throws Exception {
    ModelRegistry registry = place.registry().template(turnstile.deafTemplate()).open();
    Job<ModelVersion> job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    Thread.currentThread().interrupt();

    registry.close();

    assertThat(Thread.interrupted()).as("the flag is as it was").isTrue();
    assertThat(job.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    assertThat(recorded(1)).isEqualTo(VersionStatus.CANCELLED);
  }

  @Test
  void closingTwiceAtOnceIsFine() throws Exception {
    ModelRegistry registry = hasty(turnstile.deafTemplate());
    Job<ModelVersion> job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    Thread other = new Thread(registry::close);
    other.start();

    registry.close();
    other.join();

    assertThat(job.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    assertThat(recorded(1)).isEqualTo(VersionStatus.CANCELLED);
  }

  @Test
  void nothingStartsOnAClosedRegistry() {
    ModelRegistry registry = hasty(turnstile.heedingTemplate());
    Model model = Turnstile.model(registry);
    registry.close();

    assertThatThrownBy(() -> model.train().start()).isInstanceOf(RegistryClosedException.class);
  }

  @Test
  void awaitingWhatWasCancelledByClosingSaysSo() throws Exception {
    ModelRegistry registry = hasty(turnstile.deafTemplate());
    Job<ModelVersion> job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    registry.close();

    assertThatThrownBy(job::await)
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("training of version 1 of \"m\" was cancelled");
  }
}
