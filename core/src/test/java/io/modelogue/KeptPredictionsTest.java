package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.evaluation.Predictions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Predictions are kept as far as that is wanted, and what needs them says so where they are not.
 */
@ParameterizedClass
@EnumSource(Backend.class)
class KeptPredictionsTest {
  /** 400 labels of 4 bytes and 400 scores of 8. */
  private static final int BYTES = 400 * (4 + 8);

  private final Backend.Place place;
  private final ModelRegistry registry;
  private final ModelVersion version;

  KeptPredictionsTest(Backend backend) {
    place = backend.place();
    registry = place.registry().open();
    version = Mails.model(registry).register(VersionConfig.builder().build()).commit();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private Evaluation evaluated(long mostBytes) {
    Predictions predictions = Mails.score(10);
    return version
        .evaluate()
        .on(HELD_OUT)
        .predictions(predictions)
        .keepingPredictionsUpTo(mostBytes)
        .start()
        .await();
  }

  @Test
  void theyAreKeptUpToTheLimitAndNotBeyondIt() {
    assertThat(evaluated(BYTES).predictions()).isPresent();

    assertThat(evaluated(BYTES - 1).predictions()).isEmpty();
    assertThat(evaluated(0).predictions()).isEmpty();
  }
}
