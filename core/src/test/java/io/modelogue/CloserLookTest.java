package io.modelogue;

import static io.modelogue.evaluation.RateRange.falsePositiveRates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.evaluation.CalibrationBins;
import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.IntervalMethod;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.ThresholdGoal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calibration, partial areas and threshold goals of evaluations that were stored and read back. */
class CloserLookTest {
  private static final Evaluator COARSE =
      Evaluator.builder()
          .calibrationBins(CalibrationBins.equalMass(7))
          .confidenceInterval(IntervalMethod.LOGIT)
          .curvePoints(5)
          .build();

  @ParameterizedTest
  @EnumSource(Backend.class)
  void everythingIsAnsweredAsBeforeItWasStored(Backend backend) throws Exception {
    Predictions predictions = Mails.score(10).withConcepts("ham", "spam");
    for (Evaluator evaluator : List.of(Evaluator.standard(), COARSE)) {
      try (Backend.Place place = backend.place()) {
        try (ModelRegistry registry = place.registry().open()) {
          evaluate(Mails.model(registry), predictions, evaluator);
        }
        try (ModelRegistry registry = place.registry().open()) {
          Evaluation read = registry.model("spam-filter").version(1).evaluation();
          EvaluationResult expected = evaluator.evaluate(predictions);

          assertThat(read.measures()).isEqualTo(expected.measures());
          assertThat(read.evaluator())
              .containsEntry("calibration-bins", evaluator.calibrationBins().id())
              .containsEntry("confidence-interval", evaluator.confidenceInterval().id());
          assertThat(read.result()).hasToString(expected.toString());
          for (ConceptResult concept : expected.conceptResults()) {
            assertSame(read.concept(concept.name()), concept);
          }
        }
      }
    }
  }

  private static void assertSame(ConceptResult read, ConceptResult expected) {
    assertThat(read.calibration()).isEqualTo(expected.calibration());
    assertThat(read.expectedCalibrationError()).isEqualTo(expected.expectedCalibrationError());
    assertThat(read.partialAuc(falsePositiveRates(0, 0.2)))
        .isEqualTo(expected.partialAuc(falsePositiveRates(0, 0.2)));
    for (ThresholdGoal goal :
        List.of(
            ThresholdGoal.recallAtLeast(0.9),
            ThresholdGoal.precisionAtLeast(0.8),
            ThresholdGoal.precisionAtLeast(1),
            ThresholdGoal.youdenJ(),
            ThresholdGoal.cost(1, 5))) {
      assertThat(read.thresholdFor(goal)).isEqualTo(expected.thresholdFor(goal));
    }
    assertThat(read.rocAuc()).isEqualTo(expected.rocAuc());
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void calibrationErrorsAreComparedInTheSameBinsOnly(Backend backend) throws Exception {
    try (Backend.Place place = backend.place();
        ModelRegistry registry = place.registry().open()) {
      Model spam = Mails.model(registry);
      evaluate(spam, Mails.score(10), Evaluator.standard());
      evaluate(spam, Mails.score(50), Evaluator.standard());
      evaluate(spam, Mails.score(50), COARSE);

      VersionComparison same = spam.compare(spam.version(1), spam.version(2));
      assertThat(same.metric(Metric.ECE).verdict()).isEqualTo(Verdict.UNTESTED);
      VersionComparison other = spam.compare(spam.version(1), spam.version(3));
      assertThat(other.metric(Metric.ECE).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
      assertThat(other.metric(Metric.ROC_AUC).verdict())
          .isEqualTo(same.metric(Metric.ROC_AUC).verdict());
      assertThat(spam.leaderboard(Metric.ECE, Mails.HELD_OUT).entries()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void withoutPredictionsTheCurvesStillAnswer(Backend backend) throws Exception {
    try (Backend.Place place = backend.place();
        ModelRegistry registry = place.registry().open()) {
      Model spam = Mails.model(registry);
      evaluate(spam, Mails.score(10), Evaluator.standard());
      Evaluation erased =
          spam.version(1).evaluation().erasePredictions("the people concerned asked for it");
      ConceptResult concept = erased.concept("spam");
      ConceptResult expected =
          Evaluator.standard()
              .evaluate(Mails.score(10).withConcepts("ham", "spam"))
              .concept("spam");

      assertThat(concept.partialAuc(falsePositiveRates(0, 0.1)))
          .isEqualTo(expected.partialAuc(falsePositiveRates(0, 0.1)));
      assertThat(concept.calibration()).isEqualTo(expected.calibration());
      assertThatExceptionOfType(ContentRemovedException.class)
          .isThrownBy(() -> concept.thresholdFor(ThresholdGoal.youdenJ()));
    }
  }

  private static void evaluate(Model spam, Predictions predictions, Evaluator evaluator)
      throws Exception {
    ModelVersion version = spam.register(VersionConfig.builder().build()).commit();
    version.evaluate().on(Mails.HELD_OUT).predictions(predictions).with(evaluator).start().await();
  }
}
