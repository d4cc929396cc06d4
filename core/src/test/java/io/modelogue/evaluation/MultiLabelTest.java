package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Rows of any number of concepts: each concept by itself, averages, and tests of the whole. */
class MultiLabelTest {
  private static final List<String> CONCEPTS = List.of("cat", "dog", "eel");
  private static final int ROUNDS = 600;

  private final Evaluator evaluator = Evaluator.standard();

  @Test
  void eachConceptIsEvaluatedAsIfItWereAlone() {
    Predictions predictions = random(7, 200, 0.5);
    EvaluationResult result = evaluator.evaluate(predictions);
    for (int concept = 0; concept < 3; concept++) {
      double[] scores = predictions.column(concept);
      EvaluationResult alone =
          evaluator.evaluate(Predictions.binary(scores, predictions.labelsAgainst(concept)));
      ConceptResult together = result.concept(CONCEPTS.get(concept));

      for (Metric metric : Metric.values()) {
        assertThat(together.metric(metric)).isEqualTo(alone.concept("positive").metric(metric));
      }
      assertThat(together.counts()).isEqualTo(alone.concept("positive").counts());
      assertThat(together.at(0.3)).isEqualTo(alone.concept("positive").at(0.3));
    }
  }

  @Test
  void theWholeIsWhatTheNamesSay() {
    // decisions: row 0 cat dog, row 1 none, row 2 eel, row 3 cat
    Predictions predictions =
        Predictions.multiLabel(
            CONCEPTS,
            new double[] {.9, .5, .1, .2, .1, .4, .1, .4, .8, .7, .3, .2},
            new byte[] {1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0});
    EvaluationResult result = evaluator.evaluate(predictions);

    assertThat(result.kind()).isEqualTo(PredictionKind.MULTI_LABEL);
    assertThat(result.threshold()).hasValue(0.5);
    assertThat(result.accuracy().value()).isEqualTo(2.0 / 4); // rows 0 and 2
    assertThat(result.hammingLoss().value()).isCloseTo(3.0 / 12, within(1e-15));
    assertThat(result.micro().metric(Metric.PRECISION).value()).isEqualTo(3.0 / 4);
    assertThat(result.micro().metric(Metric.RECALL).value()).isEqualTo(3.0 / 5);
    assertThat(result.macro().metric(Metric.RECALL).value())
        .isCloseTo((1 + 0.5 + 0.5) / 3, within(1e-15));
    assertThat(result.weighted().metric(Metric.RECALL).value())
        .isCloseTo((1 + 2 * 0.5 + 2 * 0.5) / 5, within(1e-15));
    assertThat(result.metric(Metric.BRIER).value())
        .isCloseTo(result.macro().metric(Metric.BRIER).value(), within(1e-15));
    assertThat(result.metric(Metric.LOG_LOSS).value())
        .isCloseTo(result.macro().metric(Metric.LOG_LOSS).value(), within(1e-15));
    assertThat(result.toString()).startsWith("Multi-label, 4 rows, 3 concepts, decided at 0.5\n");
  }

