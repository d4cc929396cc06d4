package io.modelogue.evaluation;

import static io.modelogue.evaluation.ThresholdGoal.cost;
import static io.modelogue.evaluation.ThresholdGoal.precisionAtLeast;
import static io.modelogue.evaluation.ThresholdGoal.recallAtLeast;
import static io.modelogue.evaluation.ThresholdGoal.youdenJ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goals beside an oracle that tries every threshold there can be, in exact numbers. */
class ThresholdGoalTest {
  private static final double ABOVE_ALL = Double.POSITIVE_INFINITY;

  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(
      strings = {"continuous", "few values", "all tied", "signed zeros", "infinities", "denormal"})
  void everyThresholdWasConsidered(String shape) {
    for (int round = 0; round < 60; round++) {
      int size = 2 + random.nextInt(40);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] scores = Rankings.scores(random, shape, size);
      ScoreCounts counts = ScoreCounts.of(scores, labels);
      double share = random.nextBoolean() ? random.nextDouble() : random.nextInt(11) / 10.0;
      double one = random.nextInt(4) / 10.0;
      double other = random.nextInt(1, 4) / 10.0;

      assertAgrees(recallAtLeast(share), counts, recallOracle(counts, share));
      assertAgrees(precisionAtLeast(share), counts, precisionOracle(counts, share));
      assertAgrees(youdenJ(), counts, best(counts, c -> youden(c)));
      assertAgrees(cost(one, other), counts, best(counts, c -> totalCost(c, one, other).negate()));
      assertAgrees(cost(other, one), counts, best(counts, c -> totalCost(c, other, one).negate()));
    }
  }

  @Test
  void recallIsReachedWithAsFewFalsePositivesAsCanBe() {
    ScoreCounts counts = ScoreCounts.of(ReferenceData.spam("gbm"), "spam");
    double threshold = recallAtLeast(0.95).thresholdFor(counts).value();

    assertThat(counts.at(threshold).recall().value()).isGreaterThanOrEqualTo(0.95);
    assertThat(counts.at(Math.nextUp(threshold)).recall().value()).isLessThan(0.95);
    assertThat(recallAtLeast(0).thresholdFor(counts).value()).isEqualTo(ABOVE_ALL);
    assertThat(counts.at(recallAtLeast(1).thresholdFor(counts).value()).falseNegatives()).isZero();
  }

  @Test
  void precisionOutOfReachIsSaidWithWhatCanBeHad() {
    ScoreCounts counts =
        ScoreCounts.of(new double[] {0.9, 0.8, 0.7, 0.6}, new boolean[] {false, true, true, false});

    Measure none = precisionAtLeast(0.7).thresholdFor(counts);
    assertThat(none)
        .isEqualTo(
            Measure.undefined(
                UndefinedReason.GOAL_OUT_OF_REACH,
                "no threshold has a precision of 0.7 or more; the highest is 0.6666666666666666, at"
                    + " the threshold 0.7"));
    assertThat(precisionAtLeast(2 / 3.0).thresholdFor(counts)).isEqualTo(Measure.of(0.7));
    assertThat(precisionAtLeast(0.5).thresholdFor(counts)).isEqualTo(Measure.of(0.7));
    assertThat(precisionAtLeast(0).thresholdFor(counts)).isEqualTo(Measure.of(0.7));
  }

  @Test
  void oneClassAloneHasNoRecallOrYoudenIndexButACost() {
    ScoreCounts negatives = ScoreCounts.of(new double[] {1, 2}, new boolean[2]);
    ScoreCounts positives = ScoreCounts.of(new double[] {1, 2}, new boolean[] {true, true});

    assertThat(recallAtLeast(0.5).thresholdFor(negatives).whyUndefined().orElseThrow().reason())
        .isEqualTo(UndefinedReason.NEVER_LABELLED);
    assertThat(youdenJ().thresholdFor(negatives).whyUndefined().orElseThrow().reason())
        .isEqualTo(UndefinedReason.ONE_CLASS_ONLY);
    assertThat(youdenJ().thresholdFor(positives).isDefined()).isFalse();
    assertThat(cost(1, 1).thresholdFor(negatives)).isEqualTo(Measure.of(ABOVE_ALL));
    assertThat(cost(1, 1).thresholdFor(positives)).isEqualTo(Measure.of(1));
    assertThat(cost(0, 1).thresholdFor(negatives)).isEqualTo(Measure.of(ABOVE_ALL));
  }

  @Test
  void costsAreComparedExactly() {
    ScoreCounts counts =
        ScoreCounts.of(new double[] {3, 2, 2, 2}, new boolean[] {false, true, true, true});

    assertThat(cost(0.3, 0.1).thresholdFor(counts)).isEqualTo(Measure.of(2));
    // in doubles three times 0.7 is 2.0999999999999996, but it is a little more than that
    assertThat(0.7 * 3).isEqualTo(2.0999999999999996);
    assertThat(cost(2.0999999999999996, 0.7).thresholdFor(counts)).isEqualTo(Measure.of(2));
    assertThat(cost(Math.nextUp(2.0999999999999996), 0.7).thresholdFor(counts))
        .isEqualTo(Measure.of(ABOVE_ALL));
    assertThat(cost(3, 1).thresholdFor(counts)).isEqualTo(Measure.of(ABOVE_ALL));
    assertThat(cost(1e100, 1e-100).thresholdFor(counts)).isEqualTo(Measure.of(ABOVE_ALL));
  }

  @Test
  void youdensIndexIsExactForCountsOfAnySize() {
    long many = 3L << 60;
    ScoreCounts counts =
        new ScoreCounts(
            new double[] {3, 2, 1}, new long[] {0, many - 1, many}, new long[] {1, many, many});
    // sensitivity rises by (many - 1) / many and specificity falls by just as much: no better
    assertThat(youdenJ().thresholdFor(counts)).isEqualTo(Measure.of(ABOVE_ALL));
    ScoreCounts better =
        new ScoreCounts(
            new double[] {3, 2, 1}, new long[] {0, many - 1, many}, new long[] {1, many - 1, many});
    assertThat(youdenJ().thresholdFor(better)).isEqualTo(Measure.of(ABOVE_ALL));
    ScoreCounts best =
        new ScoreCounts(
            new double[] {3, 2, 1}, new long[] {0, many - 1, many}, new long[] {1, many - 2, many});
    assertThat(youdenJ().thresholdFor(best)).isEqualTo(Measure.of(2));
  }

  @Test
  void rowsCountByTheirWeights() {
    double[] scores = {0.9, 0.8, 0.7, 0.6, 0.5};
    int[] labels = {1, 0, 1, 0, 1};
    ScoreCounts counts =
        ScoreCounts.of(
            Predictions.binary(scores, labels)
                .withConcepts("ham", "spam")
                .withWeights(1, 0.25, 8, 4, 1),
            "spam");

    assertThat(recallAtLeast(0.9).thresholdFor(counts)).isEqualTo(Measure.of(0.7));
    assertThat(recallAtLeast(0.91).thresholdFor(counts)).isEqualTo(Measure.of(0.5));
    assertThat(precisionAtLeast(0.97).thresholdFor(counts)).isEqualTo(Measure.of(0.7));
    assertThat(precisionAtLeast(0.98).thresholdFor(counts)).isEqualTo(Measure.of(0.9));
    assertThat(youdenJ().thresholdFor(counts)).isEqualTo(Measure.of(0.7));
    assertThat(cost(1, 5).thresholdFor(counts)).isEqualTo(Measure.of(0.5));
    assertThat(cost(1, 3).thresholdFor(counts)).isEqualTo(Measure.of(0.7));
    assertThat(cost(40, 1).thresholdFor(counts)).isEqualTo(Measure.of(0.9));
    assertThat(counts.weightedAt(0.7).truePositives()).isEqualTo(9);
    ScoreCounts equallyGood =
        ScoreCounts.of(
            Predictions.binary(new double[] {4, 3, 2, 1}, new int[] {1, 0, 1, 0})
                .withConcepts("ham", "spam")
                .withWeights(0.5, 0.5, 0.5, 0.5),
            "spam");
    assertThat(youdenJ().thresholdFor(equallyGood)).isEqualTo(Measure.of(4));
  }

  @Test
  void thresholdsThatRoundingMadeOneAreOne() {
    // 1 - s is 1 for both of the lowest scores, so that no threshold lies between them
    ScoreCounts ham =
        ScoreCounts.of(
            Predictions.binary(new double[] {1e-20, 2e-20, 0.5}, new int[] {0, 1, 1})
                .withConcepts("ham", "spam"),
            "ham");

    assertThat(ham.distinct()).isEqualTo(3);
    assertThat(precisionAtLeast(0.6).thresholdFor(ham).isDefined()).isFalse();
    assertThat(precisionAtLeast(0.5).thresholdFor(ham)).isEqualTo(Measure.of(1));
    assertThat(ham.at(1)).isEqualTo(new ThresholdCounts(1, 1, 0, 1));
  }

  @Test
  void goalsThatAreNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recallAtLeast(1.5))
        .withMessage("a recall of at least 1.5 cannot be asked for: give a number from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> precisionAtLeast(-0.5))
        .withMessage("a precision of at least -0.5 cannot be asked for: give a number from 0 to 1");
    assertThatIllegalArgumentException().isThrownBy(() -> recallAtLeast(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cost(-1, 1))
        .withMessage("an error cannot cost -1.0: give 0, or a number from 1e-100 to 1e100");
    assertThatIllegalArgumentException().isThrownBy(() -> cost(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> cost(1, 1e101));
    assertThatIllegalArgumentException().isThrownBy(() -> cost(1e-101, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cost(0, 0))
        .withMessage(
            "both kinds of errors cost nothing, so that every threshold is as good: give a cost");
    assertThat(List.of(recallAtLeast(0.9), precisionAtLeast(0.8), youdenJ(), cost(1, 5)))
        .hasToString(
            "[recall at least 0.9, precision at least 0.8, highest Youden index,"
                + " least cost, 1.0 a false positive and 5.0 a false negative]");
    assertThat(recallAtLeast(0.9)).isEqualTo(recallAtLeast(0.9));
  }

  private void assertAgrees(ThresholdGoal goal, ScoreCounts counts, Optional<Double> expected) {
    Measure found = goal.thresholdFor(counts);
    assertThat(found.isDefined() ? Optional.of(found.value()) : Optional.empty())
        .as("seed %d, %s", seed, goal)
        .isEqualTo(expected);
  }

  private static Optional<Double> recallOracle(ScoreCounts counts, double recall) {
    return thresholds(counts)
        .filter(t -> counts.at(t).recall().value() >= recall)
        .boxed()
        .max(Comparator.naturalOrder());
  }

  private static Optional<Double> precisionOracle(ScoreCounts counts, double precision) {
    return thresholds(counts)
        .filter(t -> counts.at(t).predicted() > 0)
        .filter(t -> counts.at(t).precision().value() >= precision)
        .boxed()
        .max(
            Comparator.comparingLong((Double t) -> counts.at(t).truePositives())
                .thenComparing(Comparator.naturalOrder()));
  }

  private interface Gain {
    BigDecimal of(ThresholdCounts counts);
  }

  private static Optional<Double> best(ScoreCounts counts, Gain gain) {
    return thresholds(counts)
        .boxed()
        .max(
            Comparator.comparing((Double t) -> gain.of(counts.at(t)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static DoubleStream thresholds(ScoreCounts counts) {
    double[] thresholds = new double[counts.distinct() + 1];
    Arrays.setAll(thresholds, i -> i == 0 ? ABOVE_ALL : counts.score(i - 1));
    return Arrays.stream(thresholds).distinct();
  }

  private static BigDecimal youden(ThresholdCounts c) {
    BigInteger positives = BigInteger.valueOf(c.labelled());
    BigInteger negatives = BigInteger.valueOf(c.rows() - c.labelled());
    return new BigDecimal(
        BigInteger.valueOf(c.truePositives())
            .multiply(negatives)
            .subtract(BigInteger.valueOf(c.falsePositives()).multiply(positives)));
  }

  private static BigDecimal totalCost(
      ThresholdCounts c, double falsePositive, double falseNegative) {
    return new BigDecimal(falsePositive)
        .multiply(BigDecimal.valueOf(c.falsePositives()))
        .add(new BigDecimal(falseNegative).multiply(BigDecimal.valueOf(c.falseNegatives())));
  }
}
