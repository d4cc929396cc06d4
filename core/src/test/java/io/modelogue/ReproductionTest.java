package io.modelogue;

import static io.modelogue.Mails.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.ReproductionReport.FileOutcome;
import io.modelogue.ReproductionReport.MetricOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Training a version again from its record, and what is said of that. */
@ParameterizedClass
@EnumSource(Backend.class)
@Timeout(60)
class ReproductionTest {
  @TempDir private Path work;
  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;
  private final ModelVersion version;

  ReproductionTest(Backend backend) {
    place = backend.place();
    registry = place.registry().template(Mails.template()).actor("ada").open();
    spam = Mails.model(registry);
    version = spam.train().on(TRAINING).set("epochs", 20).start().await();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private static Trainer trainer(String weights, double loss) {
    return context ->
        TrainedModel.builder()
            .artifact("model.bin", weights.getBytes(StandardCharsets.UTF_8))
            .metric("trainingLoss", loss)
            .build();
  }

  @Test
  void theSameCodeOnTheSameRecordIsIdenticalAndWritesNothing() {
    Anchor before = spam.anchor();

    ReproductionReport report = version.reproduce().start().await();

    assertThat(report.verdict()).isEqualTo(ReproductionVerdict.IDENTICAL);
    assertThat(report.version()).isEqualTo(version);
    assertThat(report.kept()).isEmpty();
    assertThat(report.template()).isEmpty();
    assertThat(report.violations()).isEmpty();
    assertThat(report.environment()).isEmpty();
    assertThat(report.files()).hasSize(1).allMatch(FileOutcome::isSame);
    assertThat(report.metrics()).hasSize(1).allMatch(MetricOutcome::isSame);
    assertThat(report.toString())
        .isEqualTo(
            """
            version 1 of "spam-filter" trained again: IDENTICAL
              file model.bin: same bytes
              metric trainingLoss: same, 0.05\
            """);
    assertThat(spam.anchor()).isEqualTo(before);
  }

  @Test
  void itTrainsWithTheRecordedConfigurationAndDataSet() {
    var unused =
        version
            .reproduce()
            .using(
                context -> {
                  assertThat(context.config()).isEqualTo(version.config());
                  assertThat(context.dataset()).contains(TRAINING);
                  assertThat(context.model()).isEqualTo("spam-filter");
                  assertThat(context.version()).isEqualTo(1);
                  assertThat(context.workingDirectory()).isEmptyDirectory();
                  return TrainedModel.builder().build();
                })
            .start()
            .await();
  }

  @Test
  void otherBytesWithTheSameMetricsAreSaid() {
    ReproductionReport report =
        version.reproduce().using(trainer("epochs=21", 0.05)).start().await();

    assertThat(report.verdict()).isEqualTo(ReproductionVerdict.SAME_METRICS);
    assertThat(report.files().get(0).recorded()).contains(version.artifact("model.bin").digest());
    assertThat(report.toString()).containsPattern("file model.bin: [0-9a-f]{12} -> [0-9a-f]{12}");
  }

  @Test
  void anotherMetricIsDifferentHoweverLittleItIs() {
    ReproductionReport report =
        version.reproduce().using(trainer("epochs=20", Math.nextUp(0.05))).start().await();

    assertThat(report.verdict()).isEqualTo(ReproductionVerdict.DIFFERENT);
    assertThat(report.files()).allMatch(FileOutcome::isSame);
    MetricOutcome loss = report.metrics().get(0);
    assertThat(loss.difference()).hasValue(Math.ulp(0.05));
    assertThat(loss.toString())
        .isEqualTo("metric trainingLoss: 0.05 -> 0.05000000000000001 (+6.93889e-18)");
  }

  @Test
  void filesAndMetricsThatOnlyOneOfThemHasAreDifferences() {
    ReproductionReport report =
        version
            .reproduce()
            .using(
                context ->
                    TrainedModel.builder()
                        .artifact("extra.bin", new byte[] {1})
                        .metric("auc", 0.5)
                        .build())
            .start()
            .await();

    assertThat(report.verdict()).isEqualTo(ReproductionVerdict.DIFFERENT);
    assertThat(report.toString())
        .containsPattern("file extra.bin: not recorded -> [0-9a-f]{12}")
        .containsPattern("file model.bin: [0-9a-f]{12} -> not made")
        .contains("metric auc: none -> 0.5")
        .contains("metric trainingLoss: 0.05 -> none");
  }

  @Test
  void aChangedTemplateAndEnvironmentAreNamed() {
    TrainingTemplate changed =
        TrainingTemplate.named("logistic-regression")
            .setting(Setting.integer("epochs").range(1, 15).byDefault(10))
            .setting(Setting.decimal("learningRate").range(0.0, 10.0).byDefault(0.1))
            .setting(Setting.text("optimizer").oneOf("sgd", "adam").byDefault("adam"))
            .setting(Setting.flag("shuffle").byDefault(true))
            .setting(Setting.text("norm").byDefault("l2"))
            .trainer(trainer("epochs=20", 0.05))
            .build();
    try (ModelRegistry later =
        place
            .registry()
            .template(changed)
            .environment(Environment.ofThisJvm().gitCommit("abc").with("tribuo", "4.3"))
            .open()) {
      ReproductionReport report = later.model("spam-filter").version(1).reproduce().start().await();

      assertThat(report.verdict()).isEqualTo(ReproductionVerdict.IDENTICAL);
      assertThat(report.template().keySet())
          .containsExactly("setting epochs", "setting norm", "setting threshold");
      assertThat(report.environment().keySet())
          .containsExactlyInAnyOrder("git commit", "dependency tribuo");
      assertThat(report.toString())
          .contains(
              "template, setting epochs: integer in training, from 1, to 1000, default 10 ->"
                  + " integer in training, from 1, to 15, default 10")
          .contains("template, setting norm: none -> text in training, default \"l2\"")
          .contains("the template would refuse: ")
          .contains("environment, dependency tribuo: none -> 4.3");
    }
  }

  @Test
  void aReproductionIsKeptAsAVersionInOneCommitIfAsked() {
    long before = spam.anchor().revision();

    ReproductionReport report = version.reproduce().keepAsVersion().start().await();

    ModelVersion kept = report.kept().orElseThrow();
    assertThat(kept.number()).isEqualTo(2);
    assertThat(kept.status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(kept.parent()).contains(1);
    assertThat(kept.note()).contains("version 1 trained again from its record");
    assertThat(kept.config()).isEqualTo(version.config());
    assertThat(kept.environment()).isEqualTo(version.environment());
    assertThat(kept.artifact("model.bin").bytes()).asString().isEqualTo("epochs=20");
    assertThat(kept.trainingMetrics()).isEqualTo(version.trainingMetrics());
    assertThat(kept.lossCurve().values("loss")).isEqualTo(version.lossCurve().values("loss"));
    assertThat(kept.log()).isEqualTo(version.log());
    assertThat(spam.anchor().revision()).isEqualTo(before + 1);
    assertThat(report.toString()).contains("kept as version 2");
    assertThat(spam.verify().isIntact()).isTrue();
  }

  @Test
  void aTrainerThatFailsWritesNothingAndLeavesNoFiles() throws IOException {
    try (ModelRegistry own =
        place.registry().template(Mails.template()).workingDirectory(work).open()) {
      Model model = own.model("spam-filter");
      Anchor before = model.anchor();
      Job<ReproductionReport> job =
          model
              .version(1)
              .reproduce()
              .using(
                  context -> {
                    Files.writeString(context.workingDirectory().resolve("half"), "half");
                    throw new IOException("disk full");
                  })
              .keepAsVersion()
              .start();

      assertThatThrownBy(job::await)
          .isInstanceOf(ReproductionFailedException.class)
          .hasMessage(
              "the reproduction of version 1 of \"spam-filter\" failed: java.io.IOException: disk"
                  + " full; nothing was written")
          .hasCauseInstanceOf(IOException.class);
      assertThat(model.anchor()).isEqualTo(before);
    }
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void itCanBeCancelled() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Job<ReproductionReport> job =
        version
            .reproduce()
            .using(
                context -> {
                  runs.countDown();
                  goOn.await();
                  context.throwIfCancelled();
                  return TrainedModel.builder().build();
                })
            .start();
    runs.await();
    job.cancel();
    goOn.countDown();

    assertThatThrownBy(job::await).isInstanceOf(CancellationException.class);
  }

  @Test
  void whatNobodyHasBegunIsCancelledWhenTheRegistryCloses() {
    Job<ReproductionReport> job;
    try (ModelRegistry own =
        place
            .registry()
            .template(Mails.template())
            .executor(task -> {})
            .closeGrace(Duration.ZERO)
            .open()) {
      job = own.model("spam-filter").version(1).reproduce().keepAsVersion().start();
    }

    assertThatThrownBy(job::await)
        .isInstanceOf(CancellationException.class)
        .hasMessage("the reproduction of version 1 of \"spam-filter\" was cancelled");
    assertThat(spam.versions()).hasSize(1);
  }

  @Test
  void itIsKeptInTheNameOfWhoeverAskedForIt() {
    AtomicReference<String> user = new AtomicReference<>("bob");
    try (ModelRegistry own = place.registry().template(Mails.template()).actor(user::get).open()) {
      ReproductionReport report =
          own.model("spam-filter")
              .version(1)
              .reproduce()
              .using(
                  context -> {
                    user.set("somebody else by now");
                    return TrainedModel.builder().build();
                  })
              .keepAsVersion()
              .start()
              .await();

      assertThat(report.kept().orElseThrow().createdBy()).isEqualTo("bob");
    }
  }

  @Test
  void aRegisteredVersionIsReproducedWithCodeThatIsGiven() {
    ModelVersion registered =
        spam.register(VersionConfig.builder().set("epochs", 3).build())
            .artifact("model.bin", "weights".getBytes(StandardCharsets.UTF_8))
            .commit();

    ReproductionReport report =
        registered.reproduce().using(trainer("weights", 0.1)).start().await();

    assertThat(report.toString())
        .contains("environment, runtime: none -> ")
        .contains("file model.bin: same bytes")
        .contains("metric trainingLoss: none -> 0.1");
    assertThat(report.metrics()).noneMatch(MetricOutcome::isSame);
    assertThat(report.verdict())
        .as("the record of a registered version has no metrics that could differ")
        .isEqualTo(ReproductionVerdict.IDENTICAL);
  }

  @Test
  void otherBytesOfARegisteredVersionAreDifferent() {
    ModelVersion registered =
        spam.register(VersionConfig.builder().set("epochs", 3).build())
            .artifact("model.bin", "weights".getBytes(StandardCharsets.UTF_8))
            .commit();

    ReproductionReport report =
        registered.reproduce().using(trainer("others", 0.1)).start().await();

    assertThat(report.verdict()).isEqualTo(ReproductionVerdict.DIFFERENT);
  }

  @Test
  void aMetricThatTheRecordLacksDecidesNothing() {
    ReproductionReport report =
        version
            .reproduce()
            .using(
                context ->
                    TrainedModel.builder()
                        .artifact("model.bin", "epochs=20".getBytes(StandardCharsets.UTF_8))
                        .metric("trainingLoss", 0.05)
                        .metric("auc", 0.5)
                        .build())
            .start()
            .await();

    assertThat(report.verdict()).isEqualTo(ReproductionVerdict.IDENTICAL);
    assertThat(report.toString()).contains("metric auc: none -> 0.5");
  }

  @Test
  void aRecordedMetricThatIsNotMadeIsADifference() {
    ReproductionReport report =
        version
            .reproduce()
            .using(
                context ->
                    TrainedModel.builder()
                        .artifact("model.bin", "epochs=20".getBytes(StandardCharsets.UTF_8))
                        .build())
            .start()
            .await();

    assertThat(report.verdict()).isEqualTo(ReproductionVerdict.DIFFERENT);
  }

  @Test
  void whatCannotBeReproducedIsRefusedWithTheReason() {
    ModelVersion empty = spam.register(VersionConfig.builder().build()).commit();
    assertThatThrownBy(() -> empty.reproduce().start())
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("has neither files nor final metrics");

    assertThatThrownBy(() -> spam.train().set("epochs", 13).start().await())
        .isInstanceOf(TrainingFailedException.class);
    assertThatThrownBy(() -> spam.version(3).reproduce().start())
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("only a trained or registered one");
    ModelVersion deleted = version.delete("superseded");
    assertThatThrownBy(() -> deleted.reproduce().start())
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("is deleted; restore it first");
  }

  @Test
  void withoutTheCodeItSaysHowToBindIt() {
    try (ModelRegistry without = place.registry().open()) {
      ModelVersion here = without.model("spam-filter").version(1);

      assertThatThrownBy(() -> here.reproduce().start())
          .isInstanceOf(TemplateNotBoundException.class)
          .hasMessageContaining("bind it with");
    }
  }
}
