package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static io.modelogue.Mails.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that the portal of a hosted service does, a test for each line of it. */
@ParameterizedClass
@EnumSource(Backend.class)
class PortalTest {
  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;

  PortalTest(Backend backend) {
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
  void trainingANewModelCreatesItsFirstVersion() {
    ModelVersion first = spam.train().on(TRAINING).fromDefaultConfig().start().await();

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(first.config().getInt("epochs")).isEqualTo(10);
    assertThat(first.config().dataset()).contains(TRAINING);
    assertThat(first.trainingMetrics()).containsEntry("trainingLoss", 0.1);
    assertThat(first.lossCurve().values("loss")).startsWith(1.0, 0.5);
    assertThat(first.log()).containsExactly("trained 10 epochs");
    assertThat(first.artifact("model.bin").bytes()).asString().isEqualTo("epochs=10");
    assertThat(first.environment().orElseThrow().runtime()).contains("17");
    assertThat(first.createdBy()).isEqualTo("ada");
    assertThat(first.trainingTime()).isPresent();
  }

  @Test
  void allModelsAreListedAndEachHasAPage() {
    registry.createModel("churn").tag("team", "crm").create();

    assertThat(registry.modelNames()).containsExactly("churn", "spam-filter");
    assertThat(registry.models()).extracting(Model::name).containsExactly("churn", "spam-filter");
    ModelSnapshot page = registry.model("spam-filter").now();
    assertThat(page.description()).contains("Is this mail spam?");
    assertThat(page.concepts()).containsExactly("ham", "spam");
    assertThat(page.positive()).contains("spam");
    assertThat(page.primary()).map(PrimaryMetric::toString).contains("ROC AUC on held-out");
    assertThat(registry.model("churn").now().tags()).containsEntry("team", "crm");
  }

  @Test
  void theButtonTrainMakesAnotherVersion() {
    ModelVersion first = spam.train().start().await();
    ModelVersion second = spam.train().set("epochs", 20).label("2.0.0").start().await();

    assertThat(spam.versions()).containsExactly(first, second);
    assertThat(spam.version("2.0.0")).isEqualTo(second);
  }

  @Test
  void aMessageTellsWhenTrainingEndsAndWhatToReadNext() throws InterruptedException {
    BlockingQueue<RegistryEvent> messages = new LinkedBlockingQueue<>();
    registry.subscribe(
        event -> {
          if (event.event() instanceof TrainingFinished) {
            messages.add(event);
          }
        });

    spam.train().start().await();

    RegistryEvent message = messages.poll(10, TimeUnit.SECONDS);
    assertThat(message).isNotNull();
    assertThat(message.message()).isEqualTo("spam-filter: version 1 trained");
    assertThat(message.version().orElseThrow().trainingMetrics()).containsKey("trainingLoss");
    assertThat(((TrainingFinished) message.event()).took()).isPositive();
    assertThat(message.nextSteps()).anyMatch(step -> step.contains("evaluate()"));
  }

  @Test
  void aVersionIsFoundByNumberIdAndLabel() {
    ModelVersion version = spam.train().label("1.0.0").start().await();

    assertThat(version.id()).matches("[0-9a-f]{32}");
    assertThat(spam.version(1)).isEqualTo(version);
    assertThat(spam.version(version.id())).isEqualTo(version);
    assertThat(spam.version("1.0.0")).isEqualTo(version);
    assertThat(spam.findVersion(2)).isEmpty();
    assertThat(spam.findVersion("nope")).isEmpty();
  }

  @Test
  void theVersionsTableShowsTheBestOnTop() {
    ModelVersion weak = spam.train().set("epochs", 1).start().await();
    ModelVersion strong = spam.train().fromConfigOf(weak).set("epochs", 500).start().await();
    weak.evaluate().on(HELD_OUT).start().await();
    strong.evaluate().on(HELD_OUT).start().await();
    strong.promote("champion").commit();

    String table = spam.table().toString();

    assertThat(table.lines().skip(2).findFirst().orElseThrow())
        .startsWith("1     2")
        .contains("champion", "from version 1: epochs 1 -> 500");
    assertThat(spam.best(Metric.ROC_AUC)).contains(strong);
    assertThat(spam.leaderboard().best()).contains(strong);
  }

  @Test
  void theRocColumnIsCalculatedAndThenViewed() {
    ModelVersion version = spam.train().start().await();
    assertThat(version.evaluationStatus()).isEqualTo(EvaluationStatus.NOT_EVALUATED);

    Job<Evaluation> job = version.evaluate().on(HELD_OUT).start();
    Evaluation calculated = job.await();
    Evaluation viewed = spam.version(1).evaluation();

    assertThat(spam.version(1).evaluationStatus()).isEqualTo(EvaluationStatus.READY);
    assertThat(viewed.rocAuc()).isEqualTo(calculated.rocAuc());
    assertThat(viewed.rocAuc().confidenceInterval()).isPresent();
    assertThat(viewed.concept("spam").rocCurve().area())
        .isCloseTo(viewed.rocAuc().value(), org.assertj.core.data.Offset.offset(1e-12));
    assertThat(viewed.concept("spam").at(0.123).rows()).isEqualTo(400);
    assertThat(spam.version(1).evaluation(HELD_OUT).id()).isEqualTo(calculated.id());
  }

  @Test
  void anEvaluationThatFailsKeepsItsCause() {
    ModelVersion version = spam.train().start().await();

    Job<Evaluation> job =
        version
            .evaluate()
            .on(HELD_OUT)
            .scoredBy(
                (v, data, context) -> {
                  throw new java.io.FileNotFoundException("held-out.csv");
                })
            .start();

    assertThatThrownBy(job::await)
        .isInstanceOf(EvaluationFailedException.class)
        .hasMessageContaining("held-out.csv");
    Evaluation kept = version.refresh().evaluations().get(0);
    assertThat(kept.status()).isEqualTo(EvaluationStatus.FAILED);
    assertThat(kept.failure().orElseThrow().type()).isEqualTo("java.io.FileNotFoundException");
    assertThat(version.refresh().findEvaluation()).isEmpty();
  }

  @Test
  void metricsAreComparedAndUnlikeThingsAreRefusedWithTheReason() {
    ModelVersion a = spam.train().set("epochs", 1).start().await();
    ModelVersion b = spam.train().fromConfigOf(a).set("epochs", 500).start().await();
    a.evaluate().on(HELD_OUT).start().await();
    b.evaluate().on(HELD_OUT).start().await();

    VersionComparison better = spam.compare(a, b);
    assertThat(better.config()).hasToString("epochs 1 -> 500");
    assertThat(better.metric(Metric.ROC_AUC).verdict()).isEqualTo(Verdict.BETTER);
    assertThat(spam.compare(b, a).metric(Metric.ROC_AUC).verdict()).isEqualTo(Verdict.WORSE);

    ModelVersion elsewhere = spam.train().start().await();
    elsewhere.evaluate().on(DatasetRef.of("other-mails")).start().await();
    MetricComparison refused = spam.compare(a, elsewhere).metric(Metric.ROC_AUC);
    assertThat(refused.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(refused.reason()).hasValueSatisfying(r -> assertThat(r).contains("other-mails"));
  }

  @Test
  void versionsOfOtherConceptsAreReducedToTheSharedOnes() {
    ModelVersion three = spam.train().concepts("ham", "spam", "bulk").start().await();
    ModelVersion four = spam.train().concepts("ham", "spam", "bulk", "scam").start().await();
    three
        .evaluate()
        .on(HELD_OUT.rows(60))
        .predictions(classes("ham", "spam", "bulk"))
        .start()
        .await();
    four.evaluate()
        .on(HELD_OUT.rows(60))
        .predictions(classes("ham", "spam", "bulk", "scam"))
        .start()
        .await();

    VersionComparison comparison = spam.compare(three, four);

    assertThat(comparison.config().addedConcepts()).containsExactly("scam");
    assertThat(comparison.remarks()).anyMatch(r -> r.contains("[ham, spam, bulk]"));
    assertThat(comparison.metric(Metric.ROC_AUC).verdict()).isNotEqualTo(Verdict.NOT_COMPARABLE);
  }

  private static Predictions classes(String... concepts) {
    int rows = 60;
    double[] scores = new double[rows * concepts.length];
    int[] labels = new int[rows];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (i * 7919 % 101) / 100.0;
    }
    for (int i = 0; i < rows; i++) {
      labels[i] = i % 3;
    }
    return Predictions.multiClass(List.of(concepts), scores, labels);
  }

  @Test
  void aVersionTellsEverythingItWasMadeFrom() {
    ModelVersion version =
        spam.train()
            .on(TRAINING.rowsPerConcept(Map.of("ham", 1660L, "spam", 1100L)))
            .set("threshold", 0.7)
            .note("first try")
            .tag("ticket", "ML-7")
            .start()
            .await();

    VersionConfig config = spam.version(1).config();
    assertThat(config.template()).map(TemplateDefinition::name).contains("logistic-regression");
    assertThat(config.settings(SettingGroup.INFERENCE)).containsEntry("threshold", 0.7);
    assertThat(config.settings(SettingGroup.TRAINING)).containsEntry("optimizer", "adam");
    assertThat(config.dataset().orElseThrow().rowsPerConcept()).containsEntry("spam", 1100L);
    assertThat(config).isEqualTo(version.config());
    assertThat(config.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(spam.version(1).note()).contains("first try");
    assertThat(spam.version(1).tags()).containsEntry("ticket", "ML-7");
  }

  @Test
  void whatBestMeansCanChangeAndTheHistoryKeepsBoth() {
    Model bare = registry.createModel("bare").template("logistic-regression").create();
    ModelVersion only = bare.train().start().await();
    assertThatThrownBy(bare::leaderboard).hasMessageContaining("primary(metric, dataset).commit()");

    bare.primary(Metric.ROC_AUC, HELD_OUT).because("the board asked").commit();
    ModelSnapshot changed = bare.primary(Metric.LOG_LOSS, HELD_OUT).commit();
    only.evaluate().start().await();

    assertThat(changed.primary()).map(PrimaryMetric::toString).contains("Log loss on held-out");
    assertThat(bare.leaderboard().metric()).isEqualTo(Metric.LOG_LOSS);
    assertThat(bare.leaderboard().best()).contains(only);
    assertThat(bare.history().toString())
        .contains("primary metric ROC AUC on held-out (the board asked)")
        .contains("primary metric ROC AUC on held-out -> Log loss on held-out");
    long revision = bare.anchor().revision();
    assertThat(bare.primary(Metric.LOG_LOSS, HELD_OUT).commit().anchor().revision())
        .isEqualTo(revision);
    try (ModelRegistry other = place.registry().open()) {
      assertThat(other.model("bare").now().primary()).isEqualTo(changed.primary());
    }
  }

  @Test
  void whatBestMeansIsNotChangedBehindSomebodysBack() {
    Change<ModelSnapshot> mine = spam.primary(Metric.LOG_LOSS, HELD_OUT);
    spam.primary(Metric.F1, HELD_OUT).commit();

    assertThatThrownBy(mine::commit)
        .isInstanceOf(ConcurrentChangeException.class)
        .hasMessageContaining("the primary metric of \"spam-filter\" was ROC AUC on held-out");
    assertThat(mine.evenIfChanged().commit().primary().orElseThrow().metric())
        .isEqualTo(Metric.LOG_LOSS);
  }

  @Test
  void aLabelThatIsTakenCanBeFreed() {
    ModelVersion first = spam.train().label("2.0").start().await();
    ModelVersion second = spam.train().start().await();
    assertThatThrownBy(() -> second.label("2.0").commit())
        .isInstanceOf(LabelTakenException.class)
        .hasMessageEndingWith("take it from that version first with version(1).unlabel()");

    assertThat(first.unlabel().commit().label()).isEmpty();
    assertThat(second.label("2.0").commit()).isEqualTo(spam.version("2.0"));
  }

  @Test
  void aNewVersionStartsFromAConfigOrFromTheDefaults() {
    ModelVersion first = spam.train().on(TRAINING).set("epochs", 77).start().await();

    ModelVersion child = spam.train().fromConfigOf(first).set("shuffle", false).start().await();
    ModelVersion fresh = spam.train().fromDefaultConfig().start().await();

    assertThat(child.parent()).contains(1);
    assertThat(child.config().getInt("epochs")).isEqualTo(77);
    assertThat(first.config().diff(child.config())).hasToString("shuffle true -> false");
    assertThat(fresh.parent()).isEmpty();
    assertThat(fresh.config().getInt("epochs")).isEqualTo(10);
  }

  @Test
  void aDeletedVersionCanBeRestoredAndItsNumberIsNotGivenAgain() {
    ModelVersion first = spam.train().start().await();
    ModelVersion second = spam.train().start().await();

    second.delete("a mistake");
    ModelVersion third = spam.train().start().await();

    assertThat(third.number()).isEqualTo(3);
    assertThat(spam.versions()).containsExactly(first, third);
    assertThat(spam.version(2).isDeleted()).isTrue();
    assertThat(spam.version(2).restore("it was none").isDeleted()).isFalse();
    assertThat(spam.versions()).containsExactly(first, second, third);
  }

  @Test
  void whoWasChampionIsKnownForEveryMoment() {
    ModelVersion first = spam.train().start().await();
    ModelVersion second = spam.train().start().await();
    ModelVersion then = first.promote("champion").commit();
    java.time.Instant before = spam.now().at();
    second.promote("champion").because("looks better").commit();

    assertThat(spam.alias("champion")).isEqualTo(second);
    assertThat(spam.asOf(before).alias("champion")).isEqualTo(then);
    assertThat(spam.rollback("champion").because("false positives").commit()).isEqualTo(first);
    assertThat(spam.now().aliasHistory("champion"))
        .extracting(AliasAssignment::version)
        .containsExactly(
            java.util.Optional.of(1), java.util.Optional.of(2), java.util.Optional.of(1));
    assertThat(spam.history().get(spam.history().size() - 1).reason()).contains("false positives");
  }

  @Test
  void nobodyEditedAnyOfThis() {
    ModelVersion version = spam.train().start().await();
    version.evaluate().on(HELD_OUT).start().await();
    Anchor anchor = spam.anchor();
    version.note("later").commit();

    assertThat(spam.verify().isIntact()).isTrue();
    assertThat(spam.verify(Anchor.parse(anchor.toString())).isIntact()).isTrue();
    Verification all = registry.verify();
    assertThat(all.requireIntact().models()).isEqualTo(1);
    assertThat(all.blobs()).isEqualTo(6);
  }

  @Test
  void anotherHandleSeesEverythingAfterReopening() {
    ModelVersion version = spam.train().label("1.0").start().await();
    Evaluation evaluation = version.evaluate().on(HELD_OUT).start().await();
    version.promote("champion").commit();

    try (ModelRegistry other = place.registry().open()) {
      Model same = other.model("spam-filter");
      assertThat(other.id()).isEqualTo(registry.id());
      assertThat(same.anchor()).isEqualTo(spam.anchor());
      assertThat(same.alias("champion").config()).isEqualTo(version.config());
      assertThat(same.alias("champion").evaluation().result())
          .hasToString(evaluation.result().toString());
      assertThat(same.alias("champion").evaluation().predictions().orElseThrow().scores())
          .isEqualTo(evaluation.predictions().orElseThrow().scores());
      assertThat(same.history()).isEqualTo(spam.history());
    }
  }

  @Test
  void aModelIsDescribedTaggedDeletedAndRestored() {
    spam.describe("Sorts mail").because("clearer").commit();
    spam.tag("owner", "team-mail").commit();
    assertThat(spam.now().description()).contains("Sorts mail");
    assertThat(spam.untag("owner").commit().tags()).isEmpty();

    spam.delete("replaced");

    assertThat(registry.models()).isEmpty();
    assertThat(registry.findModel("spam-filter")).isEmpty();
    assertThat(registry.modelNames()).containsExactly("spam-filter");
    assertThat(registry.restoreModel("spam-filter", "still needed").now().description())
        .contains("Sorts mail");
  }
}
