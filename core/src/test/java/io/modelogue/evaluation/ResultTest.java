package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Results taken apart into plain components and put together again, as a store does. */
class ResultTest {
  private final Predictions spam = ReferenceData.spam("tree");
  private final EvaluationResult binary = Evaluator.standard().evaluate(spam);
  private final EvaluationResult multiClass =
      Evaluator.standard().evaluate(ReferenceData.digits("knn"));

  @Test
  void resultsCanBeRebuiltFromTheirComponents() {
    for (EvaluationResult result : List.of(binary, multiClass)) {
      EvaluationResult again = rebuilt(result);

      assertThat(again.toString()).isEqualTo(result.toString());
      assertThat(again.measures()).isEqualTo(result.measures());
      assertThat(again.threshold()).isEqualTo(result.threshold());
      assertThat(again.positive()).isEqualTo(result.positive());
      assertThat(again.macro().measures()).isEqualTo(result.macro().measures());
      assertThat(again.confusion().cells()).isEqualTo(result.confusion().cells());
      assertThat(again.topKAccuracy(2).isDefined())
          .isEqualTo(result.kind() == PredictionKind.MULTI_CLASS);
      assertThat(again.oneVsOneAuc()).isEqualTo(result.oneVsOneAuc());
      for (ConceptResult concept : result.conceptResults()) {
        ConceptResult rebuilt = again.concept(concept.name());
        for (Metric metric : Metric.values()) {
          assertThat(rebuilt.metric(metric)).isEqualTo(concept.metric(metric));
        }
      }
    }
  }

  @Test
  void aRebuiltResultSaysThatItNeedsPredictionsToAnswerAnyThreshold() {
    ConceptResult concept = rebuilt(binary).concept("spam");

    assertThatIllegalStateException()
        .isThrownBy(() -> concept.at(0.3))
        .withMessage(
            "the exact counts of \"spam\" are not held; give the predictions with"
                + " withPredictions(...)");
  }

  @Test
  void aConceptWithoutScoresOfItsOwnNamesTheOneToAsk() {
    Predictions margins =
        Predictions.binary(new double[] {-2, 3, 1}, new boolean[] {false, true, true});
    ConceptResult negative = Evaluator.standard().evaluate(margins).concept("negative");

    assertThatIllegalStateException()
        .isThrownBy(() -> negative.at(0.3))
        .withMessage(
            "\"negative\" has no scores of its own, since they lie outside [0, 1]; ask the positive"
                + " concept");
  }

  @Test
  void countsAreHeldForTwoMillionPairsOfRowAndConceptAndNeverGuessedBeyond() {
    Predictions most = ofRows(1_000_000);
    Predictions tooMany = ofRows(1_000_001);
    EvaluationResult result = Evaluator.standard().evaluate(tooMany);
    ConceptResult concept = result.concept("positive");

    assertThat(Evaluator.standard().evaluate(most).concept("positive").at(0.3).predicted())
        .isEqualTo(700_000);
    assertThatIllegalStateException()
        .isThrownBy(() -> concept.at(0.3))
        .withMessageStartingWith("the exact counts of \"positive\" are not held;");
    assertThat(result.withPredictions(() -> tooMany).concept("positive").at(0.3).predicted())
        .isEqualTo(700_000);
  }

  private static Predictions ofRows(int rows) {
    double[] scores = new double[rows];
    byte[] labels = new byte[rows];
    for (int row = 0; row < rows; row++) {
      scores[row] = row % 1000 / 1000.0;
      labels[row] = (byte) (row % 2);
    }
    return Predictions.binary(scores, labels);
  }

  @Test
  void keptPredictionsAnswerAnyThresholdAndAreAskedForOnce() {
    AtomicInteger asked = new AtomicInteger();
    EvaluationResult result =
        rebuilt(binary)
            .withPredictions(
                () -> {
                  asked.incrementAndGet();
                  return spam;
                });
    assertThat(asked).hasValue(0);

    for (double threshold : new double[] {0, 0.1, 1.0 / 3, 0.5, 1, 2}) {
      for (String concept : List.of("ham", "spam")) {
        assertThat(result.concept(concept).at(threshold))
            .isEqualTo(binary.concept(concept).at(threshold));
      }
    }
    assertThat(asked).hasValue(2);
    assertThat(binary.concept("spam").at(0.5)).isEqualTo(binary.concept("spam").counts());
  }

