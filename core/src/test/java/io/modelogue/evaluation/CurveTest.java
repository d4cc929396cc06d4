package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveTest {
  private static final int ROWS = 2000;

  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final boolean[] labels;
  private final double[] scores;
  private final ScoreCounts counts;

  CurveTest() {
    Random random = new Random(seed);
    labels = Rankings.labels(random, 0.3, ROWS);
    scores = Rankings.scores(random, "continuous", ROWS);
    for (int row = 0; row < ROWS; row++) {
      scores[row] = Math.round((scores[row] + (labels[row] ? 0.4 : 0)) * 1000) / 1000.0;
    }
    counts = ScoreCounts.of(scores, labels);
  }

  @ParameterizedTest
  @EnumSource
  void noRuleChangesTheArea(CurvePoints rule) {
    RocCurve curve = RocCurve.of(counts, rule);

    assertThat(curve.area()).as("seed %d", seed).isEqualTo(RocAuc.of(counts).value());
    assertThat(curve.lostArea()).isZero();
    assertThat(PrecisionRecallCurve.of(counts, rule).averagePrecision())
        .as("seed %d", seed)
        .isCloseTo(AveragePrecision.of(counts).value(), within(1e-14));
  }

  @Test
  void cornersAreTheFewestPointsThatLoseNothing() {
    RocCurve corners = RocCurve.of(counts, CurvePoints.CORNERS);

    assertThat(corners.size())
        .isLessThanOrEqualTo(RocCurve.of(counts, CurvePoints.SCIKIT_LEARN).size())
        .isLessThan(RocCurve.of(counts, CurvePoints.ALL).size());
    for (int i = 1; i < corners.size() - 1; i++) {
      assertThat(turn(corners, i)).as("seed %d, point %d", seed, i).isNotZero();
    }
  }

  @Test
  void aPointOnAStraightLineIsDroppedByCornersAlone() {
    // steps of (1, 1), (2, 2) and (1, 0): the middle of the first two lies on their line
    double[] scores = {3, 3, 2, 2, 2, 2, 1};
    boolean[] labels = {true, false, true, true, false, false, false};
    ScoreCounts straight = ScoreCounts.of(scores, labels);

    assertThat(thresholds(RocCurve.of(straight, CurvePoints.CORNERS)))
        .containsExactly(Double.POSITIVE_INFINITY, 2, 1);
    assertThat(thresholds(RocCurve.of(straight, CurvePoints.SCIKIT_LEARN)))
        .containsExactly(Double.POSITIVE_INFINITY, 3, 2, 1);
  }

  @Test
  void aCapIsKeptAndTheLostAreaCoversTheDifference() {
    RocCurve full = RocCurve.of(counts, CurvePoints.CORNERS);
    for (int most : new int[] {2, 3, 10, 50, full.size() - 1}) {
      RocCurve capped = full.atMost(most);

      assertThat(capped.size()).isEqualTo(most);
      assertThat(capped.threshold(0)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(capped.truePositiveRate(most - 1)).isEqualTo(1);
      assertThat(capped.lostArea()).isPositive();
      assertThat(Math.abs(full.area() - capped.area()))
          .as("seed %d, %d points", seed, most)
          .isLessThanOrEqualTo(capped.lostArea() + 1e-14);
    }
    assertThat(full.atMost(full.size())).isSameAs(full);
    assertThat(full.atMost(100).lostArea()).isLessThan(0.002);
    assertThat(full.atMost(100).atMost(20).lostArea())
        .isCloseTo(full.atMost(20).lostArea(), within(1e-14));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full.atMost(1))
        .withMessage("a curve has at least two points, not 1");
  }

  @ParameterizedTest
  @EnumSource
  void theReductionEqualsThatOfASlowSearch(CurvePoints rule) {
    RocCurve curve = RocCurve.of(counts, rule);
    boolean[] gone = new boolean[curve.size()];
    double lost = 0;
    for (int left = curve.size(); left > 20; left--) {
      int smallest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 1; i < curve.size() - 1; i++) {
        if (!gone[i] && triangle(curve, gone, i) < least) {
          smallest = i;
          least = triangle(curve, gone, i);
        }
      }
      gone[smallest] = true;
      lost += least;
    }
    RocCurve reduced = curve.atMost(20);

    assertThat(reduced.lostArea()).as("seed %d", seed).isCloseTo(lost, within(1e-15));
    int at = 0;
    for (int i = 0; i < curve.size(); i++) {
      if (!gone[i]) {
        assertThat(reduced.threshold(at++)).as("seed %d", seed).isEqualTo(curve.threshold(i));
      }
    }
  }

  @Test
  void precisionRecallCurvesStartAtPrecisionOneAndEndAtTheRate() {
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(scores, labels);
    int last = curve.size() - 1;

    assertThat(curve.recall(0)).isZero();
    assertThat(curve.precision(0)).isEqualTo(1);
    assertThat(curve.recall(last)).isEqualTo(1);
    assertThat(curve.precision(last)).isEqualTo((double) counts.positives() / ROWS);
    assertThat(curve.atMost(30).size()).isEqualTo(30);
    assertThat(curve.atMost(30).lostArea()).isPositive();
  }

  @Test
  void precisionRecallCurvesKeepTheHighestScoreAndTheEndsOfRecallThatStands() {
    double[] scores = {6, 5, 4, 3, 2, 1};
    boolean[] labels = {false, false, false, true, false, false};
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(scores, labels);

    assertThat(IntStream.range(0, curve.size()).mapToDouble(curve::threshold))
        .containsExactly(Double.POSITIVE_INFINITY, 6.0, 4.0, 3.0, 1.0);
  }

  @Test
  void storedPointsMakeTheSameCurveAndNonsenseIsRefused() {
    RocCurve curve = RocCurve.of(counts, CurvePoints.CORNERS).atMost(40);
    double[] thresholds = thresholds(curve);
    long[] tp = new long[40];
    long[] fp = new long[40];
    for (int i = 0; i < 40; i++) {
      tp[i] = curve.truePositives(i);
      fp[i] = curve.falsePositives(i);
    }
    RocCurve again = RocCurve.ofPoints(thresholds, tp, fp, curve.lostArea());

    assertThat(again.area()).isEqualTo(curve.area());
    assertThat(again.lostArea()).isEqualTo(curve.lostArea());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.ofPoints(thresholds, tp, new long[39], 0))
        .withMessage(
            "there are 40 thresholds, 40 counts of true positives and 39 of false positives");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.ofPoints(thresholds, tp, fp, Double.NaN))
        .withMessage("the lost area is NaN");
    thresholds[7] = 2;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.ofPoints(thresholds, tp, fp, 0))
        .withMessage("point 7 of the curve: its threshold rises or is NaN, or a count falls");
    thresholds[0] = 3;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrecisionRecallCurve.ofPoints(thresholds, tp, fp, 0))
        .withMessageContaining("the first point of a curve lies at +Infinity");
  }

  private static double[] thresholds(RocCurve curve) {
    double[] thresholds = new double[curve.size()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = curve.threshold(i);
    }
    return thresholds;
  }

  private static long turn(RocCurve curve, int i) {
    return (curve.truePositives(i) - curve.truePositives(i - 1))
            * (curve.falsePositives(i + 1) - curve.falsePositives(i))
        - (curve.falsePositives(i) - curve.falsePositives(i - 1))
            * (curve.truePositives(i + 1) - curve.truePositives(i));
  }

  private static double triangle(RocCurve curve, boolean[] gone, int i) {
    int a = i - 1;
    while (gone[a]) {
      a--;
    }
    int b = i + 1;
    while (gone[b]) {
      b++;
    }
    double ax = curve.falsePositiveRate(a);
    double ay = curve.truePositiveRate(a);
    return Math.abs(
            (curve.falsePositiveRate(i) - ax) * (curve.truePositiveRate(b) - ay)
                - (curve.falsePositiveRate(b) - ax) * (curve.truePositiveRate(i) - ay))
        / 2;
  }
}
