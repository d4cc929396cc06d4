package io.modelogue;

import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A small world to test in: a template that "trains" by writing down its settings, and scores whose
 * quality grows with the number of epochs.
 */
final class Mails {
  static final String SHA = "0123456789abcdef".repeat(4);
  static final DatasetRef TRAINING = DatasetRef.of("mails-2025").rows(2760);
  static final DatasetRef HELD_OUT = DatasetRef.of("held-out").digest(SHA).rows(400);

  private Mails() {}

  static TrainingTemplate template() {
    return TrainingTemplate.named("logistic-regression")
        .setting(Setting.integer("epochs").range(1, 1000).byDefault(10))
        .setting(Setting.decimal("learningRate").range(0.0, 10.0).byDefault(0.1))
        .setting(Setting.text("optimizer").oneOf("sgd", "adam").byDefault("adam"))
        .setting(Setting.flag("shuffle").byDefault(true))
        .setting(Setting.decimal("threshold").in(SettingGroup.INFERENCE).range(0, 1).byDefault(0.5))
        .trainer(Mails::train)
        .scorer((version, dataset, context) -> score(version.config().getInt("epochs")))
        .build();
  }

  private static TrainedModel train(TrainingContext context) {
    int epochs = context.config().getInt("epochs");
    if (epochs == 13) {
      throw new IllegalStateException("the loss became NaN in epoch 13");
    }
    for (int epoch = 1; epoch <= Math.min(epochs, 5); epoch++) {
      context.throwIfCancelled();
      context.progress(epoch, epochs, Map.of("loss", 1.0 / epoch));
    }
    context.log("trained " + epochs + " epochs");
    return TrainedModel.builder()
        .artifact("model.bin", ("epochs=" + epochs).getBytes(StandardCharsets.UTF_8))
        .metric("trainingLoss", 1.0 / epochs)
        .build();
  }

  /** Scores of 400 mails: the more epochs, the better they tell ham from spam. */
  static Predictions score(int epochs) {
    Random random = new Random(42);
    double[] scores = new double[400];
    boolean[] labels = new boolean[400];
    double quality = Math.log1p(epochs) / 4;
    for (int i = 0; i < scores.length; i++) {
      labels[i] = i % 3 == 0;
      double signal = (labels[i] ? quality : -quality) + random.nextGaussian();
      scores[i] = 1 / (1 + Math.exp(-signal));
    }
    return Predictions.binary(scores, labels);
  }

  /** Returns the versions of a model, the deleted ones too. */
  static List<ModelVersion> everyVersion(Model model) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(model::findVersion)
        .takeWhile(Optional::isPresent)
        .map(Optional::orElseThrow)
        .toList();
  }

  static Model model(ModelRegistry registry) {
    return registry
        .createModel("spam-filter")
        .description("Is this mail spam?")
        .concepts("ham", "spam")
        .positive("spam")
        .template("logistic-regression")
        .primary(Metric.ROC_AUC, HELD_OUT)
        .createIfAbsent();
  }
}
