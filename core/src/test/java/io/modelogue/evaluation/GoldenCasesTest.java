package io.modelogue.evaluation;

import static io.modelogue.evaluation.ReferenceData.doubles;
import static io.modelogue.evaluation.ReferenceData.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small cases with expected values from the test suites of scikit-learn, XGBoost, Spark, pROC and
 * others, and exact rational ones. The undefined ones are policies of ours, see {@link PolicyTest}.
 */
class GoldenCasesTest {
  private static final Offset<Double> EXACT = within(1e-12);

  static List<JsonNode> cases() {
    return ReferenceData.list(ReferenceData.json("roc-golden.json"));
  }

  static Stream<GoldenCase> binary() {
    return cases().stream()
        .filter(each -> !each.has("kind") && !each.get("labels").isTextual())
        .filter(each -> !each.get("expect").has("error"))
        .map(GoldenCase::new);
  }

  static Stream<GoldenCase> multiLabel() {
    return cases().stream()
        .filter(each -> each.path("kind").asText().equals("multilabel"))
        .map(GoldenCase::new);
  }

  static Stream<GoldenCase> multiClass() {
    return cases().stream()
        .filter(each -> each.path("kind").asText().equals("multiclass"))
        .map(GoldenCase::new);
  }

  @ParameterizedTest
  @MethodSource("binary")
  void areaAndAveragePrecisionAgree(GoldenCase golden) {
    EvaluationResult result = golden.evaluate();

    golden.assertAgrees("auc", result.rocAuc());
    if (result.rocAuc().isDefined()) { // the policy for one class differs from scikit-learn's
      golden.assertAgrees("average_precision", result.metric(Metric.AVERAGE_PRECISION));
    }
  }

