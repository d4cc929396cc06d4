package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelogue.evaluation.ReferenceNumbers.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Scores of five real models, and what scikit-learn 1.2.1 and pROC 1.18.0 made of them: every
 * number of the file is asked for by its name, and a name that is not known here fails the test.
 */
class SpambaseReferenceTest {
  private final JsonNode reference = ReferenceData.json("spambase-reference.json");

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.ReferenceData#SPAM_MODELS")
  void everyNumberOfAModelAgrees(String model) {
    Answers answers = new Answers(ReferenceData.spam(model));

    assertThat(ReferenceNumbers.assertAllAgree(reference.get("models").get(model), answers::at))
        .isGreaterThan(80);
  }

  @Test
  void everyNumberOfAPairedTestAgrees() {
    for (JsonNode expected : reference.get("paired_delong")) {
      Predictions a = ReferenceData.spam(expected.get("a").asText());
      Predictions b = ReferenceData.spam(expected.get("b").asText());
      // pROC subtracts the second from the first
      Difference difference = Evaluator.standard().compare(Metric.ROC_AUC, b, a);

      assertThat(difference.test()).isEqualTo(TestKind.PAIRED_DELONG);
      int numbers =
          ReferenceNumbers.assertAllAgree(
              expected,
              path ->
                  Answer.relatively(
                      switch (path[0]) {
                        case "z" -> difference.z().orElseThrow();
                        case "p_value" -> difference.pValue().orElseThrow();
                        case "covariance" ->
                            (variance(a) + variance(b) - square(difference.value())) / 2;
                        default -> throw unknown(path);
                      }));
      assertThat(numbers).isEqualTo(3);
    }
    assertThat(reference.get("paired_delong")).hasSize(10);
  }

  @Test
  void theFileHoldsNothingElse() {
    Predictions predictions = ReferenceData.spam("nb");
    long positives = Arrays.stream(predictions.labels()).sum();

    assertThat(reference.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("positives", "negatives", "models", "paired_delong");
    assertThat(reference.get("models").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(ReferenceData.SPAM_MODELS);
    assertThat(reference.get("positives").asLong()).isEqualTo(positives);
    assertThat(reference.get("negatives").asLong()).isEqualTo(predictions.rows() - positives);
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

  private static double variance(Predictions predictions) {
    return square(Evaluator.standard().evaluate(predictions).rocAuc());
  }

  private static double square(Measure measure) {
    return Math.pow(measure.standardError().orElseThrow(), 2);
  }

  private static IllegalArgumentException unknown(String... path) {
    return new IllegalArgumentException("nothing here computes " + String.join("/", path));
  }

  /** What one model's scores give. */
  private static final class Answers {
    private final Predictions predictions;
    private final EvaluationResult result;
    private final ConceptResult spam;
    private final RocCurve thinned;
    private final CalibrationCurve calibration;

    Answers(Predictions predictions) {
      this.predictions = predictions;
      this.result = Evaluator.standard().evaluate(predictions);
      this.spam = result.concept("spam");
      this.thinned = RocCurve.of(spam.scoreCounts(), CurvePoints.SCIKIT_LEARN);
      this.calibration = closedOnTheRight();
    }

    /** scikit-learn closes its bins on the right: a score on an edge is in the lower bin. */
    private CalibrationCurve closedOnTheRight() {
      double[] scores =
          Arrays.stream(predictions.scores())
              .map(s -> s > 0 && s < 1 && Math.round(s * 10) / 10.0 == s ? Math.nextDown(s) : s)
              .toArray();
      return CalibrationCurve.of(
          ScoreCounts.of(Predictions.binary(scores, predictions.labels()), 1),
          CalibrationBins.equalWidth(10));
    }

    Answer at(String[] path) {
      return switch (path[0]) {
        case "roc_auc", "auc_pROC" -> Answer.closely(result.rocAuc());
        case "delong_variance" -> Answer.relatively(square(result.rocAuc()));
        case "delong_ci95" -> interval(path[1]);
        case "partial_auc_fpr_0_to_0.1" -> Answer.closely(partial().value());
        case "partial_auc_mcclish_fpr_0_to_0.1" -> Answer.closely(partial().standardized());
        case "average_precision" -> Answer.closely(result.metric(Metric.AVERAGE_PRECISION));
        case "log_loss_eps1e-15" -> Answer.closely(result.metric(Metric.LOG_LOSS));
        case "brier" -> Answer.closely(result.metric(Metric.BRIER));
        case "at_threshold_0.5_inclusive" -> decisions(path[1]);
        case "calibration_10_uniform_bins" -> calibration(path[1], Integer.parseInt(path[2]));
        case "roc_points_dropped_intermediate" -> Answer.exactly(thinned.size());
        case "roc_points_all" ->
            Answer.exactly(RocCurve.of(spam.scoreCounts(), CurvePoints.ALL).size());
        case "roc_curve" -> point(path[1], Integer.parseInt(path[2]));
        case "youden_j" -> youden(path[1]);
        default -> throw unknown(path);
      };
    }

    private Answer interval(String index) {
      ConfidenceInterval interval = result.rocAuc().confidenceInterval().orElseThrow();
      return Answer.closely(index.equals("0") ? interval.lower() : interval.upper());
    }

    private PartialAuc partial() {
      return spam.partialAuc(RateRange.falsePositiveRates(0, 0.1));
    }

    private Answer decisions(String name) {
      ThresholdCounts counts = spam.counts();
      return switch (name) {
        case "tp" -> Answer.exactly(counts.truePositives());
        case "fp" -> Answer.exactly(counts.falsePositives());
        case "fn" -> Answer.exactly(counts.falseNegatives());
        case "tn" -> Answer.exactly(counts.trueNegatives());
        default -> Answer.closely(result.metric(Metric.get(name)));
      };
    }

    private Answer calibration(String name, int bin) {
      CalibrationCurve.Bin found = calibration.bins().get(bin);
      return switch (name) {
        case "fraction_of_positives" -> Answer.closely(found.fractionOfPositives());
        case "mean_predicted" -> Answer.closely(found.meanScore());
        default -> throw unknown(name);
      };
    }

    private Answer point(String name, int index) {
      return switch (name) {
        case "threshold" -> Answer.exactly(thinned.threshold(index));
        case "tpr" -> Answer.exactly(thinned.truePositiveRate(index));
        case "fpr" -> Answer.exactly(thinned.falsePositiveRate(index));
        default -> throw unknown(name);
      };
    }

    private Answer youden(String name) {
      double threshold = spam.thresholdFor(ThresholdGoal.youdenJ()).value();
      ThresholdCounts best = spam.at(threshold);
      return switch (name) {
        case "threshold" -> Answer.exactly(threshold);
        case "value" -> Answer.closely(best.recall().value() + best.specificity().value() - 1);
        default -> throw unknown(name);
      };
    }
  }
}
