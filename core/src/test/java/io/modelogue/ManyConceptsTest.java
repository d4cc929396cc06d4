package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.PredictionKind;
import io.modelogue.evaluation.Predictions;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.internal.Limits;
import io.modelogue.internal.journal.EvaluationSummaryJson;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thousand concepts, from the evaluation to the comparison of what was read again. */
class ManyConceptsTest {
  private static final int ROWS = 2_000;
  private static final List<String> CONCEPTS =
      IntStream.range(0, 1_000).mapToObj(i -> "concept " + i).toList();
  private static final DatasetRef DATA = DatasetRef.of("photos").digest(Mails.SHA).rows(ROWS);

  @ParameterizedTest
  @CsvSource({"FILE, MULTI_CLASS", "MEMORY, MULTI_LABEL"})
  void aThousandConceptsAreEvaluatedKeptAndCompared(Backend backend, PredictionKind kind)
      throws Exception {
    try (Backend.Place place = backend.place()) {
      try (ModelRegistry registry = place.registry().open()) {
        Model photos = registry.createModel("photos").concepts(CONCEPTS).create();
        for (double quality : new double[] {0.5, 2}) {
          ModelVersion version = photos.register(VersionConfig.builder().build()).commit();
          version.evaluate().on(DATA).predictions(predictions(kind, quality)).start().await();
        }
      }
      try (ModelRegistry registry = place.registry().open()) {
        Model photos = registry.model("photos");
        EvaluationResult expected = Evaluator.standard().evaluate(predictions(kind, 2));
        Evaluation read = photos.version(2).evaluation();

        assertThat(read.measures()).isEqualTo(expected.measures());
        assertThat(read.result().concepts()).isEqualTo(CONCEPTS);
        assertThat(read.result().macro().measures()).isEqualTo(expected.macro().measures());
        for (int i = 0; i < 1_000; i += 111) {
          ConceptResult concept = read.concept(CONCEPTS.get(i));
          assertThat(concept.rocAuc()).isEqualTo(expected.concept(CONCEPTS.get(i)).rocAuc());
          assertThat(concept.at(0.3)).isEqualTo(expected.concept(CONCEPTS.get(i)).at(0.3));
        }
        assertThat(summaryBytes(photos)).isLessThan(Limits.EVALUATION_BYTES);

        VersionComparison comparison = photos.compare(photos.version(1), photos.version(2), DATA);
        assertThat(comparison.metric(Metric.ROC_AUC).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(photos.leaderboard(Metric.ROC_AUC, DATA).leaders())
            .extracting(ModelVersion::number)
            .containsExactly(2);
      }
    }
  }

  private static int summaryBytes(Model model) {
    return model.history().stream()
        .flatMap(entry -> entry.events().stream())
        .filter(EvaluationFinished.class::isInstance)
        .map(EvaluationFinished.class::cast)
        .mapToInt(event -> EvaluationSummaryJson.size(event.summary().orElseThrow()))
        .max()
        .orElseThrow();
  }

  private static Predictions predictions(PredictionKind kind, double quality) {
    Random random = new Random(11);
    float[] scores = new float[ROWS * 1_000];
    boolean[] marks = new boolean[scores.length];
    int[] labels = IntStream.range(0, ROWS).map(row -> row % 1_000).toArray();
    for (int i = 0; i < scores.length; i++) {
      marks[i] = labels[i / 1_000] == i % 1_000;
      scores[i] = (float) (random.nextGaussian() + (marks[i] ? quality : 0));
    }
    return kind == PredictionKind.MULTI_CLASS
        ? Predictions.multiClass(CONCEPTS, scores, labels)
        : Predictions.multiLabel(CONCEPTS, scores, marks);
  }
}
