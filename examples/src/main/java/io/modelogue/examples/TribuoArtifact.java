package io.modelogue.examples;

import static java.util.Objects.requireNonNull;

import io.modelogue.EvaluationContext;
import io.modelogue.ModelVersion;
import io.modelogue.Scorer;
import io.modelogue.TrainedModel;
import io.modelogue.TrainingContext;
import io.modelogue.evaluation.Predictions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/**
 * The file in which a version keeps its Tribuo model.
 *
 * <p>You learn here how a trained model gets into the registry and out again. The scorer knows
 * nothing of the training: it reads the stored file, whose digest is checked while it is read, and
 * lets the model in it score. So each evaluation shows that what is stored works.
 */
final class TribuoArtifact {
  private static final String NAME = "model.tribuo";

  private TribuoArtifact() {}

  /** Returns what a trainer hands to the registry, which copies the file. */
  static TrainedModel keep(Model<Label> model, TrainingContext context) throws IOException {
    Path file = context.workingDirectory().resolve(NAME);
    model.serializeToFile(file);
    return TrainedModel.builder().artifact(NAME, file).build();
  }

  /** Returns the code that lets any version with such a file score these mails. */
  static Scorer scorer(SpamMails mails) {
    return (version, dataset, context) -> score(load(version), mails.of(dataset), context);
  }

  private static Model<Label> load(ModelVersion version) throws IOException {
    try (InputStream bytes = version.artifact(NAME).open()) {
      return Model.deserializeFromStream(bytes).castModel(Label.class);
    }
  }

  private static Predictions score(Model<Label> model, MailSet mails, EvaluationContext context) {
    double[] scores = new double[mails.examples().size()];
    for (int i = 0; i < scores.length; i++) {
      context.throwIfCancelled();
      Prediction<Label> prediction = model.predict(mails.examples().get(i));
      scores[i] = requireNonNull(prediction.getOutputScores().get(MailSet.SPAM)).getScore();
      context.progress(i + 1L, scores.length);
    }
    return Predictions.binary(scores, mails.isSpam());
  }
}