  @ParameterizedTest
  @MethodSource("binary")
  void deLongsVarianceAgrees(GoldenCase golden) {
    if (!golden.expects("delong_var")) {
      return;
    }
    Measure auc = golden.evaluate().rocAuc();
    double expected = number(golden.expected("delong_var"));
    if (expected > 0) {
      assertThat(Math.pow(auc.standardError().orElseThrow(), 2)).isCloseTo(expected, EXACT);
      double[] bounds = doubles(golden.expected("delong_ci95_clipped"));
      assertThat(auc.confidenceInterval().orElseThrow().lower()).isCloseTo(bounds[0], EXACT);
      assertThat(auc.confidenceInterval().orElseThrow().upper()).isCloseTo(bounds[1], EXACT);
    } else {
      assertThat(auc.whyNoInterval()).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("binary")
  void rocCurvesAgree(GoldenCase golden) {
    if (!golden.expects("thresholds")) {
      return;
    }
    RocCurve curve = RocCurve.of(golden.counts(), CurvePoints.ALL);
    int[] points = IntStream.range(0, curve.size()).toArray();

    assertThat(IntStream.of(points).mapToDouble(curve::threshold))
        .containsExactly(boxed(golden.expected("thresholds")));
    Offset<Double> offset = golden.hasWeights() ? EXACT : within(0.0);
    assertThat(IntStream.of(points).mapToDouble(curve::truePositiveRate).toArray())
        .containsExactly(doubles(golden.expected("tpr")), offset);
    assertThat(IntStream.of(points).mapToDouble(curve::falsePositiveRate).toArray())
        .containsExactly(doubles(golden.expected("fpr")), offset);
    RocCurve dropped = RocCurve.of(golden.counts(), CurvePoints.SCIKIT_LEARN);
    assertThat(IntStream.range(0, dropped.size()).mapToDouble(dropped::threshold))
        .containsExactly(boxed(golden.expected("roc_thresholds_drop_intermediate")));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void precisionRecallCurvesAgree(GoldenCase golden) {
    if (!golden.expects("pr_thresholds")) {
      return;
    }
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(golden.counts(), CurvePoints.ALL);
    // scikit-learn lists thresholds upwards, and the point of nothing predicted without one
    int[] upwards = IntStream.range(0, curve.size()).map(i -> curve.size() - 1 - i).toArray();

    assertThat(Arrays.stream(upwards).limit(curve.size() - 1L).mapToDouble(curve::threshold))
        .containsExactly(boxed(golden.expected("pr_thresholds")));
    assertThat(Arrays.stream(upwards).mapToDouble(curve::precision).toArray())
        .containsExactly(doubles(golden.expected("precision")), EXACT);
    assertThat(Arrays.stream(upwards).mapToDouble(curve::recall).toArray())
        .containsExactly(doubles(golden.expected("recall")), EXACT);
  }

  @ParameterizedTest
  @MethodSource("binary")
  void lossesAgree(GoldenCase golden) {
    EvaluationResult result = golden.evaluate();

    golden.assertAgrees("log_loss", result.metric(Metric.LOG_LOSS));
    golden.assertAgrees("brier", result.metric(Metric.BRIER));
    Evaluator clipping = Evaluator.builder().logLossEpsilon(Math.ulp(1.0)).build();
    golden.assertAgrees(
        "log_loss_sklearn_clipped",
        clipping.evaluate(golden.predictions()).metric(Metric.LOG_LOSS));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void pairedTestsAgree(GoldenCase golden) {
    if (!golden.expects("paired_z")) {
      return;
    }
    Difference difference =
        Evaluator.standard()
            .compare(Metric.ROC_AUC, golden.secondPredictions(), golden.predictions());

    assertThat(difference.z().orElseThrow()).isCloseTo(number(golden.expected("paired_z")), EXACT);
    assertThat(difference.pValue().orElseThrow())
        .isCloseTo(number(golden.expected("paired_p_two_sided")), EXACT);
  }

  @ParameterizedTest
  @MethodSource("multiClass")
  void multiClassCasesAgree(GoldenCase golden) {
    EvaluationResult result = Evaluator.standard().evaluate(golden.multiClassPredictions());

    golden.assertAgrees("ovr_macro", result.macro().metric(Metric.ROC_AUC));
    golden.assertAgrees("ovr_weighted", result.weighted().metric(Metric.ROC_AUC));
    golden.assertAgrees("ovr_micro", result.micro().metric(Metric.ROC_AUC));
    golden.assertAgrees("ovo_macro", result.oneVsOneAuc());
    golden.assertAgrees("ap_macro", result.macro().metric(Metric.AVERAGE_PRECISION));
    golden.assertAgrees("ap_weighted", result.weighted().metric(Metric.AVERAGE_PRECISION));
    golden.assertAgrees("ap_micro", result.micro().metric(Metric.AVERAGE_PRECISION));
    golden.assertAgrees("brier_multiclass", result.metric(Metric.BRIER));
    golden.assertAgrees("log_loss", result.metric(Metric.LOG_LOSS));
    for (int i = 0; golden.expects("ovr_per_class") && i < result.concepts().size(); i++) {
      ConceptResult concept = result.conceptResults().get(i);
      assertThat(concept.rocAuc().value())
          .isCloseTo(golden.expected("ovr_per_class").get(i).asDouble(), EXACT);
      assertThat(concept.averagePrecision().value())
          .isCloseTo(golden.expected("ap_per_class").get(i).asDouble(), EXACT);
    }
  }

  /** Of a concept without positives scikit-learn says 0, and we that it has no precision. */
  @ParameterizedTest
  @MethodSource("multiLabel")
  void multiLabelCasesAgree(GoldenCase golden) {
    EvaluationResult result = Evaluator.standard().evaluate(golden.multiLabelPredictions());

    golden.assertAgrees("auc_micro", result.micro().metric(Metric.ROC_AUC));
    golden.assertAgrees("auc_macro", result.macro().metric(Metric.ROC_AUC));
    golden.assertAgrees("auc_weighted", result.weighted().metric(Metric.ROC_AUC));
    golden.assertAgrees("ap_micro", result.micro().metric(Metric.AVERAGE_PRECISION));
    golden.assertAgrees("ap_weighted", result.weighted().metric(Metric.AVERAGE_PRECISION));
    if (result.macro().leftOut(Metric.AVERAGE_PRECISION).isEmpty()) {
      golden.assertAgrees("ap_macro", result.macro().metric(Metric.AVERAGE_PRECISION));
    }
  }

  private static Double[] boxed(JsonNode array) {
    return Arrays.stream(doubles(array)).boxed().toArray(Double[]::new);
  }
}
