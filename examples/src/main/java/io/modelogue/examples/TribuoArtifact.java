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
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.Model;
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

  /** Returns the code that lets any version with such a file score this data. */
  static Scorer scorer(BundledData data) {
    return (version, dataset, context) -> score(version, data.of(dataset), context);
  }

  private static Model<Label> load(ModelVersion version) throws IOException {
    try (InputStream bytes = version.artifact(NAME).open()) {
      return Model.deserializeFromStream(bytes).castModel(Label.class);
    }
  }

  /** One score for each concept; of two the registry takes those of the model's positive one. */
  private static Predictions score(
      ModelVersion version, LabelledRows rows, EvaluationContext context) throws IOException {
    Model<Label> model = load(version);
    List<String> concepts = version.concepts();
    double[] scores = new double[rows.examples().size() * concepts.size()];
    int filled = 0;
    for (Example<Label> row : rows.examples()) {
      context.throwIfCancelled();
      Map<String, Label> given = model.predict(row).getOutputScores();
      for (String concept : concepts) {
        scores[filled++] = requireNonNull(given.get(concept)).getScore();
      }
      context.progress(filled, scores.length);
    }
    return Predictions.multiClass(concepts, scores, rows.labels(concepts));
  }
}
