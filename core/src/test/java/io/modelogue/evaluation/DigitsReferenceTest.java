package io.modelogue.evaluation;

import static io.modelogue.evaluation.ReferenceData.DIGITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Four models that read ten digits, and what scikit-learn 1.2.1 made of their scores. */
class DigitsReferenceTest {
  private static final String MODELS = "io.modelogue.evaluation.ReferenceData#DIGIT_MODELS";
  private static final Offset<Double> EXACT = within(1e-12);

  private final JsonNode reference = ReferenceData.json("digits-reference.json").get("models");

  @ParameterizedTest
  @FieldSource(MODELS)
  void eachDigitAgreesAgainstAllOthers(String model) {
    EvaluationResult result = evaluate(model);
    for (String digit : DIGITS) {
      ConceptResult concept = result.concept(digit);
      JsonNode expected = reference.get(model).get("concepts").get(digit);

      assertThat(concept.rocAuc().value()).isCloseTo(expected.get("roc_auc_ovr").asDouble(), EXACT);
      assertThat(concept.averagePrecision().value())
          .isCloseTo(expected.get("average_precision").asDouble(), EXACT);
      assertThat(concept.precision().value())
          .isCloseTo(expected.get("precision").asDouble(), EXACT);
      assertThat(concept.recall().value()).isCloseTo(expected.get("recall").asDouble(), EXACT);
      assertThat(concept.f1().value()).isCloseTo(expected.get("f1").asDouble(), EXACT);
      assertThat(concept.labelled()).isEqualTo(expected.get("support").asLong());
      assertThat(concept.predicted()).isEqualTo(expected.get("predicted").asLong());
    }
  }

  @ParameterizedTest
  @FieldSource(MODELS)
  void averagesAgree(String model) {
    EvaluationResult result = evaluate(model);
    Map<String, Average> averages =
        Map.of("macro", result.macro(), "micro", result.micro(), "weighted", result.weighted());
    averages.forEach(
        (name, average) -> {
          assertAgrees(model, "roc_auc_ovr_" + name, average.metric(Metric.ROC_AUC));
          assertAgrees(model, "f1_" + name, average.metric(Metric.F1));
          assertAgrees(model, "precision_" + name, average.metric(Metric.PRECISION));
          assertAgrees(model, "recall_" + name, average.metric(Metric.RECALL));
        });
  }

  @ParameterizedTest
  @FieldSource(MODELS)
  void theWholeAgrees(String model) {
    EvaluationResult result = evaluate(model);

    assertAgrees(model, "accuracy", result.accuracy());
    assertAgrees(model, "log_loss_eps1e-15", result.metric(Metric.LOG_LOSS));
    assertAgrees(model, "roc_auc_ovr_macro", result.rocAuc());
    assertAgrees(model, "roc_auc_ovo_macro", result.oneVsOneAuc());
    assertThat(result.topKAccuracy(1)).isEqualTo(result.accuracy());
    assertThat(result.topKAccuracy(10).value()).isEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource(MODELS)
  void theConfusionMatrixAgrees(String model) {
    ConfusionMatrix confusion = evaluate(model).confusion();
    JsonNode expected = reference.get(model).get("confusion_rows_true_cols_predicted");
    for (int labelled = 0; labelled < 10; labelled++) {
      for (int predicted = 0; predicted < 10; predicted++) {
        assertThat(confusion.count(labelled, predicted))
            .isEqualTo(expected.get(labelled).get(predicted).asLong());
      }
    }
  }

  @ParameterizedTest
  @FieldSource(MODELS)
  void theCorrelationIsThatOfIndicatorsRowByRow(String model) {
    Predictions predictions = ReferenceData.digits(model);
    int[] labels = predictions.labels();
    int[] decisions = new ArgMax(predictions).decisions();
    double covariance = 0;
    double ofLabels = 0;
    double ofDecisions = 0;
    for (int digit = 0; digit < 10; digit++) {
      double[] labelled = centred(labels, digit);
      double[] decided = centred(decisions, digit);
      for (int row = 0; row < labels.length; row++) {
        covariance += labelled[row] * decided[row];
        ofLabels += labelled[row] * labelled[row];
        ofDecisions += decided[row] * decided[row];
      }
    }

    assertThat(evaluate(model).metric(Metric.MCC).value())
        .isCloseTo(covariance / Math.sqrt(ofLabels * ofDecisions), EXACT);
  }

  @Test
  void theMacroAreaHasAnIntervalThatCoversTheValue() {
    Measure auc = evaluate("bernoulli").rocAuc();

    ConfidenceInterval interval = auc.confidenceInterval().orElseThrow();
    assertThat(interval.contains(auc.value())).isTrue();
    assertThat(interval.upper() - interval.lower()).isBetween(0.005, 0.02);
  }

  private static double[] centred(int[] indexes, int digit) {
    double mean = Arrays.stream(indexes).filter(index -> index == digit).count();
    return Arrays.stream(indexes)
        .mapToDouble(index -> (index == digit ? 1 : 0) - mean / indexes.length)
        .toArray();
  }

  private void assertAgrees(String model, String key, Measure measure) {
    assertThat(measure.value())
        .as("%s of %s", key, model)
        .isCloseTo(reference.get(model).get(key).asDouble(), EXACT);
  }

  private static EvaluationResult evaluate(String model) {
    return Evaluator.standard().evaluate(ReferenceData.digits(model));
  }
}
