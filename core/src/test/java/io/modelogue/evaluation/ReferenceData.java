package io.modelogue.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What scikit-learn and pROC computed from the very scores that lie beside it. */
final class ReferenceData {
  static final List<String> SPAM_MODELS = List.of("nb", "logreg", "tree", "forest", "gbm");
  static final List<String> DIGIT_MODELS = List.of("bernoulli", "knn", "logreg", "forest");
  static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private ReferenceData() {}

  static JsonNode json(String name) {
    try (InputStream in = ReferenceData.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path path(String name) {
    try {
      return Path.of(ReferenceData.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Predictions spam(String model) {
    return Predictions.readCsv(path("spambase-scores.csv"), "label", model)
        .withConcepts("ham", "spam");
  }

  static Predictions digits(String model) {
    return Predictions.readCsv(
        path("digits-" + model + "-scores.csv"), "label", DIGITS.toArray(String[]::new));
  }

  static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(array.get(i));
    }
    return values;
  }

  static double number(JsonNode node) {
    return switch (node.asText()) {
      case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
      case "nan", "NaN" -> Double.NaN;
      default -> node.asDouble();
    };
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }
}
