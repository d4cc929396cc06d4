package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version of one model is not taken for the version of another that has the same number. */
class ForeignVersionTest {
  private final ModelRegistry registry = ModelRegistry.inMemory().template(Mails.template()).open();
  private final Model spam = Mails.model(registry);
  private final Model churn =
      registry.createModel("churn").template("logistic-regression").create();
  private final ModelVersion own = spam.train().start().await();
  private final ModelVersion foreign = churn.train().start().await();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void itIsNoParentOfATraining() {
    assertThatThrownBy(() -> spam.train().fromConfigOf(foreign).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "version 1 of \"churn\" is not a version of \"spam-filter\", so that it cannot be the"
                + " parent of one; take over its configuration with register(version.config()), or"
                + " setting by setting");
    assertThat(spam.versions()).containsExactly(own);
  }

  @Test
  void itIsNoParentOfARegisteredVersion() {
    assertThatThrownBy(() -> spam.register(own.config()).from(foreign).commit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 1 of \"churn\" is not a version of \"spam-filter\"");
    assertThat(spam.versions()).containsExactly(own);
  }

  @Test
  void itIsNotCompared() {
    assertThatThrownBy(() -> spam.compare(own, foreign))
        .isInstanceOf(VersionNotFoundException.class)
        .hasMessage(
            "model \"spam-filter\" has no version "
                + foreign.id()
                + "; that is version 1 of \"churn\", and only versions of one model are compared");
    assertThatThrownBy(() -> spam.compare(foreign, own, Mails.HELD_OUT))
        .isInstanceOf(VersionNotFoundException.class);
  }

  @Test
  void aPictureTakenByAnotherHandleIsTheSameVersion() {
    ModelVersion earlier = registry.model("spam-filter").version(1);

    assertThat(spam.train().fromConfigOf(earlier).start().await().parent()).contains(1);
  }
}