  @Test
  void whatNeedsOneConceptARowIsNotOffered() {
    EvaluationResult result = evaluator.evaluate(random(7, 20, 0.5));

    assertThat(result.oneVsOneAuc().whyUndefined().orElseThrow().reason())
        .isEqualTo(UndefinedReason.NOT_OFFERED);
    assertThat(result.topKAccuracy(1).isDefined()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(result::confusion)
        .withMessage(
            "multi-label predictions have no confusion matrix; see the counts of each concept");
    assertThatIllegalStateException()
        .isThrownBy(() -> random(7, 20, 0.5).label(3))
        .withMessageContaining("hasLabel(row, concept)");
    assertThatIllegalStateException()
        .isThrownBy(() -> random(7, 20, 0.5).positive("cat"))
        .withMessageContaining("each is decided by itself");
  }

  @Test
  void aConceptOfAllRowsOrOfNoneIsLeftOutAndListed() {
    EvaluationResult result =
        evaluator.evaluate(
            Predictions.multiLabel(
                CONCEPTS,
                new double[] {.9, .2, .1, .8, .7, .1, .7, .3, .2},
                new byte[] {1, 0, 0, 1, 1, 0, 1, 0, 0}));

    assertThat(result.macro().leftOut(Metric.ROC_AUC)).containsOnlyKeys("cat", "eel");
    assertThat(result.rocAuc().value()).isEqualTo(1);
    EvaluationResult none =
        evaluator.evaluate(
            Predictions.multiLabel(
                List.of("cat", "dog"), new double[] {.1, .2}, new boolean[] {true, false}));
    assertThat(none.rocAuc().whyUndefined().orElseThrow().reason())
        .isEqualTo(UndefinedReason.ONE_CLASS_ONLY);
  }

  @Test
  void scoresThatAreNoProbabilitiesNeedAThreshold() {
    Predictions predictions = random(7, 50, 4);
    EvaluationResult result = evaluator.evaluate(predictions);

    assertThat(result.threshold()).isEmpty();
    for (Measure measure :
        List.of(
            result.accuracy(),
            result.hammingLoss(),
            result.concept("dog").precision(),
            result.macro().metric(Metric.F1))) {
      assertThat(measure.isDefined()).isFalse();
    }
    assertThat(result.accuracy().whyUndefined().orElseThrow().reason())
        .isEqualTo(UndefinedReason.NEEDS_THRESHOLD);
    assertThat(result.metric(Metric.BRIER).whyUndefined().orElseThrow().reason())
        .isEqualTo(UndefinedReason.NOT_PROBABILITIES);
    assertThat(result.rocAuc().isDefined()).isTrue();
    EvaluationResult decided = Evaluator.builder().threshold(2).build().evaluate(predictions);
    assertThat(decided.accuracy().isDefined()).isTrue();
  }

  @Test
  void theStandardErrorOfTheMacroAreaIsThatOfABootstrapOfWholeRows() {
    Predictions predictions = random(11, 400, 0.8);

    assertThat(evaluator.evaluate(predictions).rocAuc().standardError().orElseThrow())
        .isCloseTo(bootstrap(predictions, MultiLabelTest::macroAuc), withinPercentage(10));
  }

  @Test
  void pairedTestsOfAnotherModelOnTheSameRows() {
    Predictions a = random(11, 400, 0.4);
    Predictions b = random(11, 400, 0.9);
    Difference macro = evaluator.compare(Metric.ROC_AUC, a, b);

    assertThat(a.hasLabelsOf(b)).isTrue();
    assertThat(macro.test()).isEqualTo(TestKind.PAIRED_MACRO_DELONG);
    assertThat(macro.value().value()).isCloseTo(macroAuc(b) - macroAuc(a), within(1e-12));
    assertThat(macro.pValue().orElseThrow()).isLessThan(0.01);
    for (Metric metric : List.of(Metric.ACCURACY, Metric.LOG_LOSS, Metric.BRIER)) {
      Difference difference = evaluator.compare(metric, a, b);
      assertThat(difference.test()).isEqualTo(TestKind.PAIRED_MEANS);
      assertThat(difference.value().value())
          .isCloseTo(
              evaluator.evaluate(b).metric(metric).value()
                  - evaluator.evaluate(a).metric(metric).value(),
              within(1e-12));
    }
    assertThat(evaluator.compare(Metric.ROC_AUC, a, a).pValue()).hasValue(1);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Predictions predictions = random(3, 60, 0.5);
    double[] scores = new double[180];
    boolean[] labels = new boolean[180];
    for (int i = 0; i < 180; i++) {
      int row = 59 - i / 3;
      scores[i] = predictions.score(row * 3 + i % 3);
      labels[i] = predictions.hasLabel(row, i % 3);
    }
    EvaluationResult turned = evaluator.evaluate(Predictions.multiLabel(CONCEPTS, scores, labels));
    EvaluationResult result = evaluator.evaluate(predictions);

    assertThat(turned.concept("dog").rocAuc()).isEqualTo(result.concept("dog").rocAuc());
    assertThat(turned.rocAuc().value()).isEqualTo(result.rocAuc().value());
    assertThat(turned.micro().metric(Metric.ROC_AUC))
        .isEqualTo(result.micro().metric(Metric.ROC_AUC));
  }

  @Test
  void allFormsMeanTheSameAndWrongOnesAreRefused() {
    double[] scores = {.9, .2, .4, .7};
    float[] single = {.9f, .2f, .4f, .7f};
    boolean[] labels = {true, false, true, true};
    byte[] bytes = {1, 0, 1, 1};
    List<String> two = List.of("cat", "dog");
    Predictions predictions = Predictions.multiLabel(two, scores, labels);

    assertThat(Predictions.multiLabel(two, scores, bytes).hasLabelsOf(predictions)).isTrue();
    assertThat(Predictions.multiLabel(two, single, labels).hasLabelsOf(predictions)).isTrue();
    assertThat(Predictions.multiLabel(two, single, bytes).precision())
        .isEqualTo(ScorePrecision.SINGLE);
    bytes[1] = 2;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.multiLabel(two, scores, bytes))
        .withMessage("the label of row 0 (counted from 0), column 1, is 2; it must be 0 or 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.multiLabel(two, new double[4], new boolean[2]))
        .withMessage("there are 4 scores and 2 labels; with 2 concepts each row has 2 of both");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.multiLabel(two, new double[3], new boolean[3]))
        .withMessageContaining("each row has 2 of both");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.multiLabel(two, new double[0], new boolean[0]))
        .withMessageContaining("no rows");
    scores[3] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.multiLabel(two, scores, labels))
        .withMessageContaining("row 1 (counted from 0), column 1, is NaN");
  }

  /** Scores that know something of the labels, all of them in [0, spread]. */
  private static Predictions random(long seed, int rows, double spread) {
    Random random = new Random(seed);
    double[] scores = new double[rows * 3];
    boolean[] labels = new boolean[rows * 3];
    for (int i = 0; i < scores.length; i++) {
      labels[i] = random.nextInt(3) <= i % 3 - (i > 3 && labels[i - 1] ? 1 : 0);
      double knowledge = random.nextInt(10) / 10.0 + (labels[i] ? 0.4 * spread : 0);
      scores[i] = Math.max(0, spread > 1 ? spread * knowledge : Math.min(1, knowledge));
    }
    return Predictions.multiLabel(CONCEPTS, scores, labels);
  }

  private static double macroAuc(Predictions predictions) {
    double sum = 0;
    for (int concept = 0; concept < 3; concept++) {
      sum += new DeLong(ScoreCounts.of(predictions, concept)).area();
    }
    return sum / 3;
  }

  private static double bootstrap(
      Predictions predictions, ToDoubleFunction<Predictions> statistic) {
    Random random = new Random(20_260_303);
    int rows = predictions.rows();
    double[] scores = new double[rows * 3];
    boolean[] labels = new boolean[rows * 3];
    double sum = 0;
    double squares = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int row = 0; row < rows; row++) {
        int drawn = random.nextInt(rows);
        for (int column = 0; column < 3; column++) {
          scores[row * 3 + column] = predictions.score(drawn * 3 + column);
          labels[row * 3 + column] = predictions.hasLabel(drawn, column);
        }
      }
      double value = statistic.applyAsDouble(Predictions.multiLabel(CONCEPTS, scores, labels));
      sum += value;
      squares += value * value;
    }
    double mean = sum / ROUNDS;
    return Math.sqrt((squares / ROUNDS - mean * mean) * ROUNDS / (ROUNDS - 1));
  }
}
