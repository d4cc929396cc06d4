package io.modelogue.evaluation;

import static io.modelogue.evaluation.RateRange.falsePositiveRates;
import static io.modelogue.evaluation.RateRange.sensitivities;
import static io.modelogue.evaluation.RateRange.specificities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partial areas beside pROC, scikit-learn, and an oracle in exact fractions. */
class PartialAucTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final MathContext DIGITS = new MathContext(40);

  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.ReferenceData#SPAM_MODELS")
  void plainAndStandardizedAreasAgreeWithPRoc(String model) {
    ScoreCounts counts = ScoreCounts.of(ReferenceData.spam(model), "spam");
    JsonNode expected = ReferenceData.json("spambase-reference.json").get("models").get(model);
    double plain = expected.get("partial_auc_fpr_0_to_0.1").asDouble();
    double standardized = expected.get("partial_auc_mcclish_fpr_0_to_0.1").asDouble();

    for (RateRange range : new RateRange[] {falsePositiveRates(0, 0.1), specificities(0.9, 1)}) {
      for (CurvePoints points : CurvePoints.values()) {
        PartialAuc partial = PartialAuc.of(RocCurve.of(counts, points), range);
        assertThat(partial.value()).isCloseTo(plain, EXACT);
        assertThat(partial.standardized()).isCloseTo(standardized, EXACT);
      }
    }
  }

  static Stream<GoldenCase> golden() {
    return GoldenCasesTest.binary().filter(golden -> golden.expects("mcclish_max_fpr"));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void standardizedAreasAgreeWithScikitLearn(GoldenCase golden) {
    RocCurve curve = RocCurve.of(golden.counts(), CurvePoints.CORNERS);

    golden
        .expected("mcclish_max_fpr")
        .properties()
        .forEach(
            most ->
                assertThat(
                        PartialAuc.of(
                                curve, falsePositiveRates(0, Double.parseDouble(most.getKey())))
                            .standardized())
                    .as(most.getKey())
                    .isCloseTo(most.getValue().asDouble(), EXACT));
    for (int i = 0; golden.expects("max_fpr_invalid") && i < 3; i++) {
      double most = golden.expected("max_fpr_invalid").get(i).asDouble();
      assertThatIllegalArgumentException().isThrownBy(() -> falsePositiveRates(0, most));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"continuous", "few values", "all tied", "signed zeros", "infinities"})
  void areasAreThoseOfExactFractions(String shape) {
    for (int round = 0; round < 20; round++) {
      int size = 4 + random.nextInt(40);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] scores = Rankings.scores(random, shape, size);
      RocCurve curve = RocCurve.of(scores, labels);
      double from = random.nextInt(4) / 8.0;
      double to = from + (1 + random.nextInt(4)) / 8.0;

      PartialAuc below = PartialAuc.of(curve, falsePositiveRates(from, to));
      assertThat(below.value())
          .as("seed %d, %s", seed, below)
          .isCloseTo(oracle(curve, from, to, false).doubleValue(), within(1e-14));
      PartialAuc beside = PartialAuc.of(curve, sensitivities(from, to));
      assertThat(beside.value())
          .as("seed %d, %s", seed, beside)
          .isCloseTo(oracle(curve, from, to, true).doubleValue(), within(1e-14));
    }
  }

  @Test
  void partsAddUpToTheWhole() {
    ScoreCounts counts = ScoreCounts.of(ReferenceData.spam("nb"), "spam");
    RocCurve curve = RocCurve.of(counts, CurvePoints.CORNERS);
    double area = RocAuc.of(counts).value();

    assertThat(PartialAuc.of(curve, falsePositiveRates(0, 1)).value()).isEqualTo(area);
    assertThat(PartialAuc.of(curve, falsePositiveRates(0, 1)).standardized())
        .isCloseTo(area, within(1e-15));
    assertThat(PartialAuc.of(curve, specificities(0, 1)).value()).isEqualTo(area);
    assertThat(PartialAuc.of(curve, sensitivities(0, 1)).value()).isCloseTo(area, within(1e-15));
    double parts = 0;
    for (int part = 0; part < 7; part++) {
      parts += PartialAuc.of(curve, falsePositiveRates(part / 7.0, (part + 1) / 7.0)).value();
    }
    assertThat(parts).isCloseTo(area, within(1e-14));
  }

  @Test
  void rowsCountByTheirWeights() {
    // weights that are whole numbers do what as many copies of the rows do
    int size = 60;
    boolean[] labels = Rankings.labels(random, 0.4, size);
    double[] scores = Rankings.scores(random, "few values", size);
    int[] copies = random.ints(size, 1, 4).toArray();
    int[] rows =
        IntStream.range(0, size).flatMap(r -> IntStream.range(0, copies[r]).map(c -> r)).toArray();
    boolean[] copiedLabels = new boolean[rows.length];
    double[] copiedScores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      copiedLabels[i] = labels[rows[i]];
      copiedScores[i] = scores[rows[i]];
    }
    double[] weights = IntStream.of(copies).asDoubleStream().toArray();
    ScoreCounts weighted =
        ScoreCounts.of(
            Predictions.binary(scores, labels).withConcepts("n", "p").withWeights(weights), "p");
    RocCurve copied = RocCurve.of(copiedScores, copiedLabels);

    for (RateRange range :
        new RateRange[] {
          falsePositiveRates(0, 0.3), specificities(0, 1), sensitivities(0.7, 0.9)
        }) {
      PartialAuc expected = PartialAuc.of(copied, range);
      PartialAuc found = PartialAuc.of(RocCurve.of(weighted, CurvePoints.CORNERS), range);
      assertThat(found.value()).as("seed %d", seed).isCloseTo(expected.value(), within(1e-14));
      assertThat(found.standardized())
          .as("seed %d", seed)
          .isCloseTo(expected.standardized(), within(1e-13));
    }
  }

  @Test
  void aGuessHasOneHalfAndPerfectionOneWhateverTheRange() {
    RocCurve guess = RocCurve.of(new double[4], new boolean[] {true, false, true, false});
    RocCurve perfect =
        RocCurve.of(new double[] {4, 3, 2, 1}, new boolean[] {true, true, false, false});
    for (RateRange range :
        new RateRange[] {
          falsePositiveRates(0, 0.25),
          falsePositiveRates(0.5, 0.75),
          specificities(0.5, 1),
          sensitivities(0.75, 1),
          sensitivities(0, 0.125)
        }) {
      assertThat(PartialAuc.of(guess, range).standardized()).as("%s", range).isEqualTo(0.5);
      assertThat(PartialAuc.of(perfect, range).standardized()).as("%s", range).isEqualTo(1);
    }
    assertThat(PartialAuc.of(perfect, sensitivities(0.75, 1)).value()).isEqualTo(0.25);
    assertThat(PartialAuc.of(guess, specificities(0.5, 1)).value()).isEqualTo(0.125);
  }

  @Test
  void rangesThatAreNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> falsePositiveRates(0.2, 0.2))
        .withMessage("a range of rates from 0.2 to 0.2: give 0 <= from < to <= 1");
    assertThatIllegalArgumentException().isThrownBy(() -> specificities(0.9, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> sensitivities(-0.1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> falsePositiveRates(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> falsePositiveRates(0, Double.NaN));
    assertThat(specificities(0.9, 1)).hasToString("specificity 0.9 to 1.0");
  }

  /** The area by cutting each line of the curve at both bounds, in fractions. */
  private static BigDecimal oracle(RocCurve curve, double from, double to, boolean beside) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 1; i < curve.size(); i++) {
      BigDecimal[] start = point(curve, i - 1, beside);
      BigDecimal[] end = point(curve, i, beside);
      BigDecimal left = start[0].max(new BigDecimal(from));
      BigDecimal right = end[0].min(new BigDecimal(to));
      if (left.compareTo(right) < 0) {
        BigDecimal slope = end[1].subtract(start[1]).divide(end[0].subtract(start[0]), DIGITS);
        BigDecimal middle = left.add(right).divide(BigDecimal.valueOf(2), DIGITS);
        BigDecimal height = start[1].add(slope.multiply(middle.subtract(start[0])));
        sum = sum.add(right.subtract(left).multiply(height));
      }
    }
    return sum;
  }

  private static BigDecimal[] point(RocCurve curve, int index, boolean beside) {
    BigDecimal fpr = fraction(curve.falsePositives(index), curve.negatives());
    BigDecimal tpr = fraction(curve.truePositives(index), curve.positives());
    return beside
        ? new BigDecimal[] {tpr, BigDecimal.ONE.subtract(fpr)}
        : new BigDecimal[] {fpr, tpr};
  }

  private static BigDecimal fraction(long part, long whole) {
    return new BigDecimal(part).divide(new BigDecimal(whole), DIGITS);
  }
}
