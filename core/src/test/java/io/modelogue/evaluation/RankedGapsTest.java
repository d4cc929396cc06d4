package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Area, interval and curve from the gaps of the smaller class, beside their obvious twins. */
class RankedGapsTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void areaVarianceAndCurveAreThoseOfAllPairs(String shape) {
    for (int round = 0; round < 40; round++) {
      int size = 2 + random.nextInt(60);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] scores = Rankings.scores(random, shape, size);
      tieSome(scores);

      assertIsTwin(scores, labels);
    }
  }

  /** Gives some rows, or none, the score of another. */
  private void tieSome(double[] scores) {
    double share = Math.max(0, random.nextDouble() - 0.4);
    for (int row = 0; row < scores.length; row++) {
      if (random.nextDouble() < share) {
        scores[row] = scores[random.nextInt(scores.length)];
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 15, 16, 17, 18, 40})
  void bucketsAroundTheLimitOfACrowdAreCountedRightly(int crowd) {
    for (int ties = 0; ties <= crowd; ties += Math.max(1, crowd / 3)) {
      double[] scores = new double[200];
      boolean[] labels = new boolean[200];
      for (int row = 0; row < scores.length; row++) {
        labels[row] = row % 2 == 0;
        int number = row / 2;
        scores[row] = number < ties ? 50 : number < crowd ? 50 + 1e-9 * row : row;
      }

      assertIsTwin(scores, labels);
    }
  }

  @Test
  void rowsOfOneClassInALineMakeOneStepUnderTheLowestScore() {
    double[] scores = {9, 8, 7, 6, 5, 5, 4, 3, 2, 1};
    String[] labels = {"++--++---+", "--+++---++", "+-+-+--+-+", "+++-------", "-+--------"};
    for (String signs : labels) {
      boolean[] label = new boolean[scores.length];
      for (int row = 0; row < label.length; row++) {
        label[row] = signs.charAt(row) == '+';
      }

      assertIsTwin(scores, label);
    }
    assertThat(
            points(
                RocCurve.of(
                    new double[] {5, 4, 3, 2, 1, 0},
                    new boolean[] {true, true, false, false, false, true})))
        .containsExactly(
            List.of(Double.POSITIVE_INFINITY, 0L, 0L),
            List.of(4.0, 2L, 0L),
            List.of(1.0, 2L, 3L),
            List.of(0.0, 3L, 3L));
  }

  @Test
  void stepsOfTiedRowsInALineMakeOneStep() {
    double[] scores = {3, 3, 2, 2, 2, 2, 1, 1, 0};
    boolean[] labels = {true, false, true, true, false, false, true, false, false};

    assertThat(points(RocCurve.of(scores, labels)))
        .containsExactly(
            List.of(Double.POSITIVE_INFINITY, 0L, 0L), List.of(1.0, 4L, 4L), List.of(0.0, 4L, 5L));
    assertIsTwin(scores, labels);
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void manyRowsAreRankedAsTheirGroupsAre(String shape) {
    for (int size : new int[] {50_000 + random.nextInt(1000), 270_000}) {
      double[] scores = Rankings.scores(random, shape, size);
      for (double rate : new double[] {0.0001, 0.3, 0.999}) {
        boolean[] labels = Rankings.labels(random, rate, size);
        assertIsOfGroups(scores, labels, RocAnalysis.of(scores, labels));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 40})
  void aStepGoesOnFromOneRangeOfScoresToTheNext(int steps) {
    int size = 280_000;
    double[] scores = Rankings.scores(random, "both signs", size);
    boolean[] labels = new boolean[size];
    boolean turned = random.nextBoolean();
    for (int row = 0; row < size; row++) {
      labels[row] = turned ^ Math.floorMod((int) Math.floor(scores[row] * steps), 3) == 0;
    }

    assertIsOfGroups(scores, labels, RocAnalysis.of(scores, labels));
  }

  @Test
  void aStepGoesOnOverARangeWithoutRows() {
    int size = 270_000;
    double[] scores = new double[size];
    for (boolean few : new boolean[] {false, true}) {
      boolean[] labels = new boolean[size];
      for (int row = 0; row < size; row++) {
        scores[row] = row < size / 2 ? row : 9.0 * size + row;
        boolean besideTheGap = Math.abs(row - size / 2) < 100;
        labels[row] = few == (row % 7 == 0 && !besideTheGap);
      }

      assertIsOfGroups(scores, labels, RocAnalysis.of(scores, labels));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void manyRowsMayHaveFewOrNoneOfAClass(int few) {
    int size = 270_000;
    double[] scores = Rankings.scores(random, "continuous", size);
    for (boolean label : new boolean[] {false, true}) {
      boolean[] labels = new boolean[size];
      Arrays.fill(labels, few, size, label);
      Arrays.fill(labels, 0, few, !label);
      RocAnalysis analysis = RocAnalysis.of(scores, labels);

      assertThat(analysis.area())
          .as("seed %d", seed)
          .isEqualTo(RocAuc.of(ScoreCounts.of(scores, labels)));
      assertThat(analysis.curve().isPresent()).as("seed %d", seed).isEqualTo(few > 0);
    }
  }

  @Test
  void zeroAboveACrowdOfNegativeScoresIsAThresholdWithoutASign() {
    double[] scores = new double[100];
    boolean[] labels = new boolean[100];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = row < 2 ? 0.0 : row < 60 ? -1e-9 * row : -row;
      labels[row] = row % 2 == 0;
    }

    assertIsTwin(scores, labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+-", "-+", "--++--", "+--+", "-+-+-+-", "---+++", "+---"})
  void stepsAreCountedBeforehandIfNoneAreTied(String signs) {
    double[] scores = new double[signs.length()];
    boolean[] labels = new boolean[signs.length()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = row;
      labels[row] = signs.charAt(row) == '+';
    }
    RankBuffers buffers = new RankBuffers();
    TwoClasses rows = ClassSplit.inOneRange(scores, labels, buffers).range(0).classes();
    boolean few = rows.positives().count() <= rows.negatives().count();
    GapTable table = GapBuckets.count(rows, few, buffers);

    assertThat(table).isNotNull();
    CurveRuns runs = new CurveRuns(CurveRuns.steps(table));
    runs.add(table);
    assertThat(runs.size()).isEqualTo(CurveRuns.steps(table));
  }

  @Test
  void whatWasRankedBeforeChangesNothing() {
    RankMemory memory = new RankMemory(Lanes.ONE);
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(round % 50 == 0 ? 300_000 : 500);
      String shape = Rankings.SHAPES.get(random.nextInt(Rankings.SHAPES.size()));
      double[] scores = Rankings.scores(random, shape, size);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] unchanged = scores.clone();

      assertIsOfGroups(scores, labels, RocAnalysis.of(scores, labels, memory));
      assertThat(scores).as("seed %d, %s", seed, shape).isEqualTo(unchanged);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 300_000})
  void memoryIsAtMostTwentyFourBytesARow(int rows) {
    for (String shape : Rankings.SHAPES) {
      double[] scores = Rankings.scores(random, shape, rows);
      for (double rate : new double[] {0.001, 0.5, 0.999}) {
        RankMemory memory = new RankMemory(Lanes.ONE);
        boolean[] labels = Rankings.labels(random, rate, rows);
        assertThat(RocAnalysis.of(scores, labels, memory).area().isDefined()).isTrue();
        assertThat(memory.bytes()).as("seed %d, %s", seed, shape).isLessThan(24L * rows + 200);
      }
    }
  }

  private void assertIsTwin(double[] scores, boolean[] labels) {
    String given = Arrays.toString(scores) + Arrays.toString(labels);
    RocAnalysis analysis = RocAnalysis.of(scores, labels);
    Measure area = analysis.area();

    assertThat(area.value())
        .as("seed %d, %s", seed, given)
        .isEqualTo(Rankings.area(scores, labels).doubleValue());
    area.standardError()
        .ifPresent(
            error ->
                assertThat(error * error)
                    .as("seed %d, %s", seed, given)
                    .isCloseTo(
                        Rankings.covariance(scores, scores, labels), withinPercentage(1e-10)));
    assertThat(points(analysis.curve().orElseThrow()))
        .as("seed %d, %s", seed, given)
        .isEqualTo(corners(scores, labels));
    assertThat(RocAuc.of(scores, labels)).as("seed %d, %s", seed, given).isEqualTo(area);
    assertThat(points(RocCurve.of(scores, labels)))
        .as("seed %d, %s", seed, given)
        .isEqualTo(points(analysis.curve().orElseThrow()));
  }

  private void assertIsOfGroups(double[] scores, boolean[] labels, RocAnalysis analysis) {
    ScoreCounts counts = ScoreCounts.of(scores, labels);
    assertThat(analysis.area())
        .as("seed %d, %d rows", seed, scores.length)
        .isEqualTo(RocAuc.of(counts));
    assertThat(
            points(analysis.curve().orElseThrow())
                .equals(points(RocCurve.of(counts, CurvePoints.CORNERS))))
        .as("seed %d, %d rows: the curve is that of all groups", seed, scores.length)
        .isTrue();
  }

  /** Of all thresholds those that do not lie on the line from the last corner to the next one. */
  private static List<List<Number>> corners(double[] scores, boolean[] labels) {
    TreeMap<Double, ThresholdCounts> all = new TreeMap<>();
    for (double score : scores) {
      all.put(score + 0.0, Rankings.at(scores, labels, score));
    }
    List<List<Number>> points = new ArrayList<>();
    points.add(List.of(Double.POSITIVE_INFINITY, 0L, 0L));
    all.descendingMap()
        .forEach(
            (threshold, at) ->
                points.add(List.of(threshold, at.truePositives(), at.falsePositives())));
    for (int i = 1; i < points.size() - 1; ) {
      if (isStraight(points.get(i - 1), points.get(i), points.get(i + 1))) {
        points.remove(i);
      } else {
        i++;
      }
    }
    return points;
  }

  private static boolean isStraight(List<Number> a, List<Number> b, List<Number> c) {
    return step(a, b, 1).multiply(step(b, c, 2)).equals(step(a, b, 2).multiply(step(b, c, 1)));
  }

  private static BigInteger step(List<Number> from, List<Number> to, int which) {
    return BigInteger.valueOf(to.get(which).longValue() - from.get(which).longValue());
  }

  private static List<List<Number>> points(RocCurve curve) {
    return IntStream.range(0, curve.size())
        .<List<Number>>mapToObj(
            i -> List.of(curve.threshold(i), curve.truePositives(i), curve.falsePositives(i)))
        .toList();
  }
}
