package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels beside their slow twins in {@link Rankings}, and what must hold of any ranking. */
class KernelTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void rankSumAndVarianceAreThoseOfAllPairs(String shape) {
    for (int round = 0; round < 20; round++) {
      int size = 8 + random.nextInt(60);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] scores = Rankings.scores(random, shape, size);
      ScoreCounts counts = ScoreCounts.of(scores, labels);
      DeLong deLong = new DeLong(counts);

      assertThat(BigInteger.valueOf(deLong.twiceU()))
          .as("seed %d", seed)
          .isEqualTo(Rankings.twiceU(scores, labels));
      assertThat(deLong.area())
          .as("seed %d", seed)
          .isEqualTo(Rankings.area(scores, labels).doubleValue());
      if (counts.positives() > 1 && counts.negatives() > 1) {
        assertThat(deLong.variance())
            .as("seed %d", seed)
            .isCloseTo(Rankings.covariance(scores, scores, labels), withinPercentage(1e-10));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void areaIntervalAndCurveAreThoseOfAllGroups(String shape) {
    for (int size : new int[] {4, 47, 48, 600, 5000}) {
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] scores = Rankings.scores(random, shape, size);
      ScoreCounts counts = ScoreCounts.of(scores, labels);
      RocAnalysis analysis = RocAnalysis.of(scores, labels);
      RocCurve expected = RocCurve.of(counts, CurvePoints.CORNERS);

      assertThat(analysis.area())
          .as("seed %d, %d rows", seed, size)
          .isEqualTo(RocAuc.of(counts))
          .isEqualTo(RocAuc.of(scores, labels));
      for (RocCurve curve : List.of(analysis.curve().orElseThrow(), RocCurve.of(scores, labels))) {
        assertThat(points(curve)).as("seed %d, %d rows", seed, size).isEqualTo(points(expected));
      }
    }
  }

  @Test
  void rowsOfOneClassHaveNeitherAreaNorCurve() {
    RocAnalysis analysis = RocAnalysis.of(new double[] {1, 2, 2}, new boolean[3]);

    assertThat(analysis.area().isDefined()).isFalse();
    assertThat(analysis.curve()).isEmpty();
  }

