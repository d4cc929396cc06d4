package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.PredictionKind;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.TestKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Multi-label predictions on their way through the registry and back. */
class MultiLabelVersionsTest {
  private static final List<String> CONCEPTS = List.of("cat", "dog", "eel");
  private static final DatasetRef PHOTOS = DatasetRef.of("photos").digest(Mails.SHA).rows(300);

  @ParameterizedTest
  @EnumSource(Backend.class)
  void multiLabelVersionsAreEvaluatedKeptAndCompared(Backend backend) throws Exception {
    try (Backend.Place place = backend.place()) {
      try (ModelRegistry registry = place.registry().open()) {
        Model photos =
            registry
                .createModel("photos")
                .concepts(CONCEPTS)
                .primary(Metric.ROC_AUC, PHOTOS)
                .create();
        for (double quality : new double[] {0.1, 0.6}) {
          ModelVersion version = photos.register(VersionConfig.builder().build()).commit();
          version.evaluate().on(PHOTOS).predictions(scores(quality, CONCEPTS)).start().await();
        }
      }
      try (ModelRegistry registry = place.registry().open()) {
        Model photos = registry.model("photos");
        Evaluation read = photos.version(2).evaluation();
        Predictions given = scores(0.6, CONCEPTS);
        EvaluationResult expected = Evaluator.standard().evaluate(given);

        assertThat(read.result().toString()).isEqualTo(expected.toString());
        assertThat(read.result().kind()).isEqualTo(PredictionKind.MULTI_LABEL);
        assertThat(read.measures()).isEqualTo(expected.measures());
        assertThat(read.result().hammingLoss()).isEqualTo(expected.hammingLoss());
        assertThat(read.predictions().orElseThrow().hasLabelsOf(given)).isTrue();
        assertThat(read.predictions().orElseThrow().scores()).isEqualTo(given.scores());
        for (ConceptResult concept : expected.conceptResults()) {
          assertThat(read.concept(concept.name()).at(0.3)).isEqualTo(concept.at(0.3));
          assertThat(read.concept(concept.name()).counts()).isEqualTo(concept.counts());
        }

        MetricComparison auc =
            photos.compare(photos.version(1), photos.version(2)).metric(Metric.ROC_AUC);
        assertThat(auc.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(auc.difference().orElseThrow().test()).isEqualTo(TestKind.PAIRED_MACRO_DELONG);
        assertThat(photos.leaderboard().leaders())
            .extracting(ModelVersion::number)
            .containsExactly(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void otherConceptsAreReducedToTheSharedOnesOfAllRows(Backend backend) throws Exception {
    try (Backend.Place place = backend.place();
        ModelRegistry registry = place.registry().open()) {
      Model photos = registry.createModel("photos").create();
      for (List<String> concepts : List.of(CONCEPTS, List.of("eel", "fox", "dog"))) {
        ModelVersion version =
            photos.register(VersionConfig.builder().concepts(concepts).build()).commit();
        version.evaluate().on(PHOTOS).predictions(scores(0.5, concepts)).start().await();
      }
      VersionComparison comparison = photos.compare(photos.version(1), photos.version(2));

      assertThat(comparison.remarks())
          .satisfiesExactly(
              first -> assertThat(first).endsWith("compared are the shared ones, [eel, dog]"),
              second ->
                  assertThat(second)
                      .isEqualTo(
                          "the labels differ, so that the tests are unpaired and find less"));
      assertThat(comparison.metric(Metric.ROC_AUC).verdict()).isNotEqualTo(Verdict.NOT_COMPARABLE);
    }
  }

  private static Predictions scores(double quality, List<String> concepts) {
    Random random = new Random(5);
    int rows = 300;
    double[] scores = new double[rows * concepts.size()];
    byte[] labels = new byte[scores.length];
    for (int i = 0; i < scores.length; i++) {
      labels[i] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
      scores[i] = Math.min(1, random.nextDouble() * 0.7 + quality * labels[i] / 2);
    }
    return Predictions.multiLabel(concepts, scores, labels);
  }
}
