package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that start others and wait for them, where there are no more threads than jobs. */
@Timeout(60)
class NestedJobsTest {
  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private final AtomicReference<ModelRegistry> registry = new AtomicReference<>();

  @AfterEach
  void close() {
    registry.get().close();
    two.shutdownNow();
  }

  /** Opens a registry with a template "outer" that does this when all its trainings are there. */
  private Model outer(ModelRegistryBuilder builder, int together, Function<Model, ?> inside) {
    CyclicBarrier all = new CyclicBarrier(together);
    TrainingTemplate outer =
        TrainingTemplate.named("outer")
            .trainer(
                context -> {
                  all.await();
                  Object brought = inside.apply(registry.get().model("spam-filter"));
                  return TrainedModel.builder()
                      .artifact("brought", brought.toString().getBytes(StandardCharsets.UTF_8))
                      .build();
                })
            .build();
    registry.set(builder.template(Mails.template()).template(outer).open());
    Mails.model(registry.get()).register(Mails.template().definition().defaults()).commit();
    return registry.get().createModel("outer").template("outer").create();
  }

  private static List<JobOutcome<ModelVersion>> trainAll(Model model, int times) {
    List<Job<ModelVersion>> jobs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      jobs.add(model.train().start());
    }
    return jobs.stream().map(Job::outcome).toList();
  }

  @Test
  void trainingsThatAwaitAnEvaluationEndThoughTheyHoldAllThreads() {
    Model model =
        outer(
            ModelRegistry.inMemory().executor(two),
            2,
            m -> m.version(1).evaluate().on(HELD_OUT).start().await().rows());

    assertThat(trainAll(model, 2)).allMatch(JobOutcome::isSuccess);
    assertThat(model.version(1).artifact("brought").bytes()).asString().isEqualTo("400");
  }

  @Test
  void soDoThoseOnTheRegistrysOwnThreads() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    Model model =
        outer(
            ModelRegistry.inMemory(),
            threads,
            m -> m.version(1).evaluate().on(HELD_OUT).start().outcome().isSuccess());

    assertThat(trainAll(model, threads)).allMatch(JobOutcome::isSuccess);
    assertThat(model.version(threads).artifact("brought").bytes()).asString().isEqualTo("true");
  }

  @Test
  void soDoThoseThatAwaitOnlyTheEvaluationBehindAnotherTraining() {
    Model model =
        outer(
            ModelRegistry.inMemory().executor(two),
            2,
            m -> m.train().evaluateOn(HELD_OUT).start().evaluation().await().rows());

    assertThat(trainAll(model, 2)).allMatch(JobOutcome::isSuccess);
    assertThat(registry.get().model("spam-filter").versions()).hasSize(3);
  }

  @Test
  void whatAJobRanItselfIsNotRunAgainByTheExecutor() {
    Model model =
        outer(
            ModelRegistry.inMemory().executor(two),
            2,
            m -> m.version(1).evaluate().on(HELD_OUT).start().await().id());
    var unused = trainAll(model, 2);

    Model spam = registry.get().model("spam-filter");
    assertThat(spam.history()).as("created, registered, and two of each evaluation").hasSize(6);
    assertThat(spam.version(1).evaluations())
        .extracting(Evaluation::status)
        .containsExactly(EvaluationStatus.READY, EvaluationStatus.READY);
  }

  @Test
  void aWaitWithALimitEndsAtTheLimit() {
    Model model =
        outer(
            ModelRegistry.inMemory().executor(two),
            2,
            m -> {
              try {
                return m.version(1).evaluate().on(HELD_OUT).start().await(Duration.ofMillis(1));
              } catch (TimeoutException e) {
                return "timed out";
              }
            });

    assertThat(trainAll(model, 2)).allMatch(JobOutcome::isSuccess);
  }

  @Test
  void aListenerAwaitsAnEvaluationWhileAllThreadsAreTaken() throws Exception {
    CountDownLatch heard = new CountDownLatch(2);
    Model model =
        outer(
            ModelRegistry.inMemory().executor(two),
            2,
            m -> m.version(1).evaluate().on(HELD_OUT).start().await().rows());
    registry
        .get()
        .subscribe(
            event -> {
              if (event.message().startsWith("outer: version")
                  && event.message().contains("started")) {
                var unused = registry.get().model("spam-filter").version(1);
                assertThat(unused.evaluate().on(HELD_OUT).start().await().rows()).isEqualTo(400);
                heard.countDown();
              }
            });

    assertThat(trainAll(model, 2)).allMatch(JobOutcome::isSuccess);
    assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cancellingAJobWithAnInterruptCancelsWhatItRunsItself() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    Model model =
        outer(
            ModelRegistry.inMemory().executor(Executors.newSingleThreadExecutor()),
            1,
            m ->
                m.version(1)
                    .evaluate()
                    .on(HELD_OUT)
                    .scoredBy(
                        (version, dataset, context) -> {
                          inside.countDown();
                          new CountDownLatch(1).await();
                          return Mails.score(1);
                        })
                    .start()
                    .await()
                    .rows());
    Job<ModelVersion> job = model.train().start();
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();

    job.cancelAndInterrupt();

    assertThat(job.outcome()).isEqualTo(new JobOutcome.Cancelled<>());
    assertThat(registry.get().model("spam-filter").version(1).evaluationStatus())
        .isEqualTo(EvaluationStatus.CANCELLED);
  }
}
