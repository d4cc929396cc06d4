package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a job ended, without exceptions. */
class JobOutcomeTest {
  private final Turnstile turnstile = new Turnstile();
  private final ModelRegistry registry =
      ModelRegistry.inMemory()
          .template(turnstile.heedingTemplate())
          .template(Mails.template())
          .open();

  @AfterEach
  void close() {
    turnstile.open();
    registry.close();
  }

  @Test
  void aJobThatSucceedsHasItsResult() {
    JobOutcome<ModelVersion> outcome = Mails.model(registry).train().start().outcome();

    assertThat(outcome.isSuccess()).isTrue();
    assertThat(outcome.value().orElseThrow().status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
  }

  @Test
  void aJobThatFailsHasTheFailureOfTheHistoryAndWhatAwaitThrows() {
    var job = Mails.model(registry).train().set("epochs", 13).start();
    JobOutcome<ModelVersion> outcome = job.outcome();

    assertThat(outcome.isSuccess()).isFalse();
    assertThat(outcome.value()).isEmpty();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Failed.class,
            failed -> {
              assertThat(failed.failure())
                  .isEqualTo(registry.model("spam-filter").version(1).failure().orElseThrow());
              assertThat(failed.failure().message()).contains("NaN in epoch 13");
              assertThat(failed.error()).isInstanceOf(TrainingFailedException.class);
            });
  }

  @Test
  void aJobThatIsCancelledIsCancelled() throws Exception {
    var job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    job.cancel();

    assertThat(job.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
  }

  @Test
  void anInterruptedWaitIsToldFromACancelledJob() throws Exception {
    var job = Turnstile.model(registry).train().start();
    turnstile.awaitEntered();
    Thread.currentThread().interrupt();

    assertThat(job.outcome()).isEqualTo(new JobOutcome.Interrupted<>());
    assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    turnstile.open();
    assertThat(job.outcome().isSuccess()).isTrue();
  }
}
