package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelogue.Backend.Place;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody is told who does something wrong; nothing is ever written then. */
@ParameterizedClass
@EnumSource(Backend.class)
class MisuseTest {
  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;

  MisuseTest(Backend backend) {
    place = backend.place();
    registry = place.registry().template(Mails.template()).actor("ada").open();
    spam = Mails.model(registry);
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  @Test
  void aDuplicateModelIsRefused() {
    assertThatThrownBy(() -> registry.createModel("spam-filter").create())
        .isInstanceOf(ModelExistsException.class)
        .hasMessage(
            "model \"spam-filter\" exists already; use createIfAbsent() to take it as it is, or"
                + " choose another name");
  }

  @Test
  void aModelOfOtherConceptsIsNotTakenForTheSame() {
    assertThatThrownBy(
            () -> registry.createModel("spam-filter").concepts("good", "bad").createIfAbsent())
        .isInstanceOf(ModelExistsException.class)
        .hasMessageContaining("[ham, spam] (positive: spam), not [good, bad]");
  }

  @Test
  void theNameOfADeletedModelStaysTaken() {
    spam.delete("replaced");

    assertThatThrownBy(() -> registry.createModel("spam-filter").create())
        .isInstanceOf(ModelExistsException.class)
        .hasMessageContaining("its name stays taken");
    assertThatThrownBy(() -> registry.createModel("spam-filter").createIfAbsent())
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("restoreModel(\"spam-filter\")");
    assertThatThrownBy(spam::train).isInstanceOf(ModelNotFoundException.class);
  }

  @Test
  void aMisspeltModelNamesTheOneThatIsMeant() {
    assertThatThrownBy(() -> registry.model("spam-fliter"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessage("there is no model \"spam-fliter\"; did you mean \"spam-filter\"?");
  }

  @Test
  void anUnknownVersionSaysWhichIsTheNewest() {
    assertThatThrownBy(() -> spam.version(1))
        .isInstanceOf(VersionNotFoundException.class)
        .hasMessage("model \"spam-filter\" has no version 1; it has none yet");
    spam.train().label("1.0.0").start().await();
    assertThatThrownBy(() -> spam.version(4))
        .hasMessage("model \"spam-filter\" has no version 4; its newest is version 1");
    assertThatThrownBy(() -> spam.version("1.0.O"))
        .hasMessageContaining("with the id or label \"1.0.O\"; did you mean \"1.0.0\"?");
  }

  @Test
  void aConfigurationIsRefusedWithAllItsViolationsAtOnce() {
    InvalidConfigException refused =
        catchThrowableOfType(
            InvalidConfigException.class,
            () ->
                spam.train()
                    .set("epochs", 5000)
                    .set("lerningRate", 0.2)
                    .set("optimizer", "rmsprop")
                    .set("shuffle", "yes")
                    .start());

    assertThat(refused.violations())
        .containsExactlyInAnyOrder(
            "setting \"epochs\" is 5000; allowed is 1 to 1000",
            "setting \"lerningRate\" is not one of template \"logistic-regression\"; did you mean"
                + " \"learningRate\"?",
            "setting \"optimizer\" is \"rmsprop\"; allowed are \"sgd\", \"adam\"",
            "setting \"shuffle\" is \"yes\"; it takes true or false");
    assertThat(refused).hasMessageContaining("in 4 ways; nothing was written");
    assertThat(spam.versions()).isEmpty();
  }

  @Test
  void theChampionIsNotDeleted() {
    ModelVersion version = spam.train().start().await();
    version.promote("champion").commit();

    assertThatThrownBy(() -> version.delete("old"))
        .isInstanceOf(VersionInUseException.class)
        .hasMessage(
            "version 1 of \"spam-filter\" is the champion; move the alias before deleting it, or"
                + " use deleteAnyway");
    assertThat(version.deleteAnyway("really").isDeleted()).isTrue();
    assertThat(spam.findAlias("champion")).isEmpty();
  }

  @Test
  void aVersionThatFailedIsNotPromoted() {
    Job<ModelVersion> failing = spam.train().set("epochs", 13).start();
    assertThatThrownBy(failing::await)
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("the loss became NaN in epoch 13")
        .hasRootCauseInstanceOf(IllegalStateException.class);

    assertThatThrownBy(() -> spam.version(1).promote("champion").commit())
        .isInstanceOf(VersionStateException.class)
        .hasMessage(
            "version 1 of \"spam-filter\" is failed; only a version that is trained or registered"
                + " can hold an alias");
    assertThat(spam.version(1).failure().orElseThrow().stackTrace()).contains("Mails.train");
  }

  @Test
  void unknownConceptsAreNotEvaluated() {
    ModelVersion version = spam.train().start().await();
    Predictions strange =
        Predictions.multiClass(
            List.of("ham", "scam"), new double[] {.1, .9, .8, .2}, new int[] {1, 0});

    assertThatThrownBy(() -> version.evaluate().on(HELD_OUT).predictions(strange).start())
        .isInstanceOf(ConceptMismatchException.class)
        .hasMessageContaining("unknown to it: [scam]; missing from them: [spam]");
    assertThat(version.refresh().evaluations()).isEmpty();
  }

  @Test
  void scoresOfTheOtherConceptAreNotTakenForThoseOfThePositiveOne() {
    ModelVersion version = spam.train().start().await();
    Predictions turned = Mails.score(10).withConcepts("spam", "ham");

    assertThatThrownBy(() -> version.evaluate().on(HELD_OUT).predictions(turned).start())
        .isInstanceOf(ConceptMismatchException.class)
        .hasMessage(
            "the predictions for version 1 of \"spam-filter\" are in the order [spam, ham], so that"
                + " \"ham\" is the positive concept, but the model's is \"spam\"; give the scores of"
                + " \"spam\" and name them with withConcepts(\"ham\", \"spam\")");
    assertThat(version.refresh().evaluations()).isEmpty();
  }

  @Test
  void predictionsOfAnotherNumberOfRowsAreRefused() {
    ModelVersion version = spam.train().start().await();

    assertThatThrownBy(
            () -> version.evaluate().on(HELD_OUT.rows(399)).predictions(Mails.score(10)).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "400 predictions were given for version 1 of \"spam-filter\", but held-out has 399"
                + " rows; give one prediction for each row, in their order");
    assertThat(version.refresh().evaluations()).isEmpty();
  }

  @Test
  void notANumberIsNoScore() {
    assertThatThrownBy(
            () ->
                Predictions.binary(
                    new double[] {.1, Double.NaN, .2}, new boolean[] {true, false, true}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1");
  }

  @Test
  void aScorerThatReturnsNotANumberFailsTheEvaluation() {
    ModelVersion version = spam.train().start().await();
    Job<Evaluation> job =
        version
            .evaluate()
            .on(HELD_OUT)
            .scoredBy(
                (v, d, c) -> Predictions.binary(new double[] {Double.NaN}, new boolean[] {true}))
            .start();

    assertThatThrownBy(job::await)
        .isInstanceOf(EvaluationFailedException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClosedRegistryWritesAndReadsNothing() {
    ModelVersion version = spam.train().start().await();
    registry.close();

    assertThatThrownBy(() -> version.promote("champion"))
        .isInstanceOf(RegistryClosedException.class)
        .hasMessageContaining("is closed; open it again before");
    assertThatThrownBy(() -> registry.createModel("x").create())
        .isInstanceOf(RegistryClosedException.class);
    assertThatThrownBy(spam::versions).isInstanceOf(RegistryClosedException.class);
    assertThatThrownBy(registry::verify).isInstanceOf(RegistryClosedException.class);
    assertThatThrownBy(() -> version.artifact("model.bin").bytes())
        .isInstanceOf(RegistryClosedException.class);
  }

  @Test
  void aTemplateWhoseCodeIsNotBoundSaysHowToBindIt() {
    spam.train().start().await();
    try (ModelRegistry other = place.registry().open()) {
      assertThatThrownBy(() -> other.model("spam-filter").train().start())
          .isInstanceOf(TemplateNotBoundException.class)
          .hasMessageContaining("bind it with ModelRegistry.builder(...).template(...)");
      assertThatThrownBy(
              () -> other.model("spam-filter").version(1).evaluate().on(HELD_OUT).start())
          .isInstanceOf(TemplateNotBoundException.class)
          .hasMessageContaining("predictions(...)");
    }
    assertThatThrownBy(() -> spam.train().using("logistic-regresion").start())
        .hasMessageContaining("did you mean \"logistic-regression\"?");
  }

  @Test
  void aMissingArtifactNamesTheOnesThereAre() {
    ModelVersion version = spam.train().start().await();
    assertThatThrownBy(() -> version.artifact("model.onnx"))
        .isInstanceOf(ArtifactNotFoundException.class)
        .hasMessageContaining("has no artifact \"model.onnx\"")
        .hasMessageContaining("model.bin");
  }

  @Test
  void aFileThatCannotBeReadRegistersNothing() {
    Path missing = Path.of("no", "such", "model.onnx");
    assertThatThrownBy(
            () ->
                spam.register(VersionConfig.builder().build())
                    .artifact("model.onnx", missing)
                    .commit())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("model.onnx");
    assertThat(spam.versions()).isEmpty();
  }

  @Test
  void aLabelIsBorneByOneVersionOnly() {
    spam.train().label("1.0").start().await();
    assertThatThrownBy(() -> spam.train().label("1.0").start())
        .isInstanceOf(LabelTakenException.class)
        .hasMessageContaining("version 1 of \"spam-filter\" bears the label \"1.0\"");
  }

  @Test
  void theFutureIsNotKnown() {
    assertThatThrownBy(() -> spam.asOf(Instant.now().plusSeconds(3600)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the future is not known");
    assertThatThrownBy(() -> spam.asOf(Instant.EPOCH))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("did not exist at 1970");
  }

  @Test
  void anAliasThatPointsAtNothingSaysSo() {
    assertThatThrownBy(() -> spam.alias("champion"))
        .isInstanceOf(AliasNotFoundException.class)
        .hasMessage("the alias \"champion\" of \"spam-filter\" points at nothing; there are none");
    ModelVersion version = spam.train().start().await();
    version.promote("champion").commit();
    assertThatThrownBy(() -> spam.alias("champoin"))
        .hasMessageContaining("did you mean \"champion\"?");
    assertThatThrownBy(() -> spam.rollback("champion").commit())
        .isInstanceOf(NothingToRollBackException.class);
  }

  @Test
  void aLeaderboardNeedsSomethingToRankBy() {
    Model bare = registry.createModel("bare").create();
    assertThatThrownBy(bare::leaderboard)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has no primary metric");
    assertThat(bare.best(Metric.ROC_AUC)).isEmpty();
    assertThat(bare.table().rows()).isEmpty();
  }

  @Test
  void hostileNamesAreRefusedAndStrangeOnesAreNot() {
    for (String hostile : List.of("", "  ", "a\nb", "x".repeat(201), "bad\ud800half")) {
      assertThatThrownBy(() -> registry.createModel(hostile))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("model name");
    }
    for (String strange :
        List.of("../../etc/passwd", "CON", "模型", "a/b\\c:d", ".", "x".repeat(200))) {
      assertThat(registry.createModel(strange).create().name()).isEqualTo(strange);
      assertThat(registry.model(strange).versions()).isEmpty();
    }
  }
}
