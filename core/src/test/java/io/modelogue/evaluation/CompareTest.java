package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompareTest {
  private static final boolean[] LABELS = {false, true, false, true, false, true, true, false};

  private final Evaluator evaluator = Evaluator.standard();
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());

  @Test
  void theSameScoresDifferByNothingWithCertainty() {
    Predictions predictions = binary(.1, .5, .4, .6, .7, .2, .9, .3);
    Difference difference = evaluator.compare(Metric.ROC_AUC, predictions, predictions);

    assertThat(difference.value().value()).isZero();
    assertThat(difference.z()).hasValue(0);
    assertThat(difference.pValue()).hasValue(1);
    assertThat(difference.value().confidenceInterval()).isEmpty();
  }

  @Test
  void theSameScoresDifferByNothingEvenUnderPerfectSeparation() {
    Predictions perfect = binary(.1, .8, .1, .8, .1, .8, .8, .1);

    assertThat(evaluator.compare(Metric.ROC_AUC, perfect, perfect).pValue()).hasValue(1);
  }

  @Test
  void scoresThatRankAllRowsAlikeDifferByNothing() {
    Predictions scores = binary(.1, .5, .4, .6, .7, .2, .9, .3);
    Predictions logits = binary(-9, 1, 0, 2, 3, -3, 5, -1);

    assertThat(evaluator.compare(Metric.ROC_AUC, scores, logits).pValue()).hasValue(1);
  }

  @Test
  void differencesThatDoNotVaryHaveNoTest() {
    Predictions perfect = binary(.1, .8, .1, .8, .1, .8, .8, .1);
    Predictions reversed = binary(.8, .1, .8, .1, .8, .1, .1, .8);
    Difference difference = evaluator.compare(Metric.ROC_AUC, reversed, perfect);

    assertThat(difference.value().value()).isEqualTo(1);
    assertThat(difference.isTested()).isFalse();
    assertThat(difference.value().whyNoInterval().orElseThrow().reason())
        .isEqualTo(UndefinedReason.NO_VARIATION);
    Predictions alsoPerfect = binary(.2, .8, .1, .9, .1, .8, .8, .1);
    assertThat(evaluator.compare(Metric.ROC_AUC, alsoPerfect, perfect).isTested()).isFalse();
  }

  @Test
  void aDifferenceIsBMinusA() {
    Predictions worse = binary(.1, .2, .4, .6, .7, .2, .9, .3);
    Predictions better = binary(.1, .5, .4, .6, .3, .6, .9, .3);
    Difference forth = evaluator.compare(Metric.ROC_AUC, worse, better);
    Difference back = evaluator.compare(Metric.ROC_AUC, better, worse);

    assertThat(forth.value().value()).isPositive();
    assertThat(back.value().value()).isEqualTo(-forth.value().value());
    assertThat(back.pValue()).isEqualTo(forth.pValue());
  }

  @Test
  void otherLabelsAreComparedAsIndependentSamplesAndThatIsSaid() {
    Predictions a = ReferenceData.spam("logreg");
    Predictions forest = ReferenceData.spam("forest");
    int[] labels = forest.labels();
    double[] scores = forest.scores();
    labels[0] = 1 - labels[0];
    Predictions b = Predictions.binary(scores, labels).withConcepts("ham", "spam");
    Difference difference = evaluator.compare(Metric.ROC_AUC, a, b);

    assertThat(difference.test()).isEqualTo(TestKind.UNPAIRED);
    Measure ofA = evaluator.evaluate(a).rocAuc();
    Measure ofB = evaluator.evaluate(b).rocAuc();
    assertThat(evaluator.compare(ofA, ofB)).isEqualTo(difference);
    double standardError =
        Math.hypot(ofA.standardError().orElseThrow(), ofB.standardError().orElseThrow());
    assertThat(difference.z().orElseThrow())
        .isCloseTo((ofB.value() - ofA.value()) / standardError, withinPercentage(1e-10));
    assertThat(difference.pValue().orElseThrow())
        .isGreaterThan(evaluator.compare(Metric.ROC_AUC, a, forest).pValue().orElseThrow());
  }

  @Test
  void theMacroAreaOfTwoConceptsTestsLikeDeLong() {
    Random random = new Random(seed);
    int rows = 200;
    boolean[] labels = Rankings.labels(random, 0.4, rows);
    double[] a = Rankings.scores(random, "continuous", rows);
    double[] b = Rankings.scores(random, "continuous", rows);
    Difference binary =
        evaluator.compare(
            Metric.ROC_AUC, Predictions.binary(a, labels), Predictions.binary(b, labels));
    // a third concept that no row is labelled with is left out, and the two others mirror each
    // other
    Difference macro =
        evaluator.compare(Metric.ROC_AUC, threeConcepts(a, labels), threeConcepts(b, labels));

    assertThat(macro.test()).isEqualTo(TestKind.PAIRED_MACRO_DELONG);
    assertThat(macro.value().value())
        .as("seed %d", seed)
        .isCloseTo(binary.value().value(), within(1e-12));
    assertThat(macro.z().orElseThrow())
        .as("seed %d", seed)
        .isCloseTo(binary.z().orElseThrow(), within(1e-9));
  }

  @Test
  void macroTestsFindWhatPairedModelsHide() {
    Predictions bernoulli = ReferenceData.digits("bernoulli");
    Predictions forest = ReferenceData.digits("forest");
    Difference difference = evaluator.compare(Metric.ROC_AUC, bernoulli, forest);

    assertThat(difference.value().value())
        .isCloseTo(
            evaluator.evaluate(forest).rocAuc().value()
                - evaluator.evaluate(bernoulli).rocAuc().value(),
            within(1e-12));
    assertThat(difference.pValue().orElseThrow()).isLessThan(1e-6);
  }

  @Test
  void meansAreTestedByTheirRows() {
    Predictions a = ReferenceData.spam("nb");
    Predictions b = ReferenceData.spam("gbm");
    for (Metric metric : List.of(Metric.ACCURACY, Metric.LOG_LOSS, Metric.BRIER)) {
      Difference difference = evaluator.compare(metric, a, b);

      assertThat(difference.test()).isEqualTo(TestKind.PAIRED_MEANS);
      assertThat(difference.value().value())
          .as(metric.id())
          .isCloseTo(
              evaluator.evaluate(b).metric(metric).value()
                  - evaluator.evaluate(a).metric(metric).value(),
              within(1e-12));
      assertThat(difference.pValue().orElseThrow()).isLessThan(1e-6);
    }
  }

  @Test
  void aMeanOfDifferencesHasTheStandardErrorOfAMean() {
    // right or wrong: a 1 0 1 1, b 1 1 1 0; differences 0 1 0 -1
    Predictions a = Predictions.binary(new double[] {.9, .2, .1, .1}, new int[] {1, 1, 0, 0});
    Predictions b = Predictions.binary(new double[] {.9, .8, .1, .9}, new int[] {1, 1, 0, 0});
    Difference difference = evaluator.compare(Metric.ACCURACY, a, b);

    assertThat(difference.value().value()).isZero();
    assertThat(difference.value().standardError().orElseThrow())
        .isCloseTo(Math.sqrt(2.0 / 3 / 4), within(1e-15));
    assertThat(difference.pValue()).hasValue(1);
  }

  @Test
  void metricsWithoutATestAreComparedAsNumbers() {
    Difference difference =
        evaluator.compare(Metric.F1, ReferenceData.spam("nb"), ReferenceData.spam("gbm"));

    assertThat(difference.test()).isEqualTo(TestKind.NONE);
    assertThat(difference.isTested()).isFalse();
    assertThat(difference.value().value()).isCloseTo(0.93202523 - 0.80208938, within(1e-7));
    assertThat(difference.value().whyNoInterval().orElseThrow().reason())
        .isEqualTo(UndefinedReason.NOT_OFFERED);
  }

  @Test
  void undefinedMetricsHaveUndefinedDifferences() {
    Predictions logits = binary(-9, 1, 0, 2, 3, -3, 5, -1);
    for (Metric metric : List.of(Metric.ACCURACY, Metric.LOG_LOSS, Metric.F1)) {
      Difference difference = evaluator.compare(metric, logits, logits);
      assertThat(difference.value().isDefined()).as(metric.id()).isFalse();
      assertThat(difference.isTested()).isFalse();
    }
    Predictions oneClass = Predictions.binary(new double[] {.1, .2}, new int[] {1, 1});
    assertThat(
            evaluator
                .compare(Metric.ROC_AUC, oneClass, oneClass)
                .value()
                .whyUndefined()
                .orElseThrow()
                .reason())
        .isEqualTo(UndefinedReason.ONE_CLASS_ONLY);
  }

  @Test
  void aSingleRowOfAClassHasADifferenceAndNoTest() {
    Predictions a = Predictions.binary(new double[] {.1, .4, .3}, new int[] {0, 1, 0});
    Predictions b = Predictions.binary(new double[] {.1, .2, .3}, new int[] {0, 1, 0});
    Difference difference = evaluator.compare(Metric.ROC_AUC, a, b);

    assertThat(difference.value().value()).isEqualTo(-0.5);
    assertThat(difference.value().whyNoInterval().orElseThrow().reason())
        .isEqualTo(UndefinedReason.TOO_FEW_ROWS);
  }

  @Test
  void otherConceptsAreRefused() {
    Predictions named = binary(.1, .5, .4, .6, .7, .2, .9, .3).withConcepts("ham", "spam");
    Predictions unnamed = binary(.1, .5, .4, .6, .7, .2, .9, .3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.compare(Metric.ROC_AUC, named, unnamed))
        .withMessage(
            "BINARY predictions of [ham, spam], 8 rows and BINARY predictions of [negative,"
                + " positive], 8 rows cannot be compared: kind and concepts must be the same");
  }

  private static Predictions binary(double... scores) {
    return Predictions.binary(scores, LABELS);
  }

  private static Predictions threeConcepts(double[] positive, boolean[] labels) {
    double[] scores = new double[positive.length * 3];
    int[] indexes = new int[positive.length];
    for (int row = 0; row < positive.length; row++) {
      scores[3 * row] = -positive[row];
      scores[3 * row + 1] = positive[row];
      indexes[row] = labels[row] ? 1 : 0;
    }
    return Predictions.multiClass(List.of("no", "yes", "maybe"), scores, indexes);
  }
}
