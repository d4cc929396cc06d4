package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Trainings and evaluations while they run. */
@ParameterizedClass
@EnumSource(Backend.class)
class JobsTest {
  private final Place place;
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicReference<Path> workingDirectory = new AtomicReference<>();

  JobsTest(Backend backend) {
    place = backend.place();
  }

  @AfterEach
  void close() {
    released.countDown();
    place.close();
  }

  private ModelRegistryBuilder waiting() {
    return place.registry().template(waitingTemplate());
  }

  private TrainingTemplate waitingTemplate() {
    return TrainingTemplate.named("waiting")
        .trainer(
            context -> {
              workingDirectory.set(context.workingDirectory());
              Files.writeString(context.workingDirectory().resolve("part"), "half");
              context.progress(1, 4, Map.of("loss", 0.9));
              entered.countDown();
              while (!released.await(5, TimeUnit.MILLISECONDS)) {
                context.throwIfCancelled();
              }
              return TrainedModel.builder()
                  .artifact("m", context.workingDirectory().resolve("part"))
                  .build();
            })
        .build();
  }

  private Job<ModelVersion> startWaiting(ModelRegistry registry) throws InterruptedException {
    Job<ModelVersion> job = registry.createModel("m").template("waiting").create().train().start();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    return job;
  }

  @Test
  void aTrainingShowsItsProgressAndItsVersionWhileItRuns() throws Exception {
    try (ModelRegistry registry = waiting().open()) {
      Job<ModelVersion> job = startWaiting(registry);

      assertThat(job.progress()).isEqualTo(new Progress(1, 4, Map.of("loss", 0.9)));
      assertThat(job.progress().fraction()).isEqualTo(0.25);
      assertThat(job.isDone()).isFalse();
      assertThat(registry.model("m").version(job.version()).status())
          .isEqualTo(VersionStatus.TRAINING);
      assertThatThrownBy(() -> job.await(Duration.ofMillis(1)))
          .isInstanceOf(TimeoutException.class)
          .hasMessageContaining("it goes on");
      assertThatThrownBy(() -> registry.model("m").version(1).delete("too early"))
          .isInstanceOf(VersionStateException.class)
          .hasMessageContaining("still being trained");

      released.countDown();
      assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
      assertThat(job.await().artifact("m").bytes()).asString().isEqualTo("half");
      assertThat(workingDirectory.get()).doesNotExist();
    }
  }

  @Test
  void aCancelledTrainingIsCancelledInTheHistory() throws Exception {
    try (ModelRegistry registry = waiting().open()) {
      Job<ModelVersion> job = startWaiting(registry);

      job.cancel();

      assertThatThrownBy(job::await).isInstanceOf(CancellationException.class);
      ModelVersion version = registry.model("m").version(1);
      assertThat(version.status()).isEqualTo(VersionStatus.CANCELLED);
      assertThat(version.lossCurve().values("loss")).containsExactly(0.9);
      assertThat(version.failure()).isEmpty();
      assertThat(workingDirectory.get()).doesNotExist();
    }
  }

  @Test
  void cancellingTheFutureDoesNotCancelTheJob() throws Exception {
    try (ModelRegistry registry = waiting().open()) {
      Job<ModelVersion> job = startWaiting(registry);

      assertThat(job.toFuture().cancel(true)).isTrue();
      released.countDown();

      assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
    }
  }

  @Test
  void closingCancelsWhatRunsAfterTheGracePeriodAndRecordsIt() throws Exception {
    ModelRegistry registry = waiting().closeGrace(Duration.ofMillis(20)).open();
    Job<ModelVersion> job = startWaiting(registry);

    registry.close();

    assertThatThrownBy(job::await).isInstanceOf(CancellationException.class);
    try (ModelRegistry again = place.registry().open()) {
      assertThat(again.model("m").version(1).status()).isEqualTo(VersionStatus.CANCELLED);
    }
  }

  @Test
  void closingWaitsForWhatEndsInTime() throws Exception {
    ModelRegistry registry = waiting().open();
    Job<ModelVersion> job = startWaiting(registry);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(registry::close);
    released.countDown();
    closing.get(20, TimeUnit.SECONDS);

    assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
  }

  @Test
  void anArtifactThatIsNotThereIsAFailedTraining() {
    TrainingTemplate forgetful =
        TrainingTemplate.named("forgetful")
            .trainer(
                c ->
                    TrainedModel.builder()
                        .artifact("m", c.workingDirectory().resolve("never-written"))
                        .build())
            .build();
    try (ModelRegistry registry = place.registry().template(forgetful).open()) {
      Job<ModelVersion> job =
          registry.createModel("m").template("forgetful").create().train().start();

      assertThatThrownBy(job::await)
          .isInstanceOf(TrainingFailedException.class)
          .hasMessageContaining("never-written");
      assertThat(registry.model("m").version(1).status()).isEqualTo(VersionStatus.FAILED);
    }
  }

  @Test
  void anExecutorThatRefusesIsAFailedTraining() {
    try (ModelRegistry registry =
        place
            .registry()
            .template(Mails.template())
            .executor(
                task -> {
                  throw new RejectedExecutionException("the queue is full");
                })
            .open()) {
      Job<ModelVersion> job = Mails.model(registry).train().start();

      assertThatThrownBy(job::await).hasMessageContaining("the queue is full");
      assertThat(registry.model("spam-filter").version(1).status()).isEqualTo(VersionStatus.FAILED);
    }
  }

  @Test
  void jobsRunOnTheCallersExecutor() throws ExecutionException, InterruptedException {
    try (ModelRegistry registry =
        place.registry().template(Mails.template()).executor(Runnable::run).open()) {
      Job<ModelVersion> job = Mails.model(registry).train().start();
      assertThat(job.isDone()).isTrue();
      Job<Evaluation> evaluation = job.await().evaluate().on(HELD_OUT).start();
      assertThat(evaluation.isDone()).isTrue();
      assertThat(evaluation.toFuture().get().rows()).isEqualTo(400);
    }
  }

  @Test
  void anInterruptedWaiterLeavesTheJobAlone() throws Exception {
    try (ModelRegistry registry = waiting().open()) {
      Job<ModelVersion> job = startWaiting(registry);
      Thread.currentThread().interrupt();

      assertThatThrownBy(job::await).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
      released.countDown();
      assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
    }
  }
}
