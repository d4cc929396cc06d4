package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that count more or less than others. */
class WeightsTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final List<String> CONCEPTS = List.of("cat", "dog", "eel");

  private final Evaluator evaluator = Evaluator.standard();

  @ParameterizedTest
  @EnumSource(PredictionKind.class)
  void weightsOfOneChangeNoNumber(PredictionKind kind) {
    Predictions plain = random(kind, 3, 80);
    double[] ones = new double[80];
    Arrays.fill(ones, 1);

    assertSameNumbers(
        evaluator.evaluate(plain.withWeights(ones)), evaluator.evaluate(plain), within(0.0));
  }

  @ParameterizedTest
  @EnumSource(PredictionKind.class)
  void wholeWeightsCountLikeRowsWrittenSoOften(PredictionKind kind) {
    long seed = 4;
    Random random = new Random(seed);
    Predictions plain = random(kind, seed, 60);
    double[] weights = new double[60];
    Arrays.setAll(weights, i -> random.nextInt(4));
    int[] repeated =
        IntStream.range(0, 60)
            .flatMap(row -> IntStream.range(0, (int) weights[row]).map(i -> row))
            .toArray();

    EvaluationResult weighted = evaluator.evaluate(plain.withWeights(weights));
    EvaluationResult duplicated = evaluator.evaluate(rows(plain, repeated));
    assertSameNumbers(weighted, duplicated, CLOSE);
    assertThat(weighted.weight()).isEqualTo((double) duplicated.rows());
  }

  @ParameterizedTest
  @EnumSource(PredictionKind.class)
  void ratiosDoNotDependOnTheUnitOfWeights(PredictionKind kind) {
    Predictions plain = random(kind, 5, 60);
    double[] weights = new Random(9).doubles(60, 0.1, 3).toArray();
    double[] scaled = Arrays.stream(weights).map(w -> w * 7.3).toArray();

    assertSameNumbers(
        evaluator.evaluate(plain.withWeights(scaled)),
        evaluator.evaluate(plain.withWeights(weights)),
        CLOSE);
  }

  @Test
  void rowsThatWeighNothingAreLeftOutAndKept() {
    Predictions predictions =
        Predictions.binary(new double[] {.9, .1, .8, .2, .7}, new int[] {1, 0, 0, 0, 1})
            .withConcepts("ham", "spam")
            .withWeights(1, 2, 0, 1, 3);
    EvaluationResult result = evaluator.evaluate(predictions);

    assertThat(predictions.rows()).isEqualTo(5);
    assertThat(result.rows()).isEqualTo(4);
    assertThat(result.weight()).isEqualTo(7);
    assertThat(result.hasWeights()).isTrue();
    assertThat(result.rocAuc().value()).isEqualTo(1);
    assertThat(result.concept("spam").counts()).isEqualTo(new ThresholdCounts(2, 0, 0, 2));
    assertThat(result.concept("spam").findWeightedCounts())
        .hasValue(new WeightedCounts(4, 0, 0, 3));
    assertThat(result.concept("spam").weightedAt(0.8)).isEqualTo(new WeightedCounts(1, 0, 3, 3));
    assertThat(result.toString())
        .startsWith("Binary, 4 rows of weight 7.0, positive \"spam\", decided at 0.5\n");
    assertThat(result.confusion().weight(1, 1)).isEqualTo(4);
    assertThat(result.confusion().weight(0, 1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-101, 2e100})
  void weightsThatAreNoneAreRefusedWithTheirRow(double wrong) {
    Predictions predictions = Predictions.binary(new double[] {.1, .9}, new int[] {0, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> predictions.withWeights(1, wrong))
        .withMessage(
            "the weight of row 1 (counted from 0) is "
                + wrong
                + "; it must be 0, or lie between 1.0E-100 and 1.0E100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> predictions.withWeights(1))
        .withMessage("there are 1 weights for 2 rows: give one a row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> predictions.withWeights(0, 0))
        .withMessage("all weights are zero, so that no row counts");
  }

  @Test
  void noWeightIsLostBesideOneThatIsFarGreater() {
    EvaluationResult mails =
        evaluator.evaluate(
            Predictions.binary(new double[] {.9, .4, .3, .2, .1}, new int[] {1, 1, 1, 1, 0})
                .withConcepts("ham", "spam")
                .withWeights(1e100, 1, 1, 1, 1));

    assertThat(mails.concept("ham").precision().value()).isEqualTo(0.25);
    assertThat(mails.concept("ham").f1().value()).isEqualTo(0.4);
    assertThat(mails.concept("spam").mcc().value()).isCloseTo(0.5, CLOSE);
    assertThat(mails.concept("spam").weightedAt(.3)).isEqualTo(new WeightedCounts(1e100, 0, 1, 1));
    assertThat(mails.concept("spam").weightedAt(2)).isEqualTo(new WeightedCounts(0, 0, 1e100, 1));

    EvaluationResult animals =
        evaluator.evaluate(
            Predictions.multiClass(
                    CONCEPTS,
                    new double[] {.8, .1, .1, .1, .8, .1, .8, .1, .1, .1, .1, .8, .1, .8, .1},
                    new int[] {0, 1, 1, 2, 2})
                .withWeights(1e100, 1, 2, 3, 4));

    assertThat(animals.concept("cat").findWeightedCounts())
        .hasValue(new WeightedCounts(1e100, 2, 0, 8));
    assertThat(animals.concept("dog").findWeightedCounts())
        .hasValue(new WeightedCounts(1, 4, 2, 1e100));
    assertThat(animals.concept("cat").specificity().value()).isEqualTo(0.8);
    assertThat(animals.micro().metric(Metric.PRECISION).value()).isEqualTo(1);
    // in units of 1e100: 8 + 1 + 3 over the root of 10 + 3 + 7 times 8 + 5 + 3
    assertThat(animals.metric(Metric.MCC).value()).isCloseTo(12 / Math.sqrt(20 * 16), CLOSE);
  }

  @ParameterizedTest
  @EnumSource(PredictionKind.class)
  void theOrderOfRowsLeavesNoTrace(PredictionKind kind) {
    long seed = 8;
    Random random = new Random(seed);
    Predictions plain = random(kind, seed, 300);
    double[] weights = random.doubles(300, 0.1, 3).toArray();
    List<Integer> order = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
    Collections.shuffle(order, random);
    int[] shuffled = order.stream().mapToInt(row -> row).toArray();
    double[] theirs = IntStream.of(shuffled).mapToDouble(row -> weights[row]).toArray();

    EvaluationResult result = evaluator.evaluate(plain);
    EvaluationResult again = evaluator.evaluate(rows(plain, shuffled));
    assertThat(again.measures()).as("seed %d", seed).isEqualTo(result.measures());
    result = evaluator.evaluate(plain.withWeights(weights));
    again = evaluator.evaluate(rows(plain, shuffled).withWeights(theirs));
    assertThat(again.measures()).as("seed %d", seed).isEqualTo(result.measures());
    assertThat(again.micro().measures()).isEqualTo(result.micro().measures());
    assertThat(again.weighted().measures()).isEqualTo(result.weighted().measures());
  }

  @ParameterizedTest
  @EnumSource(PredictionKind.class)
  void weightsKnowNoDeLongAndNoTestsAndSaySo(PredictionKind kind) {
    double[] weights = new Random(9).doubles(60, 0.1, 3).toArray();
    Predictions a = random(kind, 5, 60).withWeights(weights);
    Predictions b = sameLabels(a, 6).withWeights(weights);
    Measure auc = evaluator.evaluate(a).rocAuc();

    assertThat(auc.isDefined()).isTrue();
    assertThat(auc.standardError()).isEmpty();
    assertThat(auc.whyNoInterval().orElseThrow().reason()).isEqualTo(UndefinedReason.NOT_OFFERED);
    assertThat(auc.whyNoInterval().orElseThrow().explanation())
        .isEqualTo("rows have weights, and DeLong's variance is one of rows that count alike");
    Difference difference = evaluator.compare(Metric.ROC_AUC, a, b);
    assertThat(difference.isTested()).isFalse();
    assertThat(difference.test()).isEqualTo(TestKind.NONE);
    assertThat(difference.value().value())
        .isEqualTo(evaluator.evaluate(b).rocAuc().value() - auc.value());
    assertThat(difference.value().whyNoInterval().orElseThrow().explanation())
        .isEqualTo("rows have weights, and there is no test of weighted measures");
    assertThat(evaluator.compare(Metric.ACCURACY, a, random(kind, 5, 60)).value().isDefined())
        .isFalse();
    if (kind == PredictionKind.MULTI_CLASS) {
      assertThat(evaluator.evaluate(a).oneVsOneAuc().whyUndefined().orElseThrow().explanation())
          .contains("not offered with weights");
    }
  }

  @Test
  void aPerfectRankingIsExactlyOneWhateverTheWeights() {
    long seed = 8;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      double[] scores = random.doubles(30).sorted().toArray();
      int[] labels = IntStream.range(0, 30).map(i -> i < 13 ? 0 : 1).toArray();
      double[] weights = random.doubles(30, 1e-3, 1e3).toArray();
      EvaluationResult result =
          evaluator.evaluate(Predictions.binary(scores, labels).withWeights(weights));

      assertThat(result.rocAuc().value()).as("seed %d", seed).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(PredictionKind.class)
  void weightsOfAllMagnitudesGiveNumbers(PredictionKind kind) {
    long seed = 12;
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      double[] weights = new double[30];
      Arrays.setAll(weights, i -> Math.pow(10, random.nextInt(-100, 101)));
      EvaluationResult result = evaluator.evaluate(random(kind, round, 30).withWeights(weights));

      for (Metric metric : List.of(Metric.ROC_AUC, Metric.ACCURACY, Metric.AVERAGE_PRECISION)) {
        assertThat(result.metric(metric).value()).as("seed %d", seed).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void theWeightedAreaIsTheWeightOfPairsRankedRightly() {
    long seed = 2;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int rows = 2 + random.nextInt(40);
      double[] scores = random.ints(rows, 0, 8).asDoubleStream().toArray();
      int[] labels = random.ints(rows, 0, 2).toArray();
      labels[0] = 0;
      labels[1] = 1;
      double[] weights = random.doubles(rows, 0.01, 5).toArray();
      double right = 0;
      double all = 0;
      for (int p = 0; p < rows; p++) {
        for (int n = 0; n < rows; n++) {
          if (labels[p] == 1 && labels[n] == 0) {
            double pair = weights[p] * weights[n];
            all += pair;
            right += scores[p] > scores[n] ? pair : scores[p] == scores[n] ? pair / 2 : 0;
          }
        }
      }
      ScoreCounts counts =
          ScoreCounts.of(Predictions.binary(scores, labels).withWeights(weights), "positive");

      assertThat(RocAuc.of(counts).value()).as("seed %d", seed).isCloseTo(right / all, CLOSE);
      RocCurve curve = RocCurve.of(counts, CurvePoints.CORNERS);
      assertThat(curve.area()).as("seed %d", seed).isCloseTo(right / all, CLOSE);
    }
  }

  private static void assertSameNumbers(
      EvaluationResult one, EvaluationResult other, Offset<Double> offset) {
    for (Metric metric : Metric.values()) {
      assertSame(one.metric(metric), other.metric(metric), offset);
      assertSame(one.macro().metric(metric), other.macro().metric(metric), offset);
      assertSame(one.micro().metric(metric), other.micro().metric(metric), CLOSE);
      assertSame(one.weighted().metric(metric), other.weighted().metric(metric), offset);
      for (ConceptResult concept : one.conceptResults()) {
        assertSame(concept.metric(metric), other.concept(concept.name()).metric(metric), offset);
      }
    }
    assertSame(one.topKAccuracy(2), other.topKAccuracy(2), offset);
    for (ConceptResult concept : one.conceptResults()) {
      RocCurve curve = concept.rocCurve();
      RocCurve same = other.concept(concept.name()).rocCurve();
      assertThat(curve.area()).isCloseTo(same.area(), CLOSE);
      PrecisionRecallCurve precision = concept.precisionRecallCurve();
      assertThat(precision.averagePrecision())
          .isCloseTo(
              other.concept(concept.name()).precisionRecallCurve().averagePrecision(), CLOSE);
    }
  }

  private static void assertSame(Measure one, Measure other, Offset<Double> offset) {
    assertThat(one.isDefined()).isEqualTo(other.isDefined());
    if (one.isDefined()) {
      assertThat(one.value()).isCloseTo(other.value(), offset);
    }
  }

  private static Predictions random(PredictionKind kind, long seed, int rows) {
    Random random = new Random(seed);
    return switch (kind) {
      case BINARY -> Predictions.binary(scores(random, rows, 1), random.ints(rows, 0, 2).toArray());
      case MULTI_CLASS ->
          Predictions.multiClass(
              CONCEPTS, scores(random, rows, 3), random.ints(rows, 0, 3).toArray());
      case MULTI_LABEL -> {
        double[] scores = scores(random, rows, 3);
        boolean[] labels = new boolean[rows * 3];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = random.nextBoolean();
        }
        yield Predictions.multiLabel(CONCEPTS, scores, labels);
      }
    };
  }

  /** Probabilities with ties, those of a row adding up to 1 if there are several. */
  private static double[] scores(Random random, int rows, int columns) {
    double[] scores = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      double left = 1;
      for (int column = 0; column < columns; column++) {
        boolean last = columns > 1 && column == columns - 1;
        double score = last ? left : random.nextInt(5) / 8.0 * left;
        scores[row * columns + column] = score;
        left -= score;
      }
    }
    return scores;
  }

  private static Predictions sameLabels(Predictions a, long seed) {
    Random random = new Random(seed);
    double[] scores = scores(random, a.rows(), a.columns());
    return switch (a.kind()) {
      case BINARY -> Predictions.binary(scores, a.labels());
      case MULTI_CLASS -> Predictions.multiClass(CONCEPTS, scores, a.labels());
      case MULTI_LABEL -> {
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = a.hasLabel(i / 3, i % 3);
        }
        yield Predictions.multiLabel(CONCEPTS, scores, labels);
      }
    };
  }

  private static Predictions rows(Predictions from, int[] rows) {
    int columns = from.columns();
    double[] scores = new double[rows.length * columns];
    boolean[] marks = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      int row = rows[i / columns];
      scores[i] = from.score(row * columns + i % columns);
      marks[i] = from.hasLabel(row, columns == 1 ? 1 : i % columns);
    }
    return switch (from.kind()) {
      case BINARY -> Predictions.binary(scores, marks);
      case MULTI_CLASS ->
          Predictions.multiClass(CONCEPTS, scores, IntStream.of(rows).map(from::label).toArray());
      case MULTI_LABEL -> Predictions.multiLabel(CONCEPTS, scores, marks);
    };
  }
}