  @Test
  void predictionsOfOtherRowsAreRefused() {
    Predictions other =
        Predictions.binary(new double[] {.1, .9}, new int[] {0, 1}).withConcepts("ham", "spam");
    ConceptResult concept = rebuilt(binary).withPredictions(() -> other).concept("spam");

    assertThatIllegalStateException()
        .isThrownBy(() -> concept.at(0.3))
        .withMessage(
            "the predictions given for \"spam\" are others: 1 of 2 rows are labelled so, not 725 of"
                + " 1841");
  }

  @Test
  void anyThresholdIsAnsweredExactlyUpToTwoMillionPairsOfRowAndConcept() {
    Predictions predictions = manyRows(1_000_000);
    ConceptResult concept = Evaluator.standard().evaluate(predictions).concept("positive");

    for (double threshold : new double[] {0.25, Math.nextUp(0.25), 0.999999, 2}) {
      assertThat(concept.at(threshold)).isEqualTo(counted(predictions, threshold));
    }
  }

  @Test
  void beyondThatThresholdsAreAnsweredFromThePredictionsOrNotAtAll() {
    Predictions predictions = manyRows(1_000_001);
    EvaluationResult result = Evaluator.standard().evaluate(predictions);

    assertThatIllegalStateException()
        .isThrownBy(() -> result.concept("positive").at(0.5))
        .withMessageContaining("give the predictions with withPredictions(...)");
    EvaluationResult supplied = result.withPredictions(() -> predictions);
    for (double threshold : new double[] {0.25, Math.nextUp(0.25), 0.999999, 2}) {
      assertThat(supplied.concept("positive").at(threshold))
          .isEqualTo(counted(predictions, threshold));
    }
  }

