package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A deleted model is out of reach and stays in the record; its name is never given again. */
@ParameterizedClass
@EnumSource(Backend.class)
class DeletedModelsTest {
  private final CountDownLatch go = new CountDownLatch(1);
  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;

  DeletedModelsTest(Backend backend) {
    place = backend.place();
    registry = place.registry().template(waiting()).actor("ada").open();
    spam = registry.createModel("spam-filter").template("waiting").create();
  }

  private TrainingTemplate waiting() {
    return TrainingTemplate.named("waiting")
        .trainer(
            context -> {
              go.await();
              return TrainedModel.builder().artifact("model.bin", new byte[] {1}).build();
            })
        .build();
  }

  @AfterEach
  void close() {
    go.countDown();
    registry.close();
    place.close();
  }

  @Test
  void everyWayIntoADeletedModelSaysHowToBringItBack() {
    ModelVersion version = spam.register(VersionConfig.builder().build()).commit();
    Promotion promotion = version.promote("champion");
    spam.delete("replaced");

    assertThatThrownBy(() -> registry.model("spam-filter"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessage(
            "model \"spam-filter\" is deleted; bring it back with restoreModel(\"spam-filter\")");
    assertThatThrownBy(spam::now).isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(promotion::commit).isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(() -> version.delete("too")).isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(() -> spam.delete("again")).isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(() -> spam.batch().add(spam.register(version.config())).commit())
        .isInstanceOf(ModelNotFoundException.class);
    assertThat(registry.modelNames()).containsExactly("spam-filter");
    assertThat(registry.models()).isEmpty();
  }

  @Test
  void itsHistoryStaysReadableAndVerifiable() {
    spam.register(VersionConfig.builder().build()).commit();
    Instant before = spam.now().at();
    spam.delete("replaced");

    assertThat(spam.history()).hasSize(3);
    assertThat(spam.history().get(2).reason()).contains("replaced");
    assertThat(spam.verify().requireIntact().commits()).isEqualTo(3);
    assertThat(registry.verify().requireIntact().models()).isEqualTo(1);
    if (spam.history().get(2).at().isAfter(before)) {
      assertThat(spam.asOf(before).versions()).hasSize(1);
    }
  }

  @Test
  void anotherHandleFindsTheNameTaken() {
    spam.delete("replaced");

    try (ModelRegistry other = place.registry().open()) {
      assertThatThrownBy(() -> other.createModel("spam-filter").create())
          .isInstanceOf(ModelExistsException.class)
          .hasMessage(
              "model \"spam-filter\" was deleted and its name stays taken; bring it back with"
                  + " restoreModel(...), or choose another name");
      assertThat(other.createModel("Spam-Filter").create().name()).isEqualTo("Spam-Filter");
    }
  }

  @Test
  void aRestoredModelGoesOnWhereItWas() {
    ModelVersion first = spam.register(VersionConfig.builder().build()).label("1.0").commit();
    first.promote("champion").commit();
    spam.delete("replaced");

    Model back = registry.restoreModel("spam-filter", "it was not");

    assertThat(back.alias("champion")).isEqualTo(first);
    assertThat(back.register(first.config()).commit().number()).isEqualTo(2);
    assertThat(back.history().get(4).reason()).contains("it was not");
  }

  @Test
  void restoringWhatIsNotDeletedWritesNothingAndWhatNeverWasIsRefused() {
    registry.restoreModel("spam-filter", "just in case");

    assertThat(spam.history()).hasSize(1);
    assertThatThrownBy(() -> registry.restoreModel("churn", "where is it?"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("there is no model \"churn\"");
  }

  @Test
  void aTrainingThatEndsAfterTheDeletionIsStillRecorded() {
    Job<ModelVersion> job = spam.train().start();
    spam.delete("replaced");
    go.countDown();

    assertThat(job.await().status()).isEqualTo(VersionStatus.TRAINED);

    Model back = registry.restoreModel("spam-filter", "needed");
    assertThat(back.version(1).artifact("model.bin").bytes()).containsExactly(1);
  }
}
