package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelogue.Backend.Place;
import io.modelogue.history.HistoryEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several versions in one commit: all of them or none. */
@ParameterizedClass
@EnumSource(Backend.class)
class BatchTest {
  private static final VersionConfig CONFIG = VersionConfig.builder().set("epochs", 3).build();

  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;

  BatchTest(Backend backend) {
    place = backend.place();
    registry = place.registry().actor("ada").open();
    spam = Mails.model(registry);
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  @Test
  void aBatchIsOneCommitWithLabelsAndParentsOfItsOwn() {
    ModelVersion before = spam.register(CONFIG).commit();
    Registration base = spam.register(CONFIG).label("1.0").artifact("model.bin", new byte[] {1});
    Registration tuned = spam.register(CONFIG).label("1.1").from(base).tag("tuned", "yes");
    Registration again = spam.register(CONFIG).from(before).artifact("model.bin", new byte[] {1});

    List<ModelVersion> all =
        spam.batch().add(base).add(tuned).add(again).because("moved here").commit();

    assertThat(all).extracting(ModelVersion::number).containsExactly(2, 3, 4);
    assertThat(all).extracting(v -> v.parent().orElse(0)).containsExactly(0, 2, 1);
    assertThat(spam.version("1.1")).isEqualTo(all.get(1));
    assertThat(all.get(2).artifact("model.bin").bytes()).containsExactly(1);
    HistoryEntry newest = spam.history().get(2);
    assertThat(spam.history()).hasSize(3);
    assertThat(newest.reason()).contains("moved here");
    assertThat(newest.events()).hasSize(5);
    registry.verify().requireIntact();
  }

  @Test
  void oneLabelThatIsTakenRefusesTheWholeBatch() {
    spam.register(CONFIG).label("1.0").commit();
    RegistrationBatch batch =
        spam.batch().add(spam.register(CONFIG)).add(spam.register(CONFIG).label("1.0"));

    assertThatThrownBy(batch::commit)
        .isInstanceOf(LabelTakenException.class)
        .hasMessageContaining("version 1 of \"spam-filter\" bears the label \"1.0\"");

    assertThat(spam.versions()).hasSize(1);
  }

  @Test
  void oneLabelTwiceInABatchIsRefused() {
    RegistrationBatch batch =
        spam.batch()
            .add(spam.register(CONFIG).label("1.0"))
            .add(spam.register(CONFIG).label("1.0"));

    assertThatThrownBy(batch::commit)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "registrations 1 and 2 of the batch ask for one label, \"1.0\"; a label is borne by one"
                + " version only");
    assertThat(spam.versions()).isEmpty();
  }

  @Test
  void oneFileThatCannotBeReadRefusesTheWholeBatch() {
    Registration broken = spam.register(CONFIG).artifact("model.bin", Path.of("no", "such"));
    RegistrationBatch batch = spam.batch().add(spam.register(CONFIG)).add(broken);

    assertThatThrownBy(batch::commit).hasMessageContaining("model.bin");

    assertThat(spam.versions()).isEmpty();
  }

  @Test
  void aParentMustStandBeforeItsChild() {
    Registration base = spam.register(CONFIG);
    Registration tuned = spam.register(CONFIG).from(base);

    assertThatThrownBy(() -> spam.batch().add(tuned).add(base).commit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("registration 1 of the batch starts from one that was not added");
    assertThatThrownBy(() -> spam.batch().add(tuned).commit())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(tuned::commit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("commit both with batch()");
    assertThat(spam.versions()).isEmpty();
  }

  @Test
  void aBatchTakesRegistrationsOfItsOwnModelAndEachOnce() {
    Model churn = registry.createModel("churn").create();
    Registration own = spam.register(CONFIG);

    assertThatThrownBy(() -> spam.batch().add(churn.register(CONFIG)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of its own model, \"spam-filter\"");
    assertThatThrownBy(() -> spam.batch().add(own).add(own))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("added again");
  }

  @Test
  void aBatchOfMoreThanOneMebibyteIsRefusedAndSaysHowManyFit() {
    String note = "x".repeat(20_000);
    RegistrationBatch batch = spam.batch();
    for (int i = 0; i < 60; i++) {
      batch = batch.add(spam.register(CONFIG).note(note));
    }

    LimitExceededException refused =
        catchThrowableOfType(LimitExceededException.class, batch::commit);

    assertThat(refused.limit()).isEqualTo(1 << 20);
    assertThat(refused)
        .hasMessageContaining("a batch of 60 versions of \"spam-filter\" takes")
        .hasMessageContaining("nothing was registered, use batches of about 5");
    assertThat(spam.versions()).isEmpty();
    RegistrationBatch smaller = spam.batch();
    for (int i = 0; i < 50; i++) {
      smaller = smaller.add(spam.register(CONFIG).note(note));
    }
    assertThat(smaller.commit()).hasSize(50);
  }

  @Test
  void anEmptyBatchWritesNothing() {
    assertThat(spam.batch().commit()).isEmpty();
    assertThat(spam.history()).hasSize(1);
  }
}
