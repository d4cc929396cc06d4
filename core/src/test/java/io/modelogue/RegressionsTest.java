package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.evaluation.Difference;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.TestKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When it got worse, and what was changed then. */
class RegressionsTest {

  @ParameterizedTest
  @EnumSource(Backend.class)
  void theVersionWhereItBrokeIsNamedWithWhatWasChanged(Backend backend) throws Exception {
    try (Backend.Place place = backend.place()) {
      try (ModelRegistry registry = place.registry().template(Mails.template()).open()) {
        Model spam = Mails.model(registry);
        for (int epochs : new int[] {20, 50, 51, 2, 3, 50}) {
          evaluated(spam, epochs);
        }
      }
      try (ModelRegistry registry = place.registry().open()) {
        Regressions regressions = registry.model("spam-filter").regressions(Metric.ROC_AUC);

        assertThat(regressions.dataset()).isEqualTo(HELD_OUT);
        assertThat(regressions.tests()).isEqualTo(5);
        Regression broke = regressions.found().get(0);
        assertThat(regressions.found()).hasSize(1);
        assertThat(broke.before().number()).isEqualTo(3);
        assertThat(broke.version().number()).isEqualTo(4);
        assertThat(broke.config().toString()).contains("epochs").contains("51").contains("2");
        assertThat(broke.change().difference().orElseThrow().test())
            .isEqualTo(TestKind.PAIRED_DELONG);
        assertThat(broke.comparison().metric(Metric.LOG_LOSS).verdict()).isEqualTo(Verdict.WORSE);
        assertThat(regressions.notTested())
            .containsOnlyKeys(registry.model("spam-filter").version(1))
            .containsValue("no earlier version can be compared with it");
        assertThat(regressions.toString())
            .contains("1 worse than the one before", "5 tests, Holm's correction")
            .contains("version 3 -> version 4");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aVersionThatCannotBeComparedIsPassedOverAndNamed(Backend backend) throws Exception {
    try (Backend.Place place = backend.place();
        ModelRegistry registry = place.registry().template(Mails.template()).open()) {
      Model spam = Mails.model(registry);
      evaluated(spam, 200);
      spam.train().set("epochs", 100).start().await();
      ModelVersion whatIf = spam.train().set("epochs", 60).start().await();
      whatIf
          .evaluate()
          .on(HELD_OUT)
          .with(Evaluator.builder().confidenceLevel(0.9).build())
          .start()
          .await();
      evaluated(spam, 1);
      Regressions regressions = spam.regressions(Metric.ROC_AUC, HELD_OUT);

      assertThat(regressions.found())
          .extracting(each -> each.before().number() + " -> " + each.version().number())
          .containsExactly("1 -> 4");
      assertThat(regressions.notTested().values())
          .containsExactly(
              "no earlier version can be compared with it",
              "it has no results on held-out",
              "no earlier version can be compared with it");
    }
  }

  @Test
  void lowerIsWorseUnlessTheMetricIsALoss() {
    try (ModelRegistry registry = ModelRegistry.inMemory().template(Mails.template()).open()) {
      Model spam = Mails.model(registry);
      evaluated(spam, 1);
      evaluated(spam, 50);
      evaluated(spam, 1);

      for (Metric metric : List.of(Metric.ROC_AUC, Metric.LOG_LOSS, Metric.ACCURACY)) {
        assertThat(spam.regressions(metric).found())
            .extracting(each -> each.version().number())
            .containsExactly(3);
      }
      Regressions untested = spam.regressions(Metric.F1);
      assertThat(untested.found()).isEmpty();
      assertThat(untested.tests()).isZero();
      assertThat(untested.notTested()).hasSize(3);
      assertThat(untested.toString())
          .startsWith("F1 on held-out (400 rows): nothing could be tested\n");
    }
  }

  @Test
  void whatOneTestWouldFindAloneManyTestsDoNot() {
    try (ModelRegistry registry = ModelRegistry.inMemory().template(Mails.template()).open()) {
      Model spam = Mails.model(registry);
      Predictions worse = aLittleWorse();
      evaluated(spam, Mails.score(50));
      evaluated(spam, worse);
      assertThat(spam.regressions(Metric.ROC_AUC).found()).hasSize(1);

      for (int same = 0; same < 9; same++) {
        evaluated(spam, worse);
      }
      assertThat(spam.regressions(Metric.ROC_AUC).tests()).isEqualTo(10);
      assertThat(spam.regressions(Metric.ROC_AUC).found()).isEmpty();
    }
  }

  /** The first noise that makes the area worse with a p-value of about 0.02. */
  private static Predictions aLittleWorse() {
    Predictions before = Mails.score(50);
    for (long seed = 0; true; seed++) {
      Random random = new Random(seed);
      double[] scores = before.scores();
      for (int i = 0; i < scores.length; i++) {
        scores[i] += 0.15 * random.nextGaussian();
      }
      Predictions after = Predictions.binary(scores, before.labels());
      Difference difference = Evaluator.standard().compare(Metric.ROC_AUC, before, after);
      double p = difference.pValue().orElseThrow();
      if (difference.value().value() < 0 && p > 0.01 && p < 0.04) {
        return after;
      }
    }
  }

  @Test
  void withoutPredictionsTheTestsAreUnpairedAndFindLess() {
    try (ModelRegistry registry = ModelRegistry.inMemory().template(Mails.template()).open()) {
      Model spam = Mails.model(registry);
      for (int epochs : new int[] {50, 1}) {
        ModelVersion version = spam.train().set("epochs", epochs).start().await();
        version.evaluate().on(HELD_OUT).withoutKeepingPredictions().start().await();
      }

      assertThat(spam.regressions(Metric.ROC_AUC).found())
          .extracting(each -> each.change().difference().orElseThrow().test())
          .containsExactly(TestKind.UNPAIRED);
    }
  }

  @Test
  void aModelWithoutAnythingToLookAtSaysSo() {
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      Model empty = registry.createModel("empty").create();

      assertThatThrownBy(() -> empty.regressions(Metric.ROC_AUC))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no primary data set and no evaluation yet");
    }
  }

  private static void evaluated(Model spam, Predictions predictions) {
    ModelVersion version = spam.register(VersionConfig.builder().build()).commit();
    version.evaluate().on(HELD_OUT).predictions(predictions).start().await();
  }

  private static void evaluated(Model spam, int epochs) {
    ModelVersion version = spam.train().set("epochs", epochs).start().await();
    version.evaluate().on(HELD_OUT).start().await();
  }
}
