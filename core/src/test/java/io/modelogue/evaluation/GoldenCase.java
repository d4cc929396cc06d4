package io.modelogue.evaluation;

import static io.modelogue.evaluation.ReferenceData.doubles;
import static io.modelogue.evaluation.ReferenceData.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** One case of the golden file: labels, scores, and what is expected of them. */
record GoldenCase(JsonNode json) {

  boolean expects(String key) {
    return json.get("expect").has(key);
  }

  boolean hasWeights() {
    return json.has("weights");
  }

  JsonNode expected(String key) {
    return json.get("expect").get(key);
  }

  Predictions predictions() {
    Predictions predictions = Predictions.binary(doubles(json.get("scores")), labels());
    return json.has("weights")
        ? predictions.withWeights(doubles(json.get("weights")))
        : predictions;
  }

  Predictions secondPredictions() {
    return Predictions.binary(doubles(json.get("scores_2")), labels());
  }

  Predictions multiClassPredictions() {
    JsonNode rows = json.get("scores");
    return Predictions.multiClass(concepts(rows), matrix(rows), labels());
  }

  Predictions multiLabelPredictions() {
    JsonNode rows = json.get("scores");
    double[] scores = matrix(rows);
    double[] marks = matrix(json.get("labels"));
    byte[] labels = new byte[marks.length];
    for (int i = 0; i < marks.length; i++) {
      labels[i] = (byte) marks[i];
    }
    return Predictions.multiLabel(concepts(rows), scores, labels);
  }

  private static double[] matrix(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMapToDouble(row -> Arrays.stream(doubles(row)))
        .toArray();
  }

  private static List<String> concepts(JsonNode rows) {
    return IntStream.range(0, rows.get(0).size()).mapToObj(i -> "c" + i).toList();
  }

  ScoreCounts counts() {
    return ScoreCounts.of(predictions(), 1);
  }

  EvaluationResult evaluate() {
    return Evaluator.standard().evaluate(predictions());
  }

  /** Nothing is asserted if the case has no such expectation. */
  void assertAgrees(String key, Measure measure) {
    if (!expects(key)) {
      return;
    }
    double expected = number(expected(key));
    if (Double.isNaN(expected)) {
      assertThat(measure.isDefined()).as(key).isFalse();
    } else {
      assertThat(measure.value()).as(key).isCloseTo(expected, within(1e-12));
    }
  }

  private int[] labels() {
    return StreamSupport.stream(json.get("labels").spliterator(), false)
        .mapToInt(JsonNode::asInt)
        .toArray();
  }

  @Override
  public String toString() {
    return json.get("name").asText();
  }
}
