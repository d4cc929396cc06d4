package io.modelogue.internal.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.LossCurve;
import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.ConfidenceInterval;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.EvaluatorBuilder;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.PredictionKind;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.RocCurve;
import io.modelogue.evaluation.UndefinedReason;
import io.modelogue.internal.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results as JSON and back, without loss. */
class ResultJsonTest {
  private static final double[] ODD = {
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, Double.MIN_VALUE, -Double.MAX_VALUE
  };

  @ParameterizedTest
  @EnumSource(PredictionKind.class)
  void randomResultsComeBackAsTheyWere(PredictionKind kind) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      EvaluationResult result = evaluator(random).evaluate(predictions(kind, random));
      EvaluationResult again = ResultJson.decode(ResultJson.encode(result));

      assertThat(ResultJson.encode(again))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(ResultJson.encode(result));
      assertThat(again.toString()).isEqualTo(result.toString());
      assertSame(again, result);
    }
  }

  @Test
  void anyMeasureComesBackAsItWas() {
    List<Measure> measures = new ArrayList<>();
    for (double odd : ODD) {
      measures.add(Measure.of(odd));
    }
    measures.add(Measure.undefined(UndefinedReason.NO_VARIATION, "a \"quoted\" reason\n\u2028"));
    measures.add(
        Measure.withoutInterval(1, Measure.undefined(UndefinedReason.TOO_FEW_ROWS, "one row")));
    measures.add(
        Measure.of(
            0.1 + 0.2,
            Double.MIN_VALUE,
            new ConfidenceInterval(
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Math.nextDown(1.0))));
    for (Measure measure : measures) {
      EvaluationResult result =
          EvaluationResult.builder(
                  PredictionKind.MULTI_CLASS,
                  List.of(
                      ConceptResult.builder("a", 3, 3).measure(Metric.BRIER, measure).build(),
                      ConceptResult.builder("b", 3, 0).build()))
              .measure(Metric.LOG_LOSS, measure)
              .oneVsOneAuc(measure)
              .build();
      EvaluationResult again = ResultJson.decode(ResultJson.encode(result));

      assertThat(again.metric(Metric.LOG_LOSS)).isEqualTo(measure);
      assertThat(again.oneVsOneAuc()).isEqualTo(measure);
      assertThat(again.concept("a").metric(Metric.BRIER)).isEqualTo(measure);
      assertThat(again.concept("b").metric(Metric.BRIER).isDefined()).isFalse();
    }
  }

  @Test
  void aFormatOfANewerReleaseIsSaidToBeOne() {
    Predictions predictions = Predictions.binary(new double[] {.1, .9}, new int[] {0, 1});
    byte[] result = ResultJson.encode(Evaluator.standard().evaluate(predictions));
    byte[] curve =
        LossCurveJson.encode(
            new LossCurve(List.of(new LossCurve.Point(1, Map.of("loss", Double.NaN)))));

    assertThat(LossCurveJson.decode(curve).points()).hasSize(1);
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> ResultJson.decode(ofFormat(2, result)))
        .withMessage(
            "it has format 2, and this release reads format 1: a newer release wrote it; read it"
                + " with that one");
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> LossCurveJson.decode(ofFormat(7, curve)))
        .withMessageStartingWith("it has format 7, and this release reads format 1: a newer");
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> LossCurveJson.decode(ofFormat(0, curve)))
        .withMessage("it has format 0, which no release ever wrote");
  }

  @Test
  void numbersThatContradictEachOtherOrAreTooFewAreMalformed() {
    Predictions predictions =
        Predictions.multiClass(
            List.of("a", "b", "c"),
            new double[] {.1, .8, .1, .4, .5, .1, .2, .1, .7},
            new int[] {0, 1, 2});
    String json = new String(ResultJson.encode(Evaluator.standard().evaluate(predictions)), UTF_8);
    assertThat(json).contains("\"decisions\":[1,0,0,2]").contains("\"labelled\":1");

    assertMalformed(json.replace("[1,0,0,2]", "[1,0,0]"), "\"decisions\" should hold 4 numbers");
    assertMalformed(json.replace("[1,0,0,2]", "[1,0,0,3]"), "decisions has 1 positive");
    assertMalformed(json.replace("\"labelled\":1", "\"labelled\":-1"), "labelled");
  }

  private static void assertMalformed(String json, String what) {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> ResultJson.decode(json.getBytes(UTF_8)))
        .withMessageContaining(what);
  }

  private static byte[] ofFormat(int format, byte[] json) {
    String text = new String(json, UTF_8);
    assertThat(text).startsWith("{\"format\":1,");
    return text.replaceFirst("1", String.valueOf(format)).getBytes(UTF_8);
  }

  private static void assertSame(EvaluationResult again, EvaluationResult result) {
    assertThat(again.measures()).isEqualTo(result.measures());
    assertThat(again.threshold()).isEqualTo(result.threshold());
    assertThat(again.positive()).isEqualTo(result.positive());
    assertThat(again.macro().leftOut()).isEqualTo(result.macro().leftOut());
    assertThat(again.labelRanks()).isEqualTo(result.labelRanks());
    assertThat(again.weight()).isEqualTo(result.weight());
    assertThat(again.hammingLoss()).isEqualTo(result.hammingLoss());
    for (ConceptResult concept : result.conceptResults()) {
      ConceptResult same = again.concept(concept.name());
      for (Metric metric : Metric.values()) {
        assertThat(same.metric(metric)).isEqualTo(concept.metric(metric));
      }
      assertThat(same.findCounts()).isEqualTo(concept.findCounts());
      assertThat(same.findWeightedCounts()).isEqualTo(concept.findWeightedCounts());
      assertThat(same.findRocCurve().map(ResultJsonTest::points))
          .isEqualTo(concept.findRocCurve().map(ResultJsonTest::points));
    }
  }

  private static List<List<Number>> points(RocCurve curve) {
    return IntStream.range(0, curve.size())
        .mapToObj(
            i ->
                List.<Number>of(
                    curve.threshold(i),
                    curve.truePositives(i),
                    curve.falsePositives(i),
                    curve.truePositiveWeight(i),
                    curve.falsePositiveRate(i)))
        .toList();
  }

  private static Evaluator evaluator(Random random) {
    EvaluatorBuilder evaluator = Evaluator.builder().curvePoints(2 + random.nextInt(20));
    if (random.nextInt(3) == 0) {
      evaluator.threshold(ODD[random.nextInt(ODD.length)]);
    }
    return evaluator.build();
  }

  private static Predictions predictions(PredictionKind kind, Random random) {
    int rows = 1 + random.nextInt(30);
    int concepts = 2 + random.nextInt(4);
    List<String> names = IntStream.range(0, concepts).mapToObj(i -> "concept \"" + i).toList();
    int range = random.nextInt(3);
    double[] scores = new double[kind == PredictionKind.BINARY ? rows : rows * concepts];
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          switch (range) {
            case 0 -> random.nextInt(5) / 4.0;
            case 1 -> random.nextGaussian() * 100;
            default -> random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : random.nextDouble();
          };
    }
    int[] labels = random.ints(rows, 0, 1 + random.nextInt(concepts)).toArray();
    boolean[] marks = new boolean[rows * concepts];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = random.nextInt(4) == 0;
    }
    Predictions predictions =
        switch (kind) {
          case BINARY ->
              Predictions.binary(scores, IntStream.of(labels).map(l -> l % 2).toArray())
                  .withConcepts("ham", "spam");
          case MULTI_CLASS -> Predictions.multiClass(names, scores, labels);
          case MULTI_LABEL -> Predictions.multiLabel(names, scores, marks);
        };
    if (kind == PredictionKind.MULTI_CLASS && concepts == 2) {
      predictions = predictions.positive(names.get(1));
    }
    return random.nextBoolean()
        ? predictions
        : predictions.withWeights(random.doubles(rows, 0.001, 9).toArray());
  }
}
