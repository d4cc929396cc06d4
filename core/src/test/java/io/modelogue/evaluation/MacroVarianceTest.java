package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The variance of a macro average beside a stratified bootstrap, which knows nothing of influences:
 * rows are drawn again within each true class, and everything is computed anew. The seed is fixed,
 * since a bootstrap agrees only up to its own noise.
 */
class MacroVarianceTest {
  private static final int ROUNDS = 600;

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.ReferenceData#DIGIT_MODELS")
  void theStandardErrorIsThatOfAStratifiedBootstrap(String model) {
    Predictions predictions = ReferenceData.digits(model);
    double expected = bootstrap(predictions, MacroVarianceTest::macroAuc);

    assertThat(Evaluator.standard().evaluate(predictions).rocAuc().standardError().orElseThrow())
        .isCloseTo(expected, withinPercentage(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bernoulli", "knn", "forest"})
  void theStandardErrorOfAPairedDifferenceIsThatOfABootstrapOfBoth(String model) {
    Predictions a = ReferenceData.digits("logreg");
    Predictions b = ReferenceData.digits(model);
    double[] scores = new double[a.rows() * 20];
    for (int row = 0; row < a.rows(); row++) {
      for (int column = 0; column < 10; column++) {
        scores[row * 20 + column] = a.score(row * 10 + column);
        scores[row * 20 + 10 + column] = b.score(row * 10 + column);
      }
    }
    List<String> both = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
    double expected =
        bootstrap(
            Predictions.multiClass(both, scores, a.labels()),
            drawn -> macroAuc(half(drawn, 10)) - macroAuc(half(drawn, 0)));

    assertThat(
            Evaluator.standard()
                .compare(Metric.ROC_AUC, a, b)
                .value()
                .standardError()
                .orElseThrow())
        .isCloseTo(expected, withinPercentage(10));
  }

  private static Predictions half(Predictions both, int first) {
    double[] scores = new double[both.rows() * 10];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = both.score(i / 10 * 20 + first + i % 10);
    }
    return Predictions.multiClass(ReferenceData.DIGITS, scores, both.labels());
  }

  private static double macroAuc(Predictions predictions) {
    double sum = 0;
    for (int concept = 0; concept < 10; concept++) {
      sum += new DeLong(ScoreCounts.of(predictions, concept)).area();
    }
    return sum / 10;
  }

  private static double bootstrap(
      Predictions predictions, ToDoubleFunction<Predictions> statistic) {
    Random random = new Random(20_260_303);
    int columns = predictions.columns();
    int[] labels = predictions.labels();
    int[][] rowsOf = new int[columns][];
    for (int label = 0; label < columns; label++) {
      int wanted = label;
      rowsOf[label] =
          IntStream.range(0, labels.length).filter(row -> labels[row] == wanted).toArray();
    }
    double sum = 0;
    double squares = 0;
    double[] scores = new double[labels.length * columns];
    for (int round = 0; round < ROUNDS; round++) {
      for (int row = 0; row < labels.length; row++) {
        int[] stratum = rowsOf[labels[row]];
        int drawn = stratum[random.nextInt(stratum.length)];
        for (int column = 0; column < columns; column++) {
          scores[row * columns + column] = predictions.score(drawn * columns + column);
        }
      }
      double value =
          statistic.applyAsDouble(Predictions.multiClass(predictions.concepts(), scores, labels));
      sum += value;
      squares += value * value;
    }
    double mean = sum / ROUNDS;
    return Math.sqrt((squares / ROUNDS - mean * mean) * ROUNDS / (ROUNDS - 1));
  }
}
