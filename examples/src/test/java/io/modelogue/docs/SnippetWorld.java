package io.modelogue.docs;

import io.modelogue.DatasetRef;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.Setting;
import io.modelogue.TrainedModel;
import io.modelogue.TrainingContext;
import io.modelogue.TrainingTemplate;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * What a snippet finds when it runs: a registry with a model of two versions, both evaluated.
 * Public, since snippets are compiled as subclasses.
 */
public abstract class SnippetWorld implements AutoCloseable {
  protected final ModelRegistry registry;
  protected final Model spam;
  protected final Model model;
  protected final ModelVersion v1;
  protected final ModelVersion v2;
  protected final DatasetRef heldOut = DatasetRef.of("held-out");
  protected final DatasetRef trainingSet = DatasetRef.of("training");
  protected final Instant thirdOfMarch;
  protected final double[] scores = {0.9, 0.2, 0.7, 0.4, 0.6, 0.1};
  protected final boolean[] labels = {true, false, true, true, false, false};

  protected final ModelVersion version;
  protected final Path directory;
  protected final Path file;

  protected SnippetWorld(Path directory) throws IOException {
    this.directory = directory;
    file = Files.writeString(directory.resolve("scores.csv"), "label,spam\n1,0.9\n0,0.2\n");
    registry =
        ModelRegistry.inMemory()
            .template(
                TrainingTemplate.named("logistic-regression")
                    .setting(Setting.integer("epochs").range(1, 1000).byDefault(10))
                    .trainer(SnippetWorld::train)
                    .scorer((v, data, context) -> score(v, data))
                    .build())
            .clock(Clock.systemUTC())
            .open();
    spam =
        registry
            .createModel("spam-filter")
            .concepts("ham", "spam")
            .positive("spam")
            .template("logistic-regression")
            .primary(Metric.ROC_AUC, heldOut)
            .create();
    model = spam;
    v1 = spam.train().start().await();
    v2 = spam.train().fromConfigOf(v1).set("epochs", 50).start().await();
    v1.evaluate().on(heldOut).start().await();
    v2.evaluate().on(heldOut).start().await();
    v1.promote("champion").commit();
    version = v2;
    thirdOfMarch = spam.now().at();
  }

  protected Predictions score(ModelVersion scored, DatasetRef data) {
    return Predictions.binary(scores, labels);
  }

  protected static TrainedModel train(TrainingContext context) {
    context.progress(1, 1);
    return TrainedModel.builder().artifact("model.bin", new byte[] {1}).build();
  }

  /** Runs the snippet. */
  public abstract void run() throws Exception;

  @Override
  public void close() {
    registry.close();
  }
}