  private static Predictions manyRows(int rows) {
    double[] scores = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      scores[row] = row % 4096 / 4096.0;
      labels[row] = row % 7 == 0;
    }
    return Predictions.binary(scores, labels);
  }

  private static ThresholdCounts counted(Predictions predictions, double threshold) {
    long[] counts = new long[4];
    for (int row = 0; row < predictions.rows(); row++) {
      counts[2 * predictions.label(row) + (predictions.score(row) >= threshold ? 1 : 0)]++;
    }
    return new ThresholdCounts(counts[3], counts[1], counts[2], counts[0]);
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    ConceptResult ham = binary.concept("ham");
    ConceptResult spamResult = binary.concept("spam");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EvaluationResult.builder(PredictionKind.BINARY, List.of(ham)))
        .withMessage("BINARY predictions cannot have 1 concepts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EvaluationResult.builder(PredictionKind.BINARY, List.of(ham, ham)))
        .withMessage("a concept is there twice");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> EvaluationResult.builder(PredictionKind.BINARY, List.of(ham, spamResult)).build())
        .withMessage("BINARY predictions with the positive concept null");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConceptResult.builder("spam", 10, 4).rocCurve(binary.concept("spam").rocCurve()))
        .withMessage(
            "\"spam\": the ROC curve has 725 positive and 1116 negative rows, where 4 and 6 were"
                + " expected");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConceptResult.builder("spam", 10, 11))
        .withMessage("11 of 10 rows cannot be labelled \"spam\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConceptResult.builder("spam", 10, 4).measure(Metric.F1, Measure.of(0.5)))
        .withMessage("F1 follows from the counts");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                EvaluationResult.builder(PredictionKind.BINARY, List.of(ham, spamResult))
                    .positive("spam")
                    .confusion(
                        ConfusionMatrix.of(
                            List.of("ham", "spam"), List.of(new ConfusionMatrix.Cell(0, 0, 7))))
                    .build())
        .withMessage("the confusion matrix has 7 rows labelled \"ham\", not 1116");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                EvaluationResult.builder(PredictionKind.MULTI_CLASS, multiClass.conceptResults())
                    .labelRanks(1, 2)
                    .build())
        .withMessage("the ranks [1, 2] are not of 719 rows and 10 concepts");
  }

  @Test
  void conceptsThatAreNotThereAreToldFromThoseThatAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> binary.concept("eggs"))
        .withMessage("\"eggs\" is not one of the concepts [ham, spam]");
    assertThatIllegalArgumentException().isThrownBy(() -> binary.confusion().count("ham", "eggs"));
    assertThatIllegalArgumentException().isThrownBy(() -> ScoreCounts.of(spam, "eggs"));
  }

  @Test
  void settingsAreOrderedAndNameTheVersion() {
    assertThat(Evaluator.standard().settings().keySet())
        .containsExactly(
            "evaluator",
            "confidence-level",
            "curve-points",
            "log-loss-epsilon",
            "confidence-interval",
            "calibration-bins");
    assertThat(Evaluator.builder().threshold(0.3).build().settings())
        .containsEntry("threshold", 0.3)
        .containsEntry("evaluator", Evaluator.VERSION);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluator.builder().confidenceLevel(95))
        .withMessage("the confidence level must lie strictly between 0 and 1, not 95.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluator.builder().threshold(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Evaluator.builder().logLossEpsilon(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Evaluator.builder().curvePoints(1));
  }

  @Test
  void curvesNeverHaveMorePointsThanAskedFor() {
    Predictions predictions = ReferenceData.spam("gbm");
    Evaluator coarse = Evaluator.builder().curvePoints(20).build();
    ConceptResult concept = coarse.evaluate(predictions).concept("spam");

    assertThat(concept.rocCurve().size()).isEqualTo(20);
    assertThat(concept.precisionRecallCurve().size()).isEqualTo(20);
    assertThat(concept.at(0.123))
        .isEqualTo(Evaluator.standard().evaluate(predictions).concept("spam").at(0.123));
  }

  @Test
  void measuresRefuseWhatTheyCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measure.of(Double.NaN))
        .withMessage("NaN is not a value: use undefined(reason, explanation)");
    ConfidenceInterval interval = new ConfidenceInterval(0.1, 0.2, 0.95);
    assertThatIllegalArgumentException().isThrownBy(() -> Measure.of(0.15, 0, interval));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceInterval(0.2, 0.1, 0.95));
    assertThat(Measure.of(0.15, 0.02, interval)).hasToString("0.1500 [0.1000, 0.2000] at 95%");
    assertThat(new ConfidenceInterval(0, 1, 0.999)).hasToString("[0.0000, 1.0000] at 99.9%");
    assertThat(Measure.of(0.5).standardError()).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void metricsAreFoundByTheirIds() {
    for (Metric metric : Metric.values()) {
      assertThat(Metric.get(metric.id())).isEqualTo(metric);
    }
    assertThat(Metric.ROC_AUC.id()).isEqualTo("roc-auc");
    assertThat(Metric.find("auc")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.get("auc"))
        .withMessageStartingWith(
            "no metric has the id \"auc\"; there are roc-auc, average-precision");
    assertThat(Metric.LOG_LOSS.direction().isBetter(0.1, 0.2)).isTrue();
    assertThat(Metric.ROC_AUC.direction().isBetter(0.1, 0.2)).isFalse();
  }

  private static EvaluationResult rebuilt(EvaluationResult result) {
    List<ConceptResult> concepts =
        result.conceptResults().stream().map(ResultTest::rebuilt).toList();
    EvaluationResultBuilder builder = EvaluationResult.builder(result.kind(), concepts);
    result.positive().ifPresent(builder::positive);
    result.threshold().ifPresent(builder::threshold);
    result.measures().forEach(builder::measure);
    List<ConfusionMatrix.Cell> cells = result.confusion().cells();
    return builder
        .confusion(ConfusionMatrix.of(result.concepts(), cells))
        .macro(rebuilt(result.macro()))
        .micro(rebuilt(result.micro()))
        .weighted(rebuilt(result.weighted()))
        .oneVsOneAuc(result.oneVsOneAuc())
        .labelRanks(result.labelRanks())
        .build();
  }

  private static Average rebuilt(Average average) {
    return new Average(Map.copyOf(average.measures()), average.leftOut());
  }

  private static ConceptResult rebuilt(ConceptResult concept) {
    ConceptResultBuilder builder =
        ConceptResult.builder(concept.name(), concept.rows(), concept.labelled());
    concept.scoreMeasures().forEach(builder::measure);
    concept.findCounts().ifPresent(builder::counts);
    concept.findRocCurve().ifPresent(builder::rocCurve);
    concept.findPrecisionRecallCurve().ifPresent(builder::precisionRecallCurve);
    return builder.build();
  }
}
