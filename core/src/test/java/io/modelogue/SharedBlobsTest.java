package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Backend.Place;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Storage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Equal content is stored once, whoever brings it. */
@ParameterizedClass
@EnumSource(Backend.class)
class SharedBlobsTest {
  private static final VersionConfig CONFIG = VersionConfig.builder().build();

  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;

  SharedBlobsTest(Backend backend) {
    place = backend.place();
    registry = place.registry().actor("ada").open();
    spam = Mails.model(registry);
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private List<BlobInfo> blobs() {
    try (Storage other = place.storage()) {
      return other.blobs().list(Cursor.START, 100).items();
    }
  }

  @Test
  void equalArtifactsOfSeveralVersionsAndModelsAreStoredOnce() {
    Model churn = registry.createModel("churn").create();
    byte[] weights = {1, 2, 3};

    ModelVersion first = spam.register(CONFIG).artifact("model.bin", weights).commit();
    ModelVersion second = spam.register(CONFIG).artifact("other name", weights).commit();
    ModelVersion third = churn.register(CONFIG).artifact("model.bin", weights).commit();

    assertThat(blobs()).hasSize(1);
    assertThat(first.artifact("model.bin").bytes()).isEqualTo(weights);
    assertThat(second.artifact("other name").bytes()).isEqualTo(weights);
    assertThat(third.artifact("model.bin").bytes()).isEqualTo(weights);
    assertThat(registry.verify().requireIntact().models()).isEqualTo(2);
  }

  @Test
  void theLabelsOfADataSetAreStoredOnceForAllVersions() {
    for (int epochs : List.of(1, 10, 100)) {
      ModelVersion version = spam.register(CONFIG).commit();
      version.evaluate().on(HELD_OUT).predictions(Mails.score(epochs)).start().await();
    }

    // three results, three times scores, and the labels once
    assertThat(blobs()).hasSize(7);
    assertThat(registry.verify().requireIntact().blobs()).isEqualTo(7);
  }

  @Test
  void theSharedLabelsGoWithTheLastEvaluationThatNeedsThem() {
    for (int epochs : List.of(1, 10)) {
      ModelVersion version = spam.register(CONFIG).commit();
      version.evaluate().on(HELD_OUT).predictions(Mails.score(epochs)).start().await();
    }

    spam.version(1).delete("old").purge("old");
    assertThat(spam.version(2).evaluation().predictions()).isPresent();
    assertThat(blobs()).hasSize(3);

    spam.version(2).delete("old").purge("old");
    assertThat(blobs()).isEmpty();
  }

  @Test
  void aPurgedContentCanBeRegisteredAgain() {
    byte[] weights = {1, 2, 3};
    spam.register(CONFIG).artifact("model.bin", weights).commit().delete("old").purge("old");

    ModelVersion again = spam.register(CONFIG).artifact("model.bin", weights).commit();

    assertThat(again.artifact("model.bin").bytes()).isEqualTo(weights);
    Verification verification = registry.verify().requireIntact();
    assertThat(verification.removed()).isEmpty();
    assertThat(verification.blobs()).isEqualTo(1);
  }
}
