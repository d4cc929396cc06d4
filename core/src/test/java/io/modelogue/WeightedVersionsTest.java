package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights of rows on their way through the registry and back. */
class WeightedVersionsTest {

  @ParameterizedTest
  @EnumSource(Backend.class)
  void weightsAreKeptWithThePredictions(Backend backend) throws Exception {
    try (Backend.Place place = backend.place()) {
      try (ModelRegistry registry = place.registry().open()) {
        evaluate(Mails.model(registry), 10, weights(1));
      }
      try (ModelRegistry registry = place.registry().open()) {
        Evaluation read = registry.model("spam-filter").version(1).evaluation();
        Predictions given = Mails.score(10).withConcepts("ham", "spam").withWeights(weights(1));
        var expected = Evaluator.standard().evaluate(given);

        assertThat(read.result().toString()).isEqualTo(expected.toString());
        assertThat(read.weight()).hasValue(expected.weight());
        assertThat(read.rows()).isEqualTo(expected.rows()).isLessThan(400);
        assertThat(read.measures()).isEqualTo(expected.measures());
        assertThat(read.predictions().orElseThrow().weights())
            .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(weights(1)));
        for (ConceptResult concept : expected.conceptResults()) {
          ConceptResult same = read.concept(concept.name());
          assertThat(same.weightedAt(0.3)).isEqualTo(concept.weightedAt(0.3));
          assertThat(same.findWeightedCounts()).isEqualTo(concept.findWeightedCounts());
          assertThat(same.rocCurve().area()).isEqualTo(concept.rocCurve().area());
          assertThat(same.precisionRecallCurve().averagePrecision())
              .isEqualTo(concept.precisionRecallCurve().averagePrecision());
        }
        assertThat(read.result().confusion().weight(1, 1))
            .isEqualTo(expected.confusion().weight(1, 1));
        registry.verify().requireIntact();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void weightsLeaveDifferencesWithoutTestsAndOtherWeightsNone(Backend backend) throws Exception {
    try (Backend.Place place = backend.place();
        ModelRegistry registry = place.registry().open()) {
      Model spam = Mails.model(registry);
      evaluate(spam, 10, weights(1));
      evaluate(spam, 50, weights(1));
      evaluate(spam, 50, weights(2));
      evaluate(spam, 50);

      VersionComparison same = spam.compare(spam.version(1), spam.version(2));
      assertThat(same.metric(Metric.ROC_AUC).verdict()).isEqualTo(Verdict.UNTESTED);
      assertThat(same.metric(Metric.ROC_AUC).reason())
          .hasValue("rows have weights, and there is no test of weighted measures");
      assertThat(same.remarks()).containsExactly("rows have weights, so that there are no tests");
      for (int other : new int[] {3, 4}) {
        MetricComparison refused =
            spam.compare(spam.version(1), spam.version(other)).metric(Metric.ROC_AUC);
        assertThat(refused.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(refused.reason().orElseThrow())
            .startsWith("the rows were given other weights: weights of ");
      }
      Leaderboard leaderboard = spam.leaderboard();
      assertThat(leaderboard.entries()).hasSize(1);
      assertThat(leaderboard.notComparable().get(spam.version(1)))
          .startsWith("its rows were given other weights: weights of ");
    }
  }

  private static void evaluate(Model spam, int epochs, double... weights) throws Exception {
    ModelVersion version = spam.register(VersionConfig.builder().build()).commit();
    Predictions scores = Mails.score(epochs);
    version
        .evaluate()
        .on(Mails.HELD_OUT)
        .predictions(weights.length == 0 ? scores : scores.withWeights(weights))
        .start()
        .await();
  }

  /** About one in ten is zero. */
  private static double[] weights(long seed) {
    Random random = new Random(seed);
    double[] weights = new double[400];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = random.nextInt(10) == 0 ? 0 : 5 * random.nextDouble();
    }
    return weights;
  }
}
