package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Calibration, partial areas, threshold goals and logit intervals in an evaluation's result. */
class CloserResultTest {
  private final Predictions spam = ReferenceData.spam("forest");

  @Test
  void conceptsHaveTheirCalibration() {
    EvaluationResult result = Evaluator.standard().evaluate(spam);
    for (String concept : List.of("ham", "spam")) {
      CalibrationCurve expected =
          CalibrationCurve.of(ScoreCounts.of(spam, concept), CalibrationBins.equalWidth(10));
      assertThat(result.concept(concept).calibration()).isEqualTo(expected);
      assertThat(result.concept(concept).expectedCalibrationError())
          .isEqualTo(Measure.of(expected.expectedCalibrationError()));
    }
    assertThat(result.metric(Metric.ECE))
        .isEqualTo(result.concept("spam").expectedCalibrationError());
    assertThat(
            Evaluator.builder()
                .calibrationBins(CalibrationBins.equalMass(5))
                .build()
                .evaluate(spam)
                .concept("spam")
                .calibration()
                .bins())
        .hasSize(5);
  }

  @Test
  void severalConceptsHaveTheMeanOfTheirErrors() {
    EvaluationResult result = Evaluator.standard().evaluate(ReferenceData.digits("logreg"));
    double mean =
        result.conceptResults().stream()
            .mapToDouble(concept -> concept.expectedCalibrationError().value())
            .average()
            .orElseThrow();

    assertThat(result.metric(Metric.ECE).value()).isCloseTo(mean, within(1e-15));
    assertThat(result.macro().metric(Metric.ECE)).isEqualTo(result.metric(Metric.ECE));
  }

  @Test
  void scoresThatAreNoProbabilitiesHaveNoCalibration() {
    Predictions margins =
        Predictions.binary(new double[] {-1, 2, 0.5}, new int[] {0, 1, 1})
            .withConcepts("ham", "spam");
    ConceptResult concept = Evaluator.standard().evaluate(margins).concept("spam");

    assertThat(concept.findCalibration()).isEmpty();
    assertThat(concept.expectedCalibrationError())
        .isEqualTo(
            Measure.undefined(
                UndefinedReason.NOT_PROBABILITIES,
                "scores lie outside [0, 1], and the calibration needs probabilities"));
    assertThatIllegalStateException()
        .isThrownBy(concept::calibration)
        .withMessage("\"spam\" has no calibration curve: its scores are no probabilities");
    assertThat(concept.thresholdFor(ThresholdGoal.youdenJ())).isEqualTo(Measure.of(0.5));
    CalibrationCurve other =
        CalibrationCurve.of(ScoreCounts.of(spam, "spam"), CalibrationBins.equalWidth(10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> concept.toBuilder().calibration(other))
        .withMessage("\"spam\": the calibration curve has 1841 rows, where 3 were expected");
    CalibrationCurve less =
        CalibrationCurve.of(
            ScoreCounts.of(new double[] {0.1, 0.2}, new boolean[] {true, false}),
            CalibrationBins.equalWidth(10));
    assertThatIllegalStateException()
        .isThrownBy(() -> concept.toBuilder().calibration(less).build())
        .withMessage("\"spam\": the calibration curve has 2 of 3 rows");
  }

  @Test
  void partialAreasAreExactHoweverFewPointsAreKept() {
    RateRange range = RateRange.specificities(0.9, 1);
    PartialAuc expected =
        PartialAuc.of(RocCurve.of(ScoreCounts.of(spam, "spam"), CurvePoints.ALL), range);
    ConceptResult coarse =
        Evaluator.builder().curvePoints(4).build().evaluate(spam).concept("spam");

    assertThat(coarse.rocCurve().lostArea()).isPositive();
    assertThat(coarse.partialAuc(range).value()).isCloseTo(expected.value(), within(1e-15));
    assertThat(Evaluator.standard().evaluate(spam).concept("spam").partialAuc(range).value())
        .isCloseTo(expected.value(), within(1e-15));
  }

  @Test
  void logitIntervalsAreGivenOnRequest() {
    Evaluator logit = Evaluator.builder().confidenceInterval(IntervalMethod.LOGIT).build();
    for (Predictions predictions : List.of(spam, ReferenceData.digits("forest"))) {
      Measure wald = Evaluator.standard().evaluate(predictions).rocAuc();
      Measure other = logit.evaluate(predictions).rocAuc();
      double area = wald.value();
      double standardError = wald.standardError().orElseThrow();
      double reach = NormalTail.quantile(0.975) * standardError / (area * (1 - area));
      double low = Math.log(area / (1 - area)) - reach;

      assertThat(other.value()).isEqualTo(area);
      assertThat(other.standardError()).isEqualTo(wald.standardError());
      assertThat(other.confidenceInterval().orElseThrow().lower())
          .isCloseTo(1 / (1 + Math.exp(-low)), within(1e-12));
      assertThat(other.confidenceInterval().orElseThrow().upper()).isLessThan(1);
    }
    Predictions perfect = Predictions.binary(new double[] {1, 2, 3, 4}, new int[] {0, 0, 1, 1});
    assertThat(logit.evaluate(perfect).rocAuc().whyNoInterval().orElseThrow().reason())
        .isEqualTo(UndefinedReason.NO_VARIATION);
    assertThat(logit.confidenceInterval()).isEqualTo(IntervalMethod.LOGIT);
    assertThat(logit.settings()).containsEntry("confidence-interval", "logit");
    assertThat(Evaluator.standard().settings())
        .containsEntry("confidence-interval", "wald")
        .containsEntry("calibration-bins", "10-equal-width");
  }

  @Test
  void settingsAreFoundByTheirIds() {
    for (IntervalMethod method : IntervalMethod.values()) {
      assertThat(IntervalMethod.get(method.id())).isEqualTo(method);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IntervalMethod.get("exact"))
        .withMessage("no method of intervals has the id \"exact\"; there are wald and logit");
    for (CalibrationBins bins :
        List.of(CalibrationBins.equalWidth(10_000), CalibrationBins.equalMass(1))) {
      assertThat(CalibrationBins.get(bins.id())).isEqualTo(bins);
    }
    for (String id : List.of("10", "x-equal-width", "10-equal-length", "0-equal-mass", "")) {
      assertThatIllegalArgumentException().isThrownBy(() -> CalibrationBins.get(id));
    }
  }
}
