package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The odd cases, each with what the caller is told. */
class PolicyTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Evaluator evaluator = Evaluator.standard();

  @Test
  void scoresThatDifferByTheLastBitDoNotTie() {
    assertThat(RocAuc.of(new double[] {1e-13, 2e-13, 3e-13, 4e-13}, booleans(0, 0, 1, 1)).value())
        .isEqualTo(1);
    assertThat(RocAuc.of(new double[] {0.5, Math.nextUp(0.5)}, booleans(0, 1)).value())
        .isEqualTo(1);
  }

  @Test
  void negativeZeroTiesWithZero() {
    assertThat(RocAuc.of(new double[] {-0.0, 0.0}, booleans(0, 1)).value()).isEqualTo(0.5);
    assertThat(RocAuc.of(new double[] {0.0, -0.0}, booleans(0, 1)).value()).isEqualTo(0.5);
    double threshold = ScoreCounts.of(new double[] {-0.0, -0.0}, booleans(0, 1)).score(0);
    assertThat(1 / threshold).isEqualTo(INFINITY);
  }

  @Test
  void aucIsOneHalfWhenAllScoresTie() {
    assertThat(RocAuc.of(new double[] {3, 3, 3}, booleans(1, 0, 1)).value()).isEqualTo(0.5);
  }

  @Test
  void aScoreThatIsNaNIsRefusedWithItsRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Predictions.binary(new double[] {0.1, 0.4, NAN, NAN}, booleans(0, 0, 1, 1)))
        .withMessage(
            "the score of row 2 (counted from 0) is NaN, which has no place in an order: leave the"
                + " row out or mend it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.binary(new float[] {Float.NaN, 1}, new int[] {0, 1}))
        .withMessageContaining("row 0 ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Predictions.multiClass(
                    List.of("a", "b", "c"), new double[] {1, 0, 0, 0, NAN, 1}, new int[] {0, 1}))
        .withMessageContaining("row 1 (counted from 0), column 1, is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocAuc.of(new double[] {NAN}, booleans(1)));
  }

  @Test
  void infinitiesAreAnOrder() {
    EvaluationResult result =
        evaluate(new double[] {-INFINITY, 0.4, 0.35, INFINITY}, booleans(0, 0, 1, 1));

    assertThat(result.rocAuc().value()).isEqualTo(0.75);
    RocCurve curve = result.concept("positive").rocCurve();
    assertThat(curve.threshold(0)).isEqualTo(INFINITY);
    assertThat(curve.threshold(1)).isEqualTo(INFINITY);
    assertThat(curve.truePositives(1)).isEqualTo(1);
    assertThat(result.concept("positive").at(INFINITY).truePositives()).isEqualTo(1);
  }

  @Test
  void oneClassOnlyHasNoAreaAndNoCurveAndSaysWhy() {
    EvaluationResult positives = evaluate(new double[] {0.25, 0.75}, booleans(1, 1));

    assertUndefined(positives.rocAuc(), UndefinedReason.ONE_CLASS_ONLY, "no row is negative");
    assertThatIllegalStateException()
        .isThrownBy(() -> positives.rocAuc().value())
        .withMessage(
            "there is no value: no row is negative, so that there is nothing to rank"
                + " (ONE_CLASS_ONLY)");
    assertThat(positives.concept("positive").findRocCurve()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> positives.concept("positive").rocCurve())
        .withMessage("\"positive\" has no ROC curve");

    EvaluationResult negatives = evaluate(new double[] {0.25, 0.75}, booleans(0, 0));
    assertUndefined(negatives.rocAuc(), UndefinedReason.ONE_CLASS_ONLY, "no row is positive");
    assertUndefined(
        negatives.metric(Metric.AVERAGE_PRECISION), UndefinedReason.ONE_CLASS_ONLY, "no row");
    assertUndefined(
        negatives.metric(Metric.RECALL), UndefinedReason.NEVER_LABELLED, "no row is labelled");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.of(new double[] {1, 2}, booleans(0, 0)))
        .withMessage(
            "a ROC curve needs rows of both classes; there are 0 positives and 2 negatives");
  }

  @Test
  void averagesLeaveOutConceptsWithoutAValueAndListThem() {
    Predictions predictions =
        Predictions.multiClass(
            List.of("cat", "dog", "eel"),
            new double[] {.7, .2, .1, .1, .8, .1, .3, .6, .1, .2, .7, .1},
            new int[] {0, 1, 0, 1});
    EvaluationResult result = evaluator.evaluate(predictions);

    assertUndefined(
        result.concept("eel").rocAuc(), UndefinedReason.ONE_CLASS_ONLY, "no row is positive");
    assertThat(result.macro().metric(Metric.ROC_AUC).value())
        .isEqualTo(
            (result.concept("cat").rocAuc().value() + result.concept("dog").rocAuc().value()) / 2);
    Map<String, Measure.Undefined> leftOut = result.macro().leftOut(Metric.ROC_AUC);
    assertThat(leftOut).containsOnlyKeys("eel");
    assertThat(leftOut.get("eel").reason()).isEqualTo(UndefinedReason.ONE_CLASS_ONLY);
    assertThat(result.macro().leftOut(Metric.PRECISION).get("eel").reason())
        .isEqualTo(UndefinedReason.NEVER_PREDICTED);
    assertThat(result.weighted().leftOut(Metric.RECALL)).containsOnlyKeys("eel");
    assertThat(result.oneVsOneAuc().isDefined()).isTrue();
  }

  @Test
  void emptyInputAndLengthsThatDifferAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.binary(new double[0], new int[0]))
        .withMessage("there are no rows: predictions need at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.binary(new double[2], new int[3]))
        .withMessage("there are 2 scores for 3 labels: give one of each a row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.multiClass(List.of("a", "b"), new double[3], new int[2]))
        .withMessage("there are 3 scores for 2 labels and 2 score columns: 4 were expected");
  }

  @Test
  void labelsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.binary(new double[2], new int[] {1, 2}))
        .withMessage("the label of row 1 (counted from 0) is 2; with 2 concepts it must be 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.binary(new double[1], new byte[] {-1}))
        .withMessageContaining("is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Predictions.multiClass(List.of("a", "b", "c"), new double[3], new int[] {3}))
        .withMessageContaining("with 3 concepts it must be 0 to 2");
  }

  @Test
  void oneRowOfAClassHasAnAreaAndNoVariance() {
    Measure auc = RocAuc.of(new double[] {0, 1, 1.1}, booleans(0, 1, 0));

    assertThat(auc.value()).isEqualTo(0.5);
    assertNoInterval(auc, UndefinedReason.TOO_FEW_ROWS, "a class has a single row");
  }

  @Test
  void perfectSeparationHasNoIntervalRatherThanOneOfNoWidth() {
    Measure auc = RocAuc.of(new double[] {.1, .2, .8, .9}, booleans(0, 0, 1, 1));

    assertThat(auc.value()).isEqualTo(1);
    assertNoInterval(auc, UndefinedReason.NO_VARIATION, "the rows do not vary");
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

  private static void assertNoInterval(
      Measure measure, UndefinedReason reason, String explanation) {
    assertThat(measure.confidenceInterval()).isEmpty();
    assertThat(measure.standardError()).isEmpty();
    Measure.Undefined why = measure.whyNoInterval().orElseThrow();
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
