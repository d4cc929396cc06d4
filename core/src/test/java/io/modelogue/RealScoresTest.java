package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelogue.Leaderboard.Entry;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scores of five real models on 1,841 real mails, through the whole registry. */
class RealScoresTest {
  private static final List<String> MODELS = List.of("nb", "logreg", "tree", "forest", "gbm");
  private static final DatasetRef HELD_OUT = DatasetRef.of("spambase-held-out").rows(1841);

  private final Map<String, ModelVersion> versions = new HashMap<>();
  private ModelRegistry registry;
  private Model spam;

  @BeforeEach
  void registerAndEvaluate() throws Exception {
    registry = ModelRegistry.inMemory().open();
    spam =
        registry
            .createModel("spam-filter")
            .concepts("ham", "spam")
            .positive("spam")
            .primary(Metric.ROC_AUC, HELD_OUT)
            .create();
    for (String name : MODELS) {
      ModelVersion version =
          spam.register(VersionConfig.builder().set("kind", name).build()).label(name).commit();
      version
          .evaluate()
          .predictions(Predictions.readCsv(resource("spambase-scores.csv"), "label", name))
          .start()
          .await();
      versions.put(name, version);
    }
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void forestAndBoostedTreesShareTheFirstRank() {
    Leaderboard board = spam.leaderboard();

    assertThat(board.entries())
        .extracting(e -> e.rank() + " " + e.version().label().orElseThrow())
        .containsExactly("1 forest", "1 gbm", "2 logreg", "3 nb", "3 tree");
    assertThat(board.leaders())
        .extracting(v -> v.label().orElseThrow())
        .containsExactly("forest", "gbm");
    Entry gbm = board.entries().get(1);
    assertThat(gbm.toLeader().orElseThrow().pValue().orElseThrow())
        .isCloseTo(0.9262110103834458, within(1e-9));
    assertThat(board.toString()).contains("cannot be told apart within rank 1");
  }

  @Test
  void everyPairIsTestedAsPRocTestsIt() throws Exception {
    JsonNode reference = reference();
    for (JsonNode pair : reference.get("paired_delong")) {
      ModelVersion a = versions.get(pair.get("a").textValue());
      ModelVersion b = versions.get(pair.get("b").textValue());

      MetricComparison comparison = spam.compare(a, b).metric(Metric.ROC_AUC);

      double expected = pair.get("p_value").doubleValue();
      double p = comparison.difference().orElseThrow().pValue().orElseThrow();
      assertThat(p).isCloseTo(expected, within(expected * 1e-9));
      double z = comparison.difference().orElseThrow().z().orElseThrow();
      assertThat(z).isCloseTo(-pair.get("z").doubleValue(), within(1e-8));
    }
  }

  @Test
  void whatIsReadAgainMeetsTheReference() throws Exception {
    JsonNode reference = reference().get("models");
    for (String name : MODELS) {
      Evaluation evaluation = spam.version(name).evaluation();
      JsonNode expected = reference.get(name);
      JsonNode interval = expected.get("delong_ci95");
      assertThat(evaluation.rocAuc().value())
          .isCloseTo(expected.get("roc_auc").doubleValue(), within(1e-12));
      assertThat(evaluation.rocAuc().confidenceInterval().orElseThrow().lower())
          .isCloseTo(interval.get(0).doubleValue(), within(1e-9));
      assertThat(evaluation.metric(Metric.LOG_LOSS).value())
          .isCloseTo(expected.get("log_loss_eps1e-15").doubleValue(), within(1e-9));
      JsonNode counts = expected.get("at_threshold_0.5_inclusive");
      assertThat(evaluation.concept("spam").at(0.5).truePositives())
          .isEqualTo(counts.get("tp").longValue());
      assertThat(evaluation.concept("spam").at(0.5).falsePositives())
          .isEqualTo(counts.get("fp").longValue());
    }
  }

  @Test
  void allVersionsShareOneBlobOfLabels() {
    // three blobs for each evaluation, but the labels are the same bytes
    assertThat(registry.verify().blobs()).isEqualTo(2 * MODELS.size() + 1);
  }

  private JsonNode reference() throws IOException, URISyntaxException {
    return new ObjectMapper().readTree(resource("spambase-reference.json").toFile());
  }

  private static Path resource(String name) throws URISyntaxException {
    URL url = RealScoresTest.class.getResource("/io/modelogue/evaluation/" + name);
    return Path.of(Objects.requireNonNull(url, name).toURI());
  }
}
