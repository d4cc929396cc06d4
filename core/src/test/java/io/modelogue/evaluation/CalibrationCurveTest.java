package io.modelogue.evaluation;

import static io.modelogue.evaluation.ReferenceData.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calibration beside scikit-learn, published cases, and slow twins that look at every row. */
class CalibrationCurveTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final CalibrationBins TEN = CalibrationBins.equalWidth(10);

  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  static Stream<GoldenCase> golden() {
    return GoldenCasesTest.binary()
        .filter(golden -> golden.expects("ece_4") || golden.expects("prob_true"));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void publishedCasesAgree(GoldenCase golden) {
    ScoreCounts counts = golden.counts();
    for (int count : new int[] {4, 10}) {
      golden.assertAgrees(
          "ece_" + count,
          Measure.of(
              CalibrationCurve.of(counts, CalibrationBins.equalWidth(count))
                  .expectedCalibrationError()));
    }
    if (golden.expects("prob_true")) {
      CalibrationBins rule = CalibrationBins.equalWidth(golden.expected("n_bins").asInt());
      List<CalibrationCurve.Bin> bins = CalibrationCurve.of(counts, rule).bins();
      assertThat(bins.stream().mapToDouble(CalibrationCurve.Bin::fractionOfPositives).toArray())
          .containsExactly(doubles(golden.expected("prob_true")), EXACT);
      assertThat(bins.stream().mapToDouble(CalibrationCurve.Bin::meanScore).toArray())
          .containsExactly(doubles(golden.expected("prob_pred")), EXACT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"continuous", "few values", "all tied", "skewed", "denormal", "edges"})
  void binsAreThoseOfARowByRowTwin(String shape) {
    for (int round = 0; round < 30; round++) {
      int size = 2 + random.nextInt(80);
      int count = 1 + random.nextInt(12);
      double[] scores =
          shape.equals("edges")
              ? random.ints(size, 0, count + 1).mapToDouble(i -> (double) i / count).toArray()
              : Rankings.scores(random, shape, size);
      boolean[] labels = Rankings.labels(random, 0.4, size);
      ScoreCounts counts = ScoreCounts.of(scores, labels);
      for (CalibrationBins rule :
          List.of(CalibrationBins.equalWidth(count), CalibrationBins.equalMass(count))) {
        CalibrationCurve curve = CalibrationCurve.of(counts, rule);

        List<double[]> expected = twin(rule, scores, labels);
        assertThat(curve.bins()).as("seed %d, %s", seed, rule).hasSameSizeAs(expected);
        double error = 0;
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
          CalibrationCurve.Bin bin = curve.bins().get(i);
          double[] twin = expected.get(i);
          assertThat(bin.rows()).as("seed %d, %s", seed, rule).isEqualTo((long) twin[0]);
          assertThat(bin.positiveWeight()).as("seed %d, %s", seed, rule).isEqualTo(twin[1]);
          double mean = twin[2] / twin[0];
          assertThat(bin.meanScore()).as("seed %d", seed).isCloseTo(mean, within(1e-14));
          double gap = mean - twin[1] / twin[0];
          assertThat(bin.gap()).as("seed %d", seed).isCloseTo(gap, within(1e-14));
          error += twin[0] / size * Math.abs(gap);
          largest = Math.max(largest, Math.abs(gap));
        }
        assertThat(curve.rows()).isEqualTo(size);
        assertThat(curve.expectedCalibrationError()).isCloseTo(error, within(1e-13));
        assertThat(curve.maximumCalibrationError()).isCloseTo(largest, within(1e-13));
      }
    }
  }

  @Test
  void edgesBelongToTheUpperBinAndOneToTheLast() {
    ScoreCounts counts =
        ScoreCounts.of(
            new double[] {0, 0.1, Math.nextDown(0.3), 0.3, 0.7, 1},
            new boolean[] {false, false, true, true, true, true});

    assertThat(CalibrationCurve.of(counts, TEN).bins())
        .containsExactly(
            new CalibrationCurve.Bin(0, 0.1, 1, 1, 0, 0),
            new CalibrationCurve.Bin(0.1, 0.2, 1, 1, 0, 0.1),
            new CalibrationCurve.Bin(0.2, 0.3, 1, 1, 1, Math.nextDown(0.3)),
            new CalibrationCurve.Bin(0.3, 0.4, 1, 1, 1, 0.3),
            new CalibrationCurve.Bin(0.7, 0.8, 1, 1, 1, 0.7),
            new CalibrationCurve.Bin(0.9, 1, 1, 1, 1, 1));
  }

  @Test
  void binsOfEqualMassHaveEquallyManyRowsUnlessRowsTie() {
    double[] scores = random.doubles(100).toArray();
    ScoreCounts spread = ScoreCounts.of(scores, Rankings.labels(random, 0.5, 100));

    assertThat(CalibrationCurve.of(spread, CalibrationBins.equalMass(8)).bins())
        .extracting(CalibrationCurve.Bin::rows)
        .containsExactly(12L, 13L, 12L, 13L, 12L, 13L, 12L, 13L);
    ScoreCounts tied =
        ScoreCounts.of(
            new double[] {0.2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.9, 0.9},
            new boolean[] {true, false, true, true, true, true, true, true});
    assertThat(CalibrationCurve.of(tied, CalibrationBins.equalMass(4)).bins())
        .containsExactly(
            new CalibrationCurve.Bin(0.2, 0.5, 1, 1, 1, 0.2),
            new CalibrationCurve.Bin(0.5, 0.9, 5, 5, 4, 0.5),
            new CalibrationCurve.Bin(0.9, 1, 2, 2, 2, 0.9));
  }

  @Test
  void rowsCountByTheirWeights() {
    double[] scores = {0.15, 0.15, 0.12, 0.9};
    int[] labels = {1, 0, 0, 1};
    double[] weights = {2, 3, 5, 0.5};
    ScoreCounts counts =
        ScoreCounts.of(
            Predictions.binary(scores, labels).withConcepts("ham", "spam").withWeights(weights),
            "spam");
    CalibrationCurve curve = CalibrationCurve.of(counts, TEN);

    CalibrationCurve.Bin bin = curve.bins().get(0);
    assertThat(bin.rows()).isEqualTo(3);
    assertThat(bin.weight()).isEqualTo(10);
    assertThat(bin.fractionOfPositives()).isEqualTo(0.2);
    assertThat(bin.meanScore()).isCloseTo((5 * 0.15 + 5 * 0.12) / 10, within(1e-15));
    assertThat(curve.expectedCalibrationError())
        .isCloseTo((10 * Math.abs(bin.meanScore() - 0.2) + 0.5 * 0.1) / 10.5, within(1e-15));
    assertThat(curve.rows()).isEqualTo(4);
  }

  @Test
  void binsKeepRowsThatWeighFarLessThanOthers() {
    ScoreCounts counts =
        ScoreCounts.of(
            Predictions.binary(new double[] {0.9, 0.5, 0.1}, new int[] {1, 1, 1})
                .withConcepts("ham", "spam")
                .withWeights(1e100, 1, 1e100),
            "spam");

    CalibrationCurve curve = CalibrationCurve.of(counts, TEN);

    assertThat(curve.bins()).extracting(CalibrationCurve.Bin::from).containsExactly(0.1, 0.5, 0.9);
    assertThat(curve.bins().get(1).weight()).isEqualTo(1);
    assertThat(curve.rows()).isEqualTo(3);
    assertThat(curve.expectedCalibrationError()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void meansStayBetweenTheScoresOfTheirBin() {
    double[] scores = new double[30];
    Arrays.fill(scores, 0.1);
    ScoreCounts counts = ScoreCounts.of(scores, new boolean[30]);

    assertThat(CalibrationCurve.of(counts, TEN).bins().get(0).meanScore()).isEqualTo(0.1);
  }

  @Test
  void scoresThatAreNoProbabilitiesHaveNoCurve() {
    ScoreCounts counts = ScoreCounts.of(new double[] {0.5, 1.5}, new boolean[] {true, false});

    assertThat(CalibrationCurve.find(counts, TEN)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationCurve.of(counts, TEN))
        .withMessage("scores lie outside [0, 1], and a calibration curve needs probabilities");
  }

  @Test
  void storedBinsAreCheckedAndEqual() {
    ScoreCounts counts = ScoreCounts.of(ReferenceData.spam("gbm"), "spam");
    CalibrationCurve curve = CalibrationCurve.of(counts, TEN);
    CalibrationCurve stored = CalibrationCurve.ofBins(TEN, curve.bins());

    assertThat(stored).isEqualTo(curve).hasSameHashCodeAs(curve);
    assertThat(stored.rows()).isEqualTo(1841);
    assertThat(stored.rule()).hasToString("10 EQUAL_WIDTH");
    assertThat(curve).isNotEqualTo(CalibrationCurve.of(counts, CalibrationBins.equalMass(10)));
    assertThat(curve).isNotEqualTo(CalibrationCurve.ofBins(TEN, curve.bins().subList(1, 10)));
    assertThat(stored).hasToString(curve.toString());
    CalibrationCurve.Bin bin = curve.bins().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationCurve.ofBins(TEN, List.of()))
        .withMessage("a calibration curve of at most 10 bins cannot have 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationCurve.ofBins(TEN, List.of(bin, bin)))
        .withMessageStartingWith("the calibration bins Bin[from=0.0");
    CalibrationBins nine = CalibrationBins.equalWidth(9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationCurve.ofBins(nine, curve.bins()));
  }

  @Test
  void binsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0.2, 0.1, 1, 1, 0, 0.1))
        .withMessage("a bin from 0.2 to 0.1 cannot have the mean 0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(-0.1, 0.1, 1, 1, 0, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 1.1, 1, 1, 0, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 0.1, 1, 1, 0, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 0.1, 1, 1, 0, 1.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 0.1, 1, 1, 2, 0.1))
        .withMessage("2.0 of 1.0 in the 1 rows of a bin cannot be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 0.1, 0, 0, 0, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 0.1, 1, 1, -1, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 0.1, 1, 0, 0, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationCurve.Bin(0, 0.1, 1, Double.NaN, 0, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationBins.equalMass(0))
        .withMessage("there cannot be 0 calibration bins: give 1 to 10000");
    assertThatIllegalArgumentException().isThrownBy(() -> CalibrationBins.equalWidth(10_001));
    assertThat(CalibrationBins.equalWidth(10_000).count()).isEqualTo(10_000);
  }

  /** Rows, positives and the sum of the scores of each bin that has rows. */
  private static List<double[]> twin(CalibrationBins rule, double[] scores, boolean[] labels) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[][] bins = new double[rule.count()][3];
    for (int row = 0; row < scores.length; row++) {
      int bin = 0;
      for (int b = 0; b < rule.count(); b++) {
        double edge =
            rule.rule() == CalibrationBins.Rule.EQUAL_WIDTH
                ? (double) b / rule.count()
                : sorted[b * scores.length / rule.count()];
        bin = scores[row] >= edge ? b : bin;
      }
      bins[bin][0]++;
      bins[bin][1] += labels[row] ? 1 : 0;
      bins[bin][2] += scores[row];
    }
    List<double[]> filled = new ArrayList<>(List.of(bins));
    filled.removeIf(bin -> bin[0] == 0);
    filled.sort(Comparator.comparingDouble(bin -> bin[2] / bin[0]));
    return filled;
  }
}
