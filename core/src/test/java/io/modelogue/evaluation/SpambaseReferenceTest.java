package io.modelogue.evaluation;

import static io.modelogue.evaluation.ReferenceData.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Scores of five real models, and what scikit-learn 1.2.1 and pROC 1.18.0 made of them. */
class SpambaseReferenceTest {

  /** 1e-9 relative. */
  private static final Percentage NINE_DIGITS = withinPercentage(1e-7);

  private final JsonNode reference = ReferenceData.json("spambase-reference.json");

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.ReferenceData#SPAM_MODELS")
  void areaAndDeLongAgreeWithScikitLearnAndPRoc(String model) {
    Measure auc = evaluate(model).rocAuc();
    JsonNode expected = expected(model);

    assertThat(auc.value()).isCloseTo(expected.get("roc_auc").asDouble(), within(1e-12));
    assertThat(auc.value()).isCloseTo(expected.get("auc_pROC").asDouble(), within(1e-12));
    double variance = Math.pow(auc.standardError().orElseThrow(), 2);
    assertThat(variance).isCloseTo(expected.get("delong_variance").asDouble(), NINE_DIGITS);
    ConfidenceInterval interval = auc.confidenceInterval().orElseThrow();
    double[] bounds = doubles(expected.get("delong_ci95"));
    assertThat(interval.lower()).isCloseTo(bounds[0], within(1e-12));
    assertThat(interval.upper()).isCloseTo(bounds[1], within(1e-12));
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.ReferenceData#SPAM_MODELS")
  void averagePrecisionLogLossAndBrierAgree(String model) {
    EvaluationResult result = evaluate(model);
    JsonNode expected = expected(model);

    assertThat(result.metric(Metric.AVERAGE_PRECISION).value())
        .isCloseTo(expected.get("average_precision").asDouble(), within(1e-12));
    assertThat(result.metric(Metric.LOG_LOSS).value())
        .isCloseTo(expected.get("log_loss_eps1e-15").asDouble(), within(1e-12));
    assertThat(result.metric(Metric.BRIER).value())
        .isCloseTo(expected.get("brier").asDouble(), within(1e-12));
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.ReferenceData#SPAM_MODELS")
  void countsAndMeasuresAtOneHalfAgree(String model) {
    EvaluationResult result = evaluate(model);
    JsonNode expected = expected(model).get("at_threshold_0.5_inclusive");

    assertThat(result.threshold()).hasValue(0.5);
    ThresholdCounts counts = result.concept("spam").counts();
    assertThat(counts)
        .isEqualTo(
            new ThresholdCounts(
                expected.get("tp").asLong(),
                expected.get("fp").asLong(),
                expected.get("fn").asLong(),
                expected.get("tn").asLong()));
    for (Metric metric :
        List.of(Metric.PRECISION, Metric.RECALL, Metric.F1, Metric.ACCURACY, Metric.MCC)) {
      assertThat(result.metric(metric).value())
          .as(metric.id())
          .isCloseTo(expected.get(metric.id()).asDouble(), within(1e-12));
    }
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.ReferenceData#SPAM_MODELS")
  void curvesHaveScikitLearnsPoints(String model) {
    ScoreCounts counts = ScoreCounts.of(ReferenceData.spam(model), "spam");
    RocCurve curve = RocCurve.of(counts, CurvePoints.SCIKIT_LEARN);
    JsonNode expected = expected(model);
    JsonNode points = expected.get("roc_curve");

    assertThat(curve.size()).isEqualTo(expected.get("roc_points_dropped_intermediate").asInt());
    assertThat(RocCurve.of(counts, CurvePoints.ALL).size())
        .isEqualTo(expected.get("roc_points_all").asInt());
    int[] indexes = IntStream.range(0, curve.size()).toArray();
    assertThat(IntStream.of(indexes).mapToDouble(curve::threshold))
        .containsExactly(boxed(points.get("threshold")));
    assertThat(IntStream.of(indexes).mapToDouble(curve::truePositiveRate))
        .containsExactly(boxed(points.get("tpr")));
    assertThat(IntStream.of(indexes).mapToDouble(curve::falsePositiveRate))
        .containsExactly(boxed(points.get("fpr")));
  }

  @Test
  void pairedTestsAgreeWithPRoc() {
    for (JsonNode expected : reference.get("paired_delong")) {
      String a = expected.get("a").asText();
      String b = expected.get("b").asText();
      Difference difference =
          Evaluator.standard()
              .compare(Metric.ROC_AUC, ReferenceData.spam(a), ReferenceData.spam(b));

      assertThat(difference.test()).isEqualTo(TestKind.PAIRED_DELONG);
      // pROC subtracts the second from the first
      assertThat(-difference.z().orElseThrow())
          .as("z of %s and %s", a, b)
          .isCloseTo(expected.get("z").asDouble(), NINE_DIGITS);
      assertThat(difference.pValue().orElseThrow())
          .as("p of %s and %s", a, b)
          .isCloseTo(expected.get("p_value").asDouble(), NINE_DIGITS);
      double covariance =
          (variance(a) + variance(b) - Math.pow(standardError(difference.value()), 2)) / 2;
      assertThat(covariance)
          .as("covariance of %s and %s", a, b)
          .isCloseTo(expected.get("covariance").asDouble(), NINE_DIGITS);
    }
  }

  @Test
  void forestAndBoostedTreesCannotBeToldApart() {
    Difference difference =
        Evaluator.standard()
            .compare(Metric.ROC_AUC, ReferenceData.spam("forest"), ReferenceData.spam("gbm"));

    assertThat(difference.value().value()).isNegative();
    assertThat(difference.pValue().orElseThrow()).isGreaterThan(0.9);
    assertThat(difference.value().confidenceInterval().orElseThrow().contains(0)).isTrue();
  }

  private EvaluationResult evaluate(String model) {
    return Evaluator.standard().evaluate(ReferenceData.spam(model));
  }

  private JsonNode expected(String model) {
    return reference.get("models").get(model);
  }

  private double variance(String model) {
    return Math.pow(standardError(evaluate(model).rocAuc()), 2);
  }

  private static double standardError(Measure measure) {
    return measure.standardError().orElseThrow();
  }

  private static Double[] boxed(JsonNode array) {
    return Arrays.stream(doubles(array)).boxed().toArray(Double[]::new);
  }
}