  @Test
  void countsOfScoresWithMoreLabelsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreCounts.of(new double[2], new boolean[3]))
        .withMessageContaining("2 scores for 3 labels");
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void countsAtAnyThresholdAreThoseOfAllRows(String shape) {
    boolean[] labels = Rankings.labels(random, 0.3, 80);
    double[] scores = Rankings.scores(random, shape, 80);
    ScoreCounts counts = ScoreCounts.of(scores, labels);
    double[] thresholds = {Double.NEGATIVE_INFINITY, -0.0, 0.0, 0.5, 1, Double.POSITIVE_INFINITY};

    for (double threshold : thresholds) {
      assertThat(counts.at(threshold))
          .as("seed %d, threshold %s", seed, threshold)
          .isEqualTo(Rankings.at(scores, labels, threshold));
    }
    for (double score : scores) {
      for (double threshold : new double[] {score, Math.nextUp(score), Math.nextDown(score)}) {
        assertThat(counts.at(threshold))
            .as("seed %d, threshold %s", seed, threshold)
            .isEqualTo(Rankings.at(scores, labels, threshold));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"continuous", "few values", "all tied", "skewed"})
  void pairedVarianceIsThatOfAllPairs(String shape) {
    boolean[] labels = Rankings.labels(random, 0.4, 60);
    double[] a = Rankings.scores(random, shape, 60);
    double[] b = Rankings.scores(random, "few values", 60);
    double expected =
        Rankings.covariance(a, a, labels)
            + Rankings.covariance(b, b, labels)
            - 2 * Rankings.covariance(a, b, labels);

    Difference difference =
        Evaluator.standard()
            .compare(Metric.ROC_AUC, Predictions.binary(a, labels), Predictions.binary(b, labels));

    double standardError = difference.value().standardError().orElseThrow();
    assertThat(standardError * standardError)
        .as("seed %d", seed)
        .isCloseTo(expected, withinPercentage(1e-8));
  }

  @Test
  void nothingDependsOnTheOrderOfTheRows() {
    int size = 500;
    boolean[] labels = Rankings.labels(random, 0.3, size);
    double[] scores = Rankings.scores(random, "continuous", size);
    EvaluationResult before = Evaluator.standard().evaluate(Predictions.binary(scores, labels));
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double score = scores[i];
      scores[i] = scores[j];
      scores[j] = score;
      boolean label = labels[i];
      labels[i] = labels[j];
      labels[j] = label;
    }
    EvaluationResult after = Evaluator.standard().evaluate(Predictions.binary(scores, labels));

    assertThat(after.measures()).as("seed %d", seed).isEqualTo(before.measures());
  }

  @Test
  void areaIsUnchangedByScalesAndTurnedRoundByTheSign() {
    boolean[] labels = Rankings.labels(random, 0.3, 300);
    double[] scores = Rankings.scores(random, "continuous", 300);
    double area = RocAuc.of(scores, labels).value();

    for (double scale : new double[] {100, 1e-6, 1e-300}) {
      assertThat(RocAuc.of(scaled(scores, scale), labels).value())
          .as("seed %d", seed)
          .isEqualTo(area);
    }
    assertThat(RocAuc.of(scaled(scores, -1), labels).value())
        .as("seed %d", seed)
        .isCloseTo(1 - area, within(1e-15));
  }

  @Test
  void countsBeyondThirtyTwoBitsDoNotOverflow() {
    int size = 200_000;
    double[] scores = new double[size];
    boolean[] labels = new boolean[size];
    for (int row = 0; row < size; row++) {
      scores[row] = row;
      labels[row] = row % 2 == 1;
    }

    assertThat(RocAuc.of(scores, labels).value()).isEqualTo(100_001.0 / 200_000);
    assertThat(RocCurve.of(scores, labels).area()).isEqualTo(100_001.0 / 200_000);
    Measure tied = RocAuc.of(new double[size], labels);
    assertThat(tied.value()).isEqualTo(0.5);
    assertThat(tied.whyNoInterval().orElseThrow().reason()).isEqualTo(UndefinedReason.NO_VARIATION);
  }

  @Test
  void influencesOfOneConceptGiveDeLongsVariance() {
    boolean[] labels = Rankings.labels(random, 0.3, 200);
    double[] scores = Rankings.scores(random, "few values", 200);
    Predictions predictions = Predictions.binary(scores, labels);
    ScoreCounts counts = ScoreCounts.of(predictions, 1);
    AucInfluences influences = new AucInfluences(predictions.labelArray(), 2);
    influences.add(1, predictions.column(0), new PositiveGroups(counts));

    assertThat(influences.macro().variance().orElseThrow())
        .as("seed %d", seed)
        .isCloseTo(new DeLong(counts).variance(), withinPercentage(1e-10));
  }

  @Test
  void theOneVsOneAreaIsTheMeanOverThePairsOfConceptsThatAreLabelled() {
    double[] a = {0.5, 0.2, 0.4, 0.1, 0.3};
    double[] b = {0.3, 0.4, 0.5, 0.8, 0.2};
    int[] labels = {0, 0, 1, 1, 1};
    double[] scores = new double[15];
    boolean[] isA = new boolean[5];
    boolean[] isB = new boolean[5];
    for (int row = 0; row < labels.length; row++) {
      scores[3 * row] = a[row];
      scores[3 * row + 1] = b[row];
      scores[3 * row + 2] = 1 - a[row] - b[row];
      isA[row] = labels[row] == 0;
      isB[row] = labels[row] == 1;
    }
    Predictions predictions = Predictions.multiClass(List.of("a", "b", "never"), scores, labels);

    assertThat(Evaluator.standard().evaluate(predictions).oneVsOneAuc().value())
        .isEqualTo((RocAuc.of(a, isA).value() + RocAuc.of(b, isB).value()) / 2);
  }

  private static double[] scaled(double[] scores, double factor) {
    double[] copy = new double[scores.length];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = scores[row] * factor;
    }
    return copy;
  }

  private static List<List<Number>> points(RocCurve curve) {
    return IntStream.range(0, curve.size())
        .<List<Number>>mapToObj(
            i -> List.of(curve.threshold(i), curve.truePositives(i), curve.falsePositives(i)))
        .toList();
  }
}
