package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.Backend.Place;
import io.modelogue.ObservedStorage.Call;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Writers that stop just before their commit, as a laptop that is closed or a virtual machine that
 * is moved, while others go on: they wake to the truth, and decide again.
 */
@ParameterizedClass
@EnumSource(Backend.class)
class PausedWriterTest {
  private static final VersionConfig CONFIG = VersionConfig.builder().build();

  private final Place place;
  private final ObservedStorage storage;
  private final ModelRegistry sleeping;
  private final ModelRegistry others;
  private final Model mine;
  private final Model theirs;

  PausedWriterTest(Backend backend) {
    place = backend.place();
    storage = new ObservedStorage(place.storage());
    sleeping = ModelRegistry.builder(storage).template(Mails.template()).actor("ada").open();
    others = place.registry().actor("bob").open();
    mine = Mails.model(sleeping);
    theirs = others.model("spam-filter");
    register(mine, "first").promote("champion").commit();
  }

  @AfterEach
  void close() {
    others.close();
    sleeping.close();
    place.close();
  }

  private static ModelVersion register(Model model, String content) {
    return model.register(CONFIG).artifact("model.bin", content.getBytes(UTF_8)).commit();
  }

  private void whileItSleeps(Runnable meanwhile) {
    storage.beforeNext(Call.APPEND, meanwhile);
  }

  @Test
  void aRegistrationGetsTheNumberThatIsFreeWhenItWakes() {
    whileItSleeps(() -> Stream.of("a", "b", "c").forEach(content -> register(theirs, content)));

    ModelVersion late = register(mine, "late");

    assertThat(late.number()).isEqualTo(5);
    assertThat(mine.version(5).artifact("model.bin").bytes()).asString().isEqualTo("late");
    sleeping.verify().requireIntact();
  }

  @Test
  void aPromotionOnWhatItsAuthorNoLongerSeesIsRefused() {
    ModelVersion second = register(mine, "second");
    whileItSleeps(() -> register(theirs, "third").promote("champion").because("new").commit());

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> second.promote("champion").commit())
        .withMessageContainingAll("alias champion", "by bob", "(new)");
    assertThat(mine.alias("champion").number()).isEqualTo(3);
  }

  @Test
  void aRollbackThatSomebodyElseHasMadeMeanwhileIsOne() {
    register(mine, "second").promote("champion").commit();
    register(mine, "third").promote("champion").commit();
    whileItSleeps(() -> theirs.rollback("champion").commit());

    assertThat(mine.rollback("champion").commit().number()).isEqualTo(2);
    assertThat(mine.now().aliasHistory("champion")).hasSize(4);
  }

  @Test
  void theEndOfATrainingIsWrittenBehindWhatCameMeanwhile() {
    TrainingJob job = mine.train().start();
    job.await();
    Trainer trainer =
        context -> {
          whileItSleeps(() -> theirs.describe("meanwhile").commit());
          return TrainedModel.builder().artifact("model.bin", new byte[] {1}).build();
        };

    ReproductionReport report =
        mine.version(2).reproduce().using(trainer).keepAsVersion().start().await();

    assertThat(report.kept().orElseThrow().number()).isEqualTo(3);
    assertThat(mine.version(3).artifact("model.bin").bytes()).containsExactly(1);
    assertThat(mine.now().description()).contains("meanwhile");
  }

  @Test
  void aModelThatSomebodyElseMadeMeanwhileIsNotMadeTwice() {
    whileItSleeps(() -> others.createModel("churn").description("theirs").create());

    assertThatExceptionOfType(ModelExistsException.class)
        .isThrownBy(() -> sleeping.createModel("churn").description("mine").create());
    assertThat(sleeping.model("churn").now().description()).contains("theirs");
  }

  @Test
  void aDeletionOfWhatBecameTheChampionMeanwhileIsRefused() {
    ModelVersion second = register(mine, "second");
    whileItSleeps(() -> theirs.version(2).promote("champion").commit());

    assertThatExceptionOfType(VersionInUseException.class)
        .isThrownBy(() -> second.delete("not needed"));
    assertThat(mine.version(2).isDeleted()).isFalse();
  }
}
