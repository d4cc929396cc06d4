package io.modelogue.evaluation;

import static io.modelogue.evaluation.ReferenceData.doubles;
import static io.modelogue.evaluation.ReferenceData.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rarer expectations of the golden file, and that none of them is forgotten. */
class GoldenKeysTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Held by {@link GoldenCasesTest} and its neighbours. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "auc",
          "average_precision",
          "log_loss",
          "log_loss_sklearn_clipped",
          "brier",
          "brier_multiclass",
          "fpr",
          "tpr",
          "thresholds",
          "roc_thresholds_drop_intermediate",
          "precision",
          "recall",
          "pr_thresholds",
          "delong_var",
          "delong_ci95_clipped",
          "ci",
          "paired_z",
          "paired_p_two_sided",
          "ovr_macro",
          "ovr_weighted",
          "ovr_micro",
          "ovr_per_class",
          "ovo_macro",
          "ap_per_class",
          "ap_micro",
          "ap_macro",
          "ap_weighted",
          "auc_micro",
          "auc_macro",
          "auc_weighted",
          "mcclish_max_fpr",
          "max_fpr_invalid",
          "n_bins",
          "strategy",
          "prob_true",
          "prob_pred",
          "ece_4",
          "ece_10",
          "error");

  /** Held here. */
  private static final Set<String> HERE =
      Set.of(
          "tps",
          "fps",
          "fns",
          "tns",
          "tp_at_thresholds",
          "fp_at_thresholds",
          "det_fpr",
          "det_fnr",
          "det_thresholds",
          "pr_drop_intermediate",
          "pr_thresholds_drop_intermediate",
          "auc_exact",
          "delong_var_exact",
          "delong_cov",
          "delong_cov_exact",
          "auc_2",
          "delong_var_2",
          "paired_diff_ci95",
          "ap",
          "brier_exact",
          "log_loss_published");

  /** Quantities that are not offered, numbers known to be wrong, and remarks. */
  private static final Set<String> NOT_COMPUTED =
      Set.of(
          "ovo_weighted",
          "auc_samples",
          "ap_samples",
          "pr_auc_davis_goadrich_interpolated",
          "spark_area_under_pr_trapezoid",
          "hist_bound_B2_equal_width",
          "average_of_partition_auc",
          "tribuo_4_3_2_returns",
          "note",
          "scores_note",
          "log_loss_note",
          "must",
          "property");

  private static Stream<GoldenCase> binary(String key) {
    return GoldenCasesTest.binary().filter(golden -> golden.expects(key));
  }

  @Test
  void everyExpectationIsHeldOrSaidNotToBeComputed() {
    Set<String> known = new TreeSet<>(ELSEWHERE);
    known.addAll(HERE);
    known.addAll(NOT_COMPUTED);
    Set<String> found = new TreeSet<>();
    for (JsonNode each : GoldenCasesTest.cases()) {
      each.get("expect").fieldNames().forEachRemaining(found::add);
    }

    assertThat(found).isEqualTo(known);
  }

  static Stream<GoldenCase> countCases() {
    return binary("tps");
  }

  @ParameterizedTest
  @MethodSource("countCases")
  void countsAtEachDistinctScoreAgree(GoldenCase golden) {
    ScoreCounts counts = golden.counts();
    for (int i = 0; i < counts.distinct(); i++) {
      assertThat(counts.at(counts.score(i)))
          .isEqualTo(
              new ThresholdCounts(
                  golden.expected("tps").get(i).asLong(),
                  golden.expected("fps").get(i).asLong(),
                  golden.expected("fns").get(i).asLong(),
                  golden.expected("tns").get(i).asLong()));
    }
  }

  static Stream<GoldenCase> thresholdCases() {
    return binary("tp_at_thresholds");
  }

  @ParameterizedTest
  @MethodSource("thresholdCases")
  void countsAtNamedThresholdsAgree(GoldenCase golden) {
    JsonNode positives = golden.expected("tp_at_thresholds");
    for (Iterator<String> names = positives.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      ThresholdCounts counts = golden.counts().at(Double.parseDouble(name));

      assertThat(counts.truePositives()).isEqualTo(positives.get(name).asLong());
      assertThat(counts.falsePositives())
          .isEqualTo(golden.expected("fp_at_thresholds").get(name).asLong());
    }
  }

  static Stream<GoldenCase> errorCases() {
    return binary("det_fpr");
  }

  @ParameterizedTest
  @MethodSource("errorCases")
  void errorTradeOffsArePointsOfTheCurve(GoldenCase golden) {
    RocCurve curve = RocCurve.of(golden.counts(), CurvePoints.ALL);
    for (int i = 0; i < golden.expected("det_fpr").size(); i++) {
      double falsePositives = golden.expected("det_fpr").get(i).asDouble();
      double falseNegatives = golden.expected("det_fnr").get(i).asDouble();
      double threshold =
          golden.expects("det_thresholds")
              ? golden.expected("det_thresholds").get(i).asDouble()
              : Double.NaN;

      assertThat(IntStream.range(0, curve.size()))
          .anyMatch(
              point ->
                  curve.falsePositiveRate(point) == falsePositives
                      && 1 - curve.truePositiveRate(point) == falseNegatives
                      && (Double.isNaN(threshold) || curve.threshold(point) == threshold));
    }
  }

  static Stream<GoldenCase> droppedCases() {
    return Stream.concat(binary("pr_drop_intermediate"), binary("pr_thresholds_drop_intermediate"));
  }

  @ParameterizedTest
  @MethodSource("droppedCases")
  void precisionRecallCurvesDropWhatScikitLearnDrops(GoldenCase golden) {
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(golden.counts(), CurvePoints.SCIKIT_LEARN);
    int[] upwards = IntStream.range(0, curve.size()).map(i -> curve.size() - 1 - i).toArray();
    double[] thresholds =
        Arrays.stream(upwards).limit(curve.size() - 1L).mapToDouble(curve::threshold).toArray();
    if (golden.expects("pr_thresholds_drop_intermediate")) {
      assertThat(thresholds)
          .containsExactly(doubles(golden.expected("pr_thresholds_drop_intermediate")));
      return;
    }
    JsonNode expected = golden.expected("pr_drop_intermediate");
    assertThat(thresholds).containsExactly(doubles(expected.get("thresholds")));
    assertThat(Arrays.stream(upwards).mapToDouble(curve::precision).toArray())
        .containsExactly(doubles(expected.get("precision")), EXACT);
    assertThat(Arrays.stream(upwards).mapToDouble(curve::recall).toArray())
        .containsExactly(doubles(expected.get("recall")), EXACT);
  }

  static Stream<GoldenCase> pairedCases() {
    return binary("delong_cov");
  }

  @ParameterizedTest
  @MethodSource("pairedCases")
  void covariancesAndIntervalsOfDifferencesAgree(GoldenCase golden) {
    Evaluator evaluator = Evaluator.standard();
    Predictions a = golden.predictions();
    Predictions b = golden.secondPredictions();
    Measure aucOfB = evaluator.evaluate(b).rocAuc();
    golden.assertAgrees("auc_2", aucOfB);
    golden.assertAgrees("ap", evaluator.evaluate(a).metric(Metric.AVERAGE_PRECISION));
    double varianceOfA = variance(evaluator.evaluate(a).rocAuc());
    double varianceOfB = variance(aucOfB);
    Measure difference = evaluator.compare(Metric.ROC_AUC, b, a).value();

    assertThat(varianceOfB).isCloseTo(number(golden.expected("delong_var_2")), EXACT);
    assertThat((varianceOfA + varianceOfB - variance(difference)) / 2)
        .isCloseTo(fraction(golden.expected("delong_cov_exact").asText()), EXACT)
        .isCloseTo(number(golden.expected("delong_cov")), EXACT);
    double[] bounds = doubles(golden.expected("paired_diff_ci95"));
    ConfidenceInterval interval = difference.confidenceInterval().orElseThrow();
    assertThat(interval.lower()).isCloseTo(bounds[0], EXACT);
    assertThat(interval.upper()).isCloseTo(bounds[1], EXACT);
  }

  static Stream<GoldenCase> exactCases() {
    return Stream.of("auc_exact", "delong_var_exact", "brier_exact", "log_loss_published")
        .flatMap(GoldenKeysTest::anyKind)
        .distinct();
  }

  private static Stream<GoldenCase> anyKind(String key) {
    return Stream.concat(binary(key), GoldenCasesTest.multiClass().filter(g -> g.expects(key)));
  }

  @ParameterizedTest
  @MethodSource("exactCases")
  void exactFractionsAreMet(GoldenCase golden) {
    if (golden.expects("log_loss_published")) {
      assertThat(
              Evaluator.standard()
                  .evaluate(golden.multiClassPredictions())
                  .metric(Metric.LOG_LOSS)
                  .value())
          .isCloseTo(number(golden.expected("log_loss_published")), within(5e-8));
      return;
    }
    EvaluationResult result = golden.evaluate();
    if (golden.expects("auc_exact")) {
      assertThat(result.rocAuc().value())
          .isEqualTo(fraction(golden.expected("auc_exact").asText()));
    }
    if (golden.expects("brier_exact")) {
      assertThat(result.metric(Metric.BRIER).value())
          .isCloseTo(fraction(golden.expected("brier_exact").asText()), EXACT);
    }
    if (golden.expects("delong_var_exact")) {
      double exact = fraction(golden.expected("delong_var_exact").asText());
      assertThat(new DeLong(golden.counts()).variance())
          .isCloseTo(exact, within(1e-9 * Math.max(exact, 1e-12)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overflow_n_2e5", "overflow_all_tied"})
  void countsOfManyRowsDoNotOverflow(String name) {
    JsonNode expected =
        GoldenCasesTest.cases().stream()
            .filter(each -> each.get("name").asText().equals(name))
            .findFirst()
            .orElseThrow()
            .get("expect");
    int rows = 200_000;
    double[] scores = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      scores[row] = name.equals("overflow_all_tied") ? 0.5 : row;
      labels[row] = row % 2 == 1;
    }
    ScoreCounts counts = ScoreCounts.of(scores, labels);

    assertThat(RocAuc.of(counts).value()).isEqualTo(expected.get("auc").asDouble());
    assertThat(RocAuc.area(scores, labels).value()).isEqualTo(expected.get("auc").asDouble());
    if (expected.has("auc_exact")) {
      assertThat(RocAuc.of(counts).value()).isEqualTo(fraction(expected.get("auc_exact").asText()));
    }
    if (expected.has("delong_var")) {
      assertThat(new DeLong(counts).variance()).isEqualTo(expected.get("delong_var").asDouble());
      assertThat(AveragePrecision.of(counts).value())
          .isEqualTo(expected.get("average_precision").asDouble());
    }
  }

  @Test
  void scalesChangeNoBitAndSignsTurnTheAreaRound() {
    GoldenCase golden =
        GoldenCasesTest.binary()
            .filter(each -> each.toString().equals("score_scale_invariance"))
            .findFirst()
            .orElseThrow();
    double[] scores = golden.predictions().scores();
    int[] labels = golden.predictions().labels();
    int[] swapped = IntStream.of(labels).map(label -> 1 - label).toArray();
    for (double scale : new double[] {100, 1e-6, 1e-300}) {
      assertThat(area(scores, scale, labels)).isEqualTo(0.75);
      assertThat(area(scores, -scale, labels)).isEqualTo(0.25);
      assertThat(area(scores, scale, swapped)).isEqualTo(0.25);
      assertThat(area(scores, -scale, swapped)).isEqualTo(0.75);
    }
  }

  private static double area(double[] scores, double scale, int[] labels) {
    double[] scaled = Arrays.stream(scores).map(score -> score * scale).toArray();
    return Evaluator.standard().evaluate(Predictions.binary(scaled, labels)).rocAuc().value();
  }

  private static double variance(Measure measure) {
    return Math.pow(measure.standardError().orElseThrow(), 2);
  }

  private static double fraction(String text) {
    String[] parts = text.split("/", -1);
    return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
  }
}
