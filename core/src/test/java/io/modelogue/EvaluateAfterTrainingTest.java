package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static io.modelogue.UncertainStorage.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelogue.Backend.Place;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.HistoryEntry;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.storage.UnavailableException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Trainings that are followed by an evaluation. */
@ParameterizedClass
@EnumSource(Backend.class)
class EvaluateAfterTrainingTest {
  private final Place place;

  EvaluateAfterTrainingTest(Backend backend) {
    place = backend.place();
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void theEvaluationFollowsInCommitsOfItsOwn() {
    try (ModelRegistry registry = place.registry().template(Mails.template()).open()) {
      TrainingJob job = Mails.model(registry).train().evaluateOn(HELD_OUT).start();

      assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
      assertThat(job.evaluation().await().rows()).isEqualTo(400);
      assertThat(job.evaluation().version()).isEqualTo(1);
      Model model = registry.model("spam-filter");
      assertThat(model.version(1).evaluationStatus()).isEqualTo(EvaluationStatus.READY);
      List<HistoryEntry> history = model.history();
      assertThat(history).hasSize(5);
      assertThat(history.get(2).events()).last().isInstanceOf(TrainingFinished.class);
      assertThat(history.get(3).events()).singleElement().isInstanceOf(EvaluationStarted.class);
      assertThat(history.get(4).events()).singleElement().isInstanceOf(EvaluationFinished.class);
    }
  }

  @Test
  void closingWaitsForTheEvaluationToo() {
    TrainingJob job;
    try (ModelRegistry registry = place.registry().template(Mails.template()).open()) {
      job = Mails.model(registry).train().evaluateOn(HELD_OUT).start();
    }
    assertThat(job.evaluation().outcome().isSuccess()).isTrue();
  }

  @Test
  void onTheCallersThreadBothAreDoneWhenStartReturns() {
    try (ModelRegistry registry =
        place.registry().template(Mails.template()).executor(Runnable::run).open()) {
      TrainingJob job = Mails.model(registry).train().evaluateOn(HELD_OUT).start();

      assertThat(job.evaluation().isDone()).isTrue();
    }
  }

  @Test
  void anEvaluationThatWasNotAskedForCannotBeAwaited() {
    try (ModelRegistry registry = place.registry().template(Mails.template()).open()) {
      TrainingJob job = Mails.model(registry).train().start();

      assertThatThrownBy(job::evaluation)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("evaluateOn");
      assertThat(job.await().evaluationStatus()).isEqualTo(EvaluationStatus.NOT_EVALUATED);
    }
  }

  @Test
  void aTrainingThatFailsIsNotEvaluated() {
    try (ModelRegistry registry = place.registry().template(Mails.template()).open()) {
      TrainingJob job =
          Mails.model(registry).train().set("epochs", 13).evaluateOn(HELD_OUT).start();

      Throwable error = catchThrowable(job::await);
      assertThat(error).isInstanceOf(TrainingFailedException.class);
      assertThat(catchThrowable(job.evaluation()::await)).isSameAs(error);
      assertThat(registry.model("spam-filter").version(1).evaluations()).isEmpty();
    }
  }

  @Test
  void aTemplateThatCannotScoreIsRefusedBeforeAnythingIsWritten() {
    TrainingTemplate mute =
        TrainingTemplate.named("mute").trainer(c -> TrainedModel.builder().build()).build();
    try (ModelRegistry registry = place.registry().template(mute).open()) {
      Model model = registry.createModel("m").template("mute").create();

      assertThatThrownBy(() -> model.train().evaluateOn(HELD_OUT).start())
          .isInstanceOf(TemplateNotBoundException.class)
          .hasMessageContaining("\"mute\" has no scorer")
          .hasMessageContaining("held-out");
      assertThat(model.versions()).isEmpty();
    }
  }

  @Test
  void theEvaluationCanBeCancelledBeforeItBegins() throws Exception {
    Turnstile turnstile = new Turnstile();
    try (ModelRegistry registry = place.registry().template(turnstile.heedingTemplate()).open()) {
      TrainingJob job = Turnstile.model(registry).train().evaluateOn(HELD_OUT).start();
      turnstile.awaitEntered();
      job.evaluation().cancel();
      turnstile.open();

      assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
      assertThatThrownBy(job.evaluation()::await).isInstanceOf(CancellationException.class);
      assertThat(Turnstile.evaluationStatus(registry, 1)).contains(EvaluationStatus.NOT_EVALUATED);
    }
  }

  @Test
  void aStorageThatFailsInBetweenLeavesTheVersionTrainedAndNotEvaluated() {
    UncertainStorage storage = new UncertainStorage();
    try (ModelRegistry registry =
        ModelRegistry.builder(storage).template(Mails.template()).executor(Runnable::run).open()) {
      Model model = Mails.model(registry);
      // the start and the end of the training are written, the start of the evaluation is not
      storage.plan(
          append -> append.get(),
          append -> append.get(),
          without(() -> new UnavailableException("no route", null)));
      TrainingJob job = model.train().evaluateOn(HELD_OUT).start();

      assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);
      assertThatThrownBy(job.evaluation()::await)
          .isInstanceOf(StorageFailureException.class)
          .hasMessageContaining("no route");
      assertThat(model.version(1).evaluationStatus()).isEqualTo(EvaluationStatus.NOT_EVALUATED);
      assertThat(model.history())
          .flatExtracting(HistoryEntry::events)
          .<Class<?>>extracting(HistoryEvent::getClass)
          .doesNotContain(EvaluationStarted.class);
    }
  }
}
