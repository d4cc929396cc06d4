package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which concept is positive, where decisions fall, and what losses need, each with what the caller
 * is told.
 */
class DecisionPolicyTest {
  private final Evaluator evaluator = Evaluator.standard();

  @Test
  void twoNamedConceptsNeedToKnowWhichIsPositive() {
    Predictions predictions =
        Predictions.multiClass(
            List.of("ham", "spam"), new double[] {.9, .1, .2, .8}, new int[] {0, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.evaluate(predictions))
        .withMessage(
            "there are two concepts, [ham, spam]: say which is the positive one, as in"
                + " positive(\"spam\")");
    EvaluationResult result = evaluator.evaluate(predictions.positive("spam"));
    assertThat(result.positive()).hasValue("spam");
    assertThat(result.concepts()).containsExactly("ham", "spam");
    assertThat(evaluator.evaluate(predictions.positive("ham")).positive()).hasValue("ham");
  }

  @Test
  void theOtherConceptScoresOneMinusSWhereThatIsAProbability() {
    EvaluationResult result =
        evaluate(new double[] {1e-300, 1e-200, 0.4, 0.9}, booleans(1, 0, 1, 0));
    ConceptResult negative = result.concept("negative");

    // as numbers 1 - 1e-300 and 1 - 1e-200 are the same, and still both areas agree
    assertThat(negative.rocAuc()).isEqualTo(result.rocAuc());
    assertThat(negative.metric(Metric.LOG_LOSS)).isEqualTo(result.metric(Metric.LOG_LOSS));
    assertThat(negative.counts()).isEqualTo(result.concept("positive").counts().opposite());
    assertThat(negative.rocCurve().threshold(negative.rocCurve().size() - 1)).isEqualTo(1 - 0.9);
  }

  @Test
  void theOtherConceptOfScoresThatAreNoProbabilitiesHasNoMeasuresOfItsOwn() {
    EvaluationResult result = evaluate(new double[] {-2, 1, 0.5, 3}, booleans(0, 1, 0, 1));

    assertUndefined(
        result.concept("negative").rocAuc(),
        UndefinedReason.NOT_PROBABILITIES,
        "\"negative\" has none of its own");
    assertThat(result.rocAuc().isDefined()).isTrue();
    assertThat(result.macro().leftOut(Metric.ROC_AUC)).containsOnlyKeys("negative");
  }

  @Test
  void scoresOutsideZeroToOneHaveNoLossesAndNeedAThreshold() {
    Predictions predictions =
        Predictions.binary(new double[] {-2, 1, 0.5, 3}, booleans(0, 1, 0, 1));
    EvaluationResult result = evaluator.evaluate(predictions);

    for (Metric metric : List.of(Metric.LOG_LOSS, Metric.BRIER)) {
      assertUndefined(
          result.metric(metric), UndefinedReason.NOT_PROBABILITIES, "scores lie outside [0, 1]");
    }
    assertUndefined(
        result.accuracy(),
        UndefinedReason.NEEDS_THRESHOLD,
        "need an explicit threshold: Evaluator.builder().threshold(...)");
    assertThat(result.threshold()).isEmpty();
    assertThat(result.findConfusion()).isEmpty();
    assertThatIllegalStateException().isThrownBy(result::confusion);
    assertThatIllegalStateException()
        .isThrownBy(() -> result.concept("positive").predicted())
        .withMessageContaining("threshold");

    EvaluationResult decided = Evaluator.builder().threshold(1).build().evaluate(predictions);
    assertThat(decided.accuracy().value()).isEqualTo(1);
    assertThat(decided.concept("positive").predicted()).isEqualTo(2);
  }

  @Test
  void rowsThatDoNotAddUpToOneHaveNoLogLoss() {
    Predictions predictions =
        Predictions.multiClass(
            List.of("a", "b", "c"), new double[] {.2, .3, .5, .5, .4, .2}, new int[] {2, 0});
    EvaluationResult result = evaluator.evaluate(predictions);

    assertUndefined(
        result.metric(Metric.LOG_LOSS),
        UndefinedReason.NOT_PROBABILITIES,
        "the scores of row 1 (counted from 0) add up to 1.1 and not to 1");
    assertThat(result.rocAuc().isDefined()).isTrue();
    assertUndefined(
        evaluator
            .evaluate(
                Predictions.multiClass(
                    List.of("a", "b", "c"), new double[] {2, -1, 0}, new int[] {2}))
            .metric(Metric.BRIER),
        UndefinedReason.NOT_PROBABILITIES,
        "row 0 (counted from 0) has the score 2.0, which is outside [0, 1]");
  }

  @Test
  void aThresholdIsPassedByAnEqualScore() {
    EvaluationResult result = evaluate(new double[] {0.5, 0.4999999}, booleans(1, 1));

    assertThat(result.concept("positive").counts().truePositives()).isEqualTo(1);
  }

  @Test
  void aThresholdThatWasSetIsUsedForProbabilitiesToo() {
    Predictions predictions = Predictions.binary(new double[] {.1, .4, .9}, booleans(0, 1, 1));
    EvaluationResult result = Evaluator.builder().threshold(0.3).build().evaluate(predictions);

    assertThat(result.threshold()).hasValue(0.3);
    assertThat(result.accuracy().value()).isEqualTo(1);
    assertThat(evaluator.evaluate(predictions).accuracy().value()).isEqualTo(2.0 / 3);
  }

  @Test
  void equalHighestScoresAreDecidedForTheLowestIndex() {
    EvaluationResult result =
        evaluator.evaluate(
            Predictions.multiClass(
                List.of("a", "b", "c"),
                new double[] {.2, .4, .4, .4, .4, .2, .2, .4, .4},
                new int[] {1, 1, 2}));

    assertThat(result.confusion().count("b", "b")).isEqualTo(1);
    assertThat(result.confusion().count("b", "a")).isEqualTo(1);
    assertThat(result.confusion().count("c", "b")).isEqualTo(1);
    assertThat(result.labelRanks()).containsExactly(1, 2, 0);
    assertThat(result.topKAccuracy(1)).isEqualTo(result.accuracy());
    assertThat(result.topKAccuracy(2).value()).isEqualTo(1);
  }

  @Test
  void logLossClipsAtItsNamedEpsilon() {
    Predictions predictions = Predictions.binary(new double[] {0, 1}, booleans(1, 0));

    assertThat(evaluator.evaluate(predictions).metric(Metric.LOG_LOSS).value())
        .isCloseTo(-Math.log(1e-15), within(1e-3));
    assertThat(
            Evaluator.builder()
                .logLossEpsilon(0.01)
                .build()
                .evaluate(predictions)
                .metric(Metric.LOG_LOSS)
                .value())
        .isCloseTo(-Math.log(0.01), within(1e-12));
  }

  @Test
  void precisionOfAConceptNeverPredictedIsUndefined() {
    EvaluationResult result = evaluate(new double[] {.1, .2, .3}, booleans(0, 1, 1));

    assertUndefined(
        result.metric(Metric.PRECISION),
        UndefinedReason.NEVER_PREDICTED,
        "no row was predicted to be it");
    assertThat(result.metric(Metric.F1).value()).isZero();
    assertUndefined(result.metric(Metric.MCC), UndefinedReason.NO_VARIATION, "predicted alike");
  }

  private EvaluationResult evaluate(double[] scores, boolean[] labels) {
    return evaluator.evaluate(Predictions.binary(scores, labels));
  }

  private static void assertUndefined(Measure measure, UndefinedReason reason, String explanation) {
    assertThat(measure.isDefined()).isFalse();
    Measure.Undefined why = measure.whyUndefined().orElseThrow();
    assertThat(why.reason()).isEqualTo(reason);
    assertThat(why.explanation()).contains(explanation);
  }

  private static boolean[] booleans(int... labels) {
    boolean[] booleans = new boolean[labels.length];
    for (int row = 0; row < labels.length; row++) {
      booleans[row] = labels[row] == 1;
    }
    return booleans;
  }
}
