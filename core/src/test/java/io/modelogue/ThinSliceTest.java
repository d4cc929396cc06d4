package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThinSliceTest {
  @TempDir Path dir;

  @Test
  void aVersionIsTrainedEvaluatedComparedPromotedAndFoundAgain() {
    TrainingTemplate template =
        TrainingTemplate.named("t")
            .setting(Setting.integer("epochs").range(1, 100).byDefault(10))
            .trainer(
                c -> {
                  c.progress(1, 2, java.util.Map.of("loss", 0.5));
                  c.log("hello");
                  return TrainedModel.builder().artifact("m", new byte[] {1, 2}).build();
                })
            .build();
    DatasetRef data = DatasetRef.of("held-out");
    try (ModelRegistry registry =
        ModelRegistry.builder(dir.resolve("r")).template(template).open()) {
      Model m =
          registry
              .createModel("spam")
              .concepts("ham", "spam")
              .positive("spam")
              .template("t")
              .primary(Metric.ROC_AUC, data)
              .createIfAbsent();
      ModelVersion v1 = m.train().fromDefaultConfig().start().await();
      ModelVersion v2 = m.train().fromConfigOf(v1).set("epochs", 50).label("2").start().await();
      boolean[] labels = {false, true, false, true, true, false};
      v1.evaluate()
          .predictions(Predictions.binary(new double[] {.1, .2, .3, .4, .5, .6}, labels))
          .start()
          .await();
      Evaluation e =
          v2.evaluate()
              .predictions(Predictions.binary(new double[] {.1, .9, .3, .8, .5, .55}, labels))
              .start()
              .await();
      assertThat(e.rocAuc().value()).isEqualTo(8 / 9.0);
      assertThat(m.compare(v1, v2).config()).hasToString("epochs 10 -> 50");
      assertThat(m.table().toString()).contains("epochs 10 -> 50");
      assertThat(m.leaderboard().leaders()).containsExactly(v2, v1);
      v1.promote("champion").commit();
      v2.promote("champion").because("better").commit();
      assertThat(m.rollback("champion").commit()).isEqualTo(v1);
      assertThat(m.history()).hasSize(12);
      assertThat(registry.verify().isIntact()).isTrue();
      assertThat(v1.refresh().log()).containsExactly("hello");
    }
    try (ModelRegistry registry = ModelRegistry.builder(dir.resolve("r")).open()) {
      Model m = registry.model("spam");
      assertThat(m.alias("champion").evaluation().concept("spam").at(0.3).truePositives())
          .isEqualTo(2);
      assertThat(registry.verify().isIntact()).isTrue();
    }
  }
}
