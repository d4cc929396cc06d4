package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.evaluation.Predictions;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds trainings and evaluations inside their own code until a test lets them go. */
final class Turnstile {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /** Returns a template whose code waits here, and stops when it is told to. */
  TrainingTemplate heedingTemplate() {
    return TrainingTemplate.named("t").trainer(this::train).scorer(this::score).build();
  }

  /** Returns a template whose code waits here, whatever it is told. */
  TrainingTemplate deafTemplate() {
    return TrainingTemplate.named("t")
        .trainer(
            context -> {
              Files.writeString(context.workingDirectory().resolve("part"), "half");
              passDeaf();
              return made();
            })
        .scorer(
            (version, dataset, context) -> {
              passDeaf();
              return Mails.score(10);
            })
        .build();
  }

  private TrainedModel train(TrainingContext context) throws Exception {
    Files.writeString(context.workingDirectory().resolve("part"), "half");
    pass(context);
    return made();
  }

  private Predictions score(ModelVersion version, DatasetRef dataset, EvaluationContext context)
      throws Exception {
    pass(context);
    return Mails.score(10);
  }

  private static TrainedModel made() {
    return TrainedModel.builder().artifact("m", new byte[] {1}).build();
  }

  private void pass(JobContext context) throws InterruptedException {
    entered.countDown();
    while (!open.await(5, TimeUnit.MILLISECONDS)) {
      context.throwIfCancelled();
    }
  }

  private void passDeaf() {
    entered.countDown();
    boolean passed = false;
    while (!passed) {
      try {
        open.await();
        passed = true;
      } catch (InterruptedException e) {
        // deaf to that too; the interrupt is given up, as careless code does
        assertThat(e).isNotNull();
      }
    }
  }

  void awaitEntered() throws InterruptedException {
    assertThat(entered.await(20, TimeUnit.SECONDS)).as("the code was entered").isTrue();
  }

  void open() {
    open.countDown();
  }

  static Model model(ModelRegistry registry) {
    return registry.createModel("m").template("t").createIfAbsent();
  }

  /** Returns a version that can be evaluated without having been trained. */
  static ModelVersion registered(ModelRegistry registry) {
    TemplateDefinition template =
        TrainingTemplate.named("t").trainer(c -> made()).build().definition();
    return model(registry).register(template.defaults()).commit();
  }

  static Optional<EvaluationStatus> evaluationStatus(ModelRegistry registry, int version) {
    return Optional.of(registry.model("m").version(version).evaluationStatus());
  }
}
