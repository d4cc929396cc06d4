package io.modelogue.evaluation;

import static io.modelogue.evaluation.ReferenceData.DIGITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelogue.evaluation.ReferenceNumbers.Answer;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Four models that read ten digits, and what scikit-learn 1.2.1 made of their scores: every number
 * of the file is asked for by its name, and a name that is not known here fails the test.
 */
class DigitsReferenceTest {
  private static final String MODELS = "io.modelogue.evaluation.ReferenceData#DIGIT_MODELS";
  private static final Offset<Double> EXACT = within(1e-12);

  private final JsonNode reference = ReferenceData.json("digits-reference.json");

  @ParameterizedTest
  @FieldSource(MODELS)
  void everyNumberOfAModelAgrees(String model) {
    EvaluationResult result = evaluate(model);

    assertThat(
            ReferenceNumbers.assertAllAgree(
                reference.get("models").get(model), path -> answer(result, path)))
        .isEqualTo(10 * 7 + 100 + 15);
  }

  @Test
  void theFileHoldsNothingElse() {
    assertThat(reference.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("classes", "rows", "models");
    assertThat(reference.get("models").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(ReferenceData.DIGIT_MODELS);
    assertThat(ReferenceData.list(reference.get("classes")))
        .map(JsonNode::asText)
        .isEqualTo(DIGITS);
    assertThat(evaluate("knn").rows()).isEqualTo(reference.get("rows").asLong());
  }

  @ParameterizedTest
  @FieldSource(MODELS)
  void theTopOfTheConceptsHoldsTheTrueOne(String model) {
    EvaluationResult result = evaluate(model);

    assertThat(result.topKAccuracy(1)).isEqualTo(result.accuracy());
    assertThat(result.topKAccuracy(10).value()).isEqualTo(1);
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

  private static Answer answer(EvaluationResult result, String[] path) {
    return switch (path[0]) {
      case "concepts" -> answer(result.concept(path[1]), path[2]);
      case "confusion_rows_true_cols_predicted" ->
          Answer.exactly(
              result.confusion().count(Integer.parseInt(path[1]), Integer.parseInt(path[2])));
      case "accuracy" -> Answer.closely(result.accuracy());
      case "log_loss_eps1e-15" -> Answer.closely(result.metric(Metric.LOG_LOSS));
      case "roc_auc_ovo_macro" -> Answer.closely(result.oneVsOneAuc());
      case "roc_auc_ovr_macro" -> {
        assertThat(result.rocAuc()).isEqualTo(result.macro().metric(Metric.ROC_AUC));
        yield average(result, path[0]);
      }
      default -> average(result, path[0]);
    };
  }

  private static Answer answer(ConceptResult digit, String name) {
    return switch (name) {
      case "roc_auc_ovr" -> Answer.closely(digit.rocAuc());
      case "support" -> Answer.exactly(digit.labelled());
      case "predicted" -> Answer.exactly(digit.predicted());
      default -> Answer.closely(digit.metric(Metric.get(name.replace('_', '-'))));
    };
  }

  /** A metric and the way in which it is averaged, such as {@code f1_micro}. */
  private static Answer average(EvaluationResult result, String name) {
    int last = name.lastIndexOf('_');
    String metric = name.substring(0, last).replace("_ovr", "").replace('_', '-');
    Average average =
        switch (name.substring(last + 1)) {
          case "macro" -> result.macro();
          case "micro" -> result.micro();
          case "weighted" -> result.weighted();
          default -> throw new IllegalArgumentException("nothing here computes " + name);
        };
    return Answer.closely(average.metric(Metric.get(metric)));
  }

  private static EvaluationResult evaluate(String model) {
    return Evaluator.standard().evaluate(ReferenceData.digits(model));
  }
}
