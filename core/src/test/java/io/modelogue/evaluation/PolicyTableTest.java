package io.modelogue.evaluation;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The table of policies row by row, in its order; {@link PolicyTest}, {@link DecisionPolicyTest}
 * and {@link WeightsTest} look closer.
 */
class PolicyTableTest {
  private final Evaluator evaluator = Evaluator.standard();

  @Test
  void tiesAreEqualNumbersWithoutATolerance() {
    assertThat(area(new double[] {1e-13, 2e-13, 3e-13, 4e-13}, 0, 0, 1, 1).value()).isEqualTo(1);
    assertThat(area(new double[] {-0.0, 0.0}, 0, 1).value()).isEqualTo(0.5);
  }

  @Test
  void nanScoreIsRefusedWithTheFirstRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> area(new double[] {1, Double.NaN, Double.NaN}, 0, 1, 0))
        .withMessage(
            "the score of row 1 (counted from 0) is NaN, which has no place in an order: leave the"
                + " row out or mend it");
  }

  @Test
  void infiniteScoreIsAnOrder() {
    assertThat(area(new double[] {NEGATIVE_INFINITY, 3, POSITIVE_INFINITY}, 0, 0, 1).value())
        .isEqualTo(1);
  }

  @Test
  void oneClassOnlyHasNoAreaAndIsLeftOutOfAveragesByName() {
    Measure auc = area(new double[] {1, 2}, 1, 1);

    assertUndefined(
        auc,
        UndefinedReason.ONE_CLASS_ONLY,
        "no row is negative, so that there is nothing to rank");
    EvaluationResult result =
        evaluator.evaluate(
            Predictions.multiClass(
                List.of("a", "b", "c"), new double[] {.6, .3, .1, .2, .7, .1}, new int[] {0, 1}));
    assertThat(result.macro().leftOut(Metric.ROC_AUC)).containsOnlyKeys("c");
    assertThat(result.rocAuc().value()).isEqualTo(1);
  }

  @Test
  void emptyInputOtherLengthsAndLabelsOutOfRangeAreRefusedSayingWhich() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> area(new double[0]))
        .withMessage("there are no rows: predictions need at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> area(new double[2], 1))
        .withMessage("there are 2 scores for 1 labels: give one of each a row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> area(new double[2], 1, 7))
        .withMessage("the label of row 1 (counted from 0) is 7; with 2 concepts it must be 0 to 1");
  }

  @Test
  void directionIsNeverGuessedAndLogitsStayLogits() {
    Predictions logits = Predictions.binary(new double[] {4, 2, -1, -3}, new int[] {0, 0, 1, 1});

    assertThat(evaluator.evaluate(logits).rocAuc().value()).isZero();
    assertThat(logits.scores()).containsExactly(4, 2, -1, -3);
    assertUndefined(
        evaluator.evaluate(logits).metric(Metric.LOG_LOSS),
        UndefinedReason.NOT_PROBABILITIES,
        "scores lie outside [0, 1], and log loss needs probabilities");
  }

  @Test
  void thresholdsFallFromInfinityAndAnEqualScorePasses() {
    ScoreCounts counts = ScoreCounts.of(new double[] {.2, .9, .5}, labels(0, 1, 1));
    RocCurve curve = RocCurve.of(counts, CurvePoints.ALL);

    assertThat(IntStream.range(0, curve.size()).mapToDouble(curve::threshold))
        .containsExactly(POSITIVE_INFINITY, .9, .5, .2);
    assertThat(counts.at(.5).predicted()).isEqualTo(2);
    assertThat(counts.at(Math.nextUp(.5)).predicted()).isEqualTo(1);
  }

  @Test
  void curvesDropCollinearPointsAndAreCappedWithTheLostAreaStated() {
    Random random = new Random(1);
    double[] scores = random.doubles(20_000).toArray();
    boolean[] labels = new boolean[scores.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = random.nextBoolean();
    }
    ScoreCounts counts = ScoreCounts.of(scores, labels);
    RocCurve corners = RocCurve.of(counts, CurvePoints.CORNERS);
    RocCurve capped =
        evaluator.evaluate(Predictions.binary(scores, labels)).concept("positive").rocCurve();

    assertThat(corners.size()).isLessThan(RocCurve.of(counts, CurvePoints.ALL).size());
    assertThat(corners.lostArea()).isZero();
    assertThat(capped.size()).isEqualTo(1_000);
    assertThat(capped.lostArea()).isPositive();
    assertThat(capped.area()).isCloseTo(corners.area(), within(capped.lostArea()));
  }

  @Test
  void weightsDropZerosRefuseNonsenseAndKnowNoDeLong() {
    Predictions predictions = Predictions.binary(new double[] {.1, .9, .4}, new int[] {0, 1, 1});
    EvaluationResult result = evaluator.evaluate(predictions.withWeights(2, 0, 3));

    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.rocAuc().whyNoInterval().orElseThrow().explanation())
        .contains("rows have weights");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> predictions.withWeights(1, 1, -1))
        .withMessageStartingWith("the weight of row 2 (counted from 0) is -1.0; it must be 0, or");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> predictions.withWeights(1, Double.NaN, 1))
        .withMessageStartingWith("the weight of row 1 (counted from 0) is NaN");
  }

  @Test
  void oneRowOfAClassHasAnAreaAndNoVariance() {
    Measure auc = area(new double[] {0, 1, 1.1}, 0, 1, 0);

    assertThat(auc.value()).isEqualTo(0.5);
    assertNoInterval(
        auc,
        UndefinedReason.TOO_FEW_ROWS,
        "a class has a single row, and a variance needs two of each");
  }

  @Test
  void perfectSeparationHasNoVariationAndEqualPairsDifferByNothing() {
    Predictions perfect = Predictions.binary(new double[] {.1, .2, .8, .9}, new int[] {0, 0, 1, 1});
    Predictions reversed =
        Predictions.binary(new double[] {.9, .8, .2, .1}, new int[] {0, 0, 1, 1});
    Predictions imperfect =
        Predictions.binary(new double[] {.1, .8, .2, .9}, new int[] {0, 0, 1, 1});

    assertNoInterval(
        evaluator.evaluate(perfect).rocAuc(),
        UndefinedReason.NO_VARIATION,
        "the rows do not vary, so that the variance cannot be estimated");
    assertNoInterval(
        evaluator.compare(Metric.ROC_AUC, perfect, reversed).value(),
        UndefinedReason.NO_VARIATION,
        "the difference does not vary between rows, so that its variance cannot be estimated");
    Difference same = evaluator.compare(Metric.ROC_AUC, imperfect, imperfect);
    assertThat(same.z()).hasValue(0);
    assertThat(same.pValue()).hasValue(1);
  }

  @Test
  void twoNamedConceptsNeedAPositiveOneAndTheOtherScoresOneMinusProbabilities() {
    Predictions both =
        Predictions.multiClass(
            List.of("ham", "spam"), new double[] {.9, .1, .2, .8}, new int[] {0, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.evaluate(both))
        .withMessage(
            "there are two concepts, [ham, spam]: say which is the positive one, as in"
                + " positive(\"spam\")");
    EvaluationResult result = evaluator.evaluate(both.positive("spam"));
    assertThat(result.concept("ham").at(1 - .1).predicted()).isEqualTo(1);
    EvaluationResult logits =
        evaluator.evaluate(Predictions.binary(new double[] {-2, 5}, new int[] {0, 1}));
    assertUndefined(
        logits.concept("negative").rocAuc(),
        UndefinedReason.NOT_PROBABILITIES,
        "scores lie outside [0, 1], so that \"negative\" has none of its own");
  }

  @Test
  void scoresOutsideZeroToOneHaveNoLossesAndNeedAThreshold() {
    Predictions logits = Predictions.binary(new double[] {-2, 5}, new int[] {0, 1});
    EvaluationResult result = evaluator.evaluate(logits);
    EvaluationResult sums =
        evaluator.evaluate(
            Predictions.multiClass(
                List.of("a", "b", "c"), new double[] {.2, .3, .4}, new int[] {2}));

    for (Metric metric : List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.ECE)) {
      String what =
          switch (metric) {
            case BRIER -> "the Brier score";
            case ECE -> "the calibration";
            default -> "log loss";
          };
      assertUndefined(
          result.metric(metric),
          UndefinedReason.NOT_PROBABILITIES,
          "scores lie outside [0, 1], and " + what + " needs probabilities");
    }
    assertUndefined(
        result.accuracy(),
        UndefinedReason.NEEDS_THRESHOLD,
        "scores lie outside [0, 1], so that decisions need an explicit threshold:"
            + " Evaluator.builder().threshold(...)");
    assertThat(Evaluator.builder().threshold(0).build().evaluate(logits).accuracy().value())
        .isEqualTo(1);
    assertUndefined(
        sums.metric(Metric.LOG_LOSS),
        UndefinedReason.NOT_PROBABILITIES,
        "the scores of row 0 (counted from 0) add up to 0.9 and not to 1");
  }

  @Test
  void equalHighestScoresAreDecidedForTheLowestIndex() {
    EvaluationResult result =
        evaluator.evaluate(
            Predictions.multiClass(
                List.of("a", "b", "c"), new double[] {.2, .4, .4}, new int[] {2}));

    assertThat(result.confusion().count("c", "b")).isEqualTo(1);
  }

  @Test
  void intervalIsDeLongsClippedToZeroAndOne() {
    ConfidenceInterval interval =
        area(new double[] {.1, .4, .35, .8}, 0, 0, 1, 1).confidenceInterval().orElseThrow();

    assertThat(interval.lower()).isCloseTo(0.05704808782516102, within(1e-12));
    assertThat(interval.upper()).isEqualTo(1);
  }

  @Test
  void logitIntervalIsGivenOnRequestAndStaysInside() {
    double[] scores = {.1, .4, .35, .8};
    int[] labels = {0, 0, 1, 1};
    Measure auc =
        Evaluator.builder()
            .confidenceInterval(IntervalMethod.LOGIT)
            .build()
            .evaluate(Predictions.binary(scores, labels))
            .rocAuc();
    // logit(a) -+ z se / (a (1 - a)), and back
    double middle = Math.log(.75 / .25);
    double reach = 1.959963984540054 * auc.standardError().orElseThrow() / (.75 * .25);
    ConfidenceInterval interval = auc.confidenceInterval().orElseThrow();

    assertThat(interval.lower()).isCloseTo(1 / (1 + Math.exp(reach - middle)), within(1e-12));
    assertThat(interval.upper()).isCloseTo(1 / (1 + Math.exp(-reach - middle)), within(1e-12));
    assertThat(interval.upper()).isLessThan(1);
  }

  @Test
  void calibrationBinsAreClosedOnTheLeftAndTheLastOneOnBothSides() {
    ScoreCounts counts = ScoreCounts.of(new double[] {0, .5, 1}, labels(0, 1, 1));

    for (CalibrationBins two :
        List.of(CalibrationBins.equalWidth(2), CalibrationBins.equalMass(2))) {
      CalibrationCurve curve = CalibrationCurve.of(counts, two);
      assertThat(curve.bins()).as(two.toString()).hasSize(2);
      assertThat(curve.bins().stream().mapToLong(CalibrationCurve.Bin::rows).sum()).isEqualTo(3);
    }
    CalibrationCurve wide = CalibrationCurve.of(counts, CalibrationBins.equalWidth(2));
    assertThat(wide.bins().get(0).rows()).isEqualTo(1);
    assertThat(wide.bins().get(1).rows()).isEqualTo(2);
    assertThat(wide.expectedCalibrationError()).isCloseTo((0 + 2 * .25) / 3, within(1e-12));
  }

  @Test
  void lossesNameTheirEpsilonAndTheirScale() {
    EvaluationResult result =
        evaluator.evaluate(
            Predictions.multiClass(List.of("a", "b", "c"), new double[] {0, 1, 0}, new int[] {0}));

    assertThat(evaluator.settings()).containsEntry("log-loss-epsilon", 1e-15);
    assertThat(result.metric(Metric.LOG_LOSS).value()).isCloseTo(-Math.log(1e-15), within(1e-9));
    assertThat(result.metric(Metric.BRIER).value()).isEqualTo(2); // of a scale from 0 to 2
    assertThat(result.concept("a").metric(Metric.BRIER).value()).isEqualTo(1);
  }

  private Measure area(double[] scores, int... labels) {
    return evaluator.evaluate(Predictions.binary(scores, labels)).rocAuc();
  }

  private static void assertUndefined(Measure measure, UndefinedReason reason, String message) {
    assertThat(measure.isDefined()).isFalse();
    assertThat(measure.whyUndefined()).hasValue(Measure.undefined(reason, message));
  }

  private static void assertNoInterval(Measure measure, UndefinedReason reason, String message) {
    assertThat(measure.confidenceInterval()).isEmpty();
    assertThat(measure.whyNoInterval()).hasValue(Measure.undefined(reason, message));
  }

  private static boolean[] labels(int... labels) {
    boolean[] booleans = new boolean[labels.length];
    for (int row = 0; row < labels.length; row++) {
      booleans[row] = labels[row] == 1;
    }
    return booleans;
  }
}
