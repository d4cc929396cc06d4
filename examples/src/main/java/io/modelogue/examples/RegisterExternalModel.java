package io.modelogue.examples;

import io.modelogue.DatasetRef;
import io.modelogue.Environment;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.VersionConfig;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * Models that another program trained, say one in Python: a file each, and a CSV of their scores.
 *
 * <p>You learn here how to register such models, how to evaluate them without running them, what
 * the leaderboard says of models that are equally good, and how to get a file back, verified. Run
 * it again, and nothing is registered twice.
 */
public final class RegisterExternalModel {
  private static final List<String> ALGORITHMS = List.of("logreg", "forest", "gbm");

  private final Path directory;
  private final PrintStream out;

  RegisterExternalModel(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param args the directory for its files; left out, {@code modelogue-external}
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args.length > 0 ? args[0] : "modelogue-external");
    new RegisterExternalModel(directory, System.out).run();
  }

  void run() throws IOException {
    Path delivery = deliver();
    try (ModelRegistry registry = ModelRegistry.builder(directory.resolve("registry")).open()) {
      Model spam =
          registry
              .createModel("spam-filter")
              .concepts("ham", "spam")
              .positive("spam")
              .primary(Metric.ROC_AUC, DatasetRef.of("spambase-held-out").rows(1841))
              .createIfAbsent();
      for (String algorithm : ALGORITHMS) {
        ModelVersion version =
            spam.findVersion(algorithm).orElseGet(() -> register(spam, algorithm, delivery));
        out.println(version + ": ROC AUC " + version.evaluation().rocAuc());
      }
      out.println();
      out.println(spam.leaderboard());

      Path copy = directory.resolve("forest.onnx");
      spam.version("forest").artifact("model.onnx").copyTo(copy);
      boolean same = Files.mismatch(copy, delivery.resolve("forest.onnx")) == -1;
      out.println("Copied back to " + copy + (same ? ", byte for byte" : ", with other bytes"));
    }
  }

  private static ModelVersion register(Model spam, String algorithm, Path delivery) {
    ModelVersion version =
        spam.register(VersionConfig.builder().set("algorithm", algorithm).build())
            .artifact("model.onnx", delivery.resolve(algorithm + ".onnx"))
            .trainedIn(Environment.of("Python 3", "Linux", "x86_64"))
            .label(algorithm)
            .because("delivered by the data scientists")
            .commit();
    Predictions scores = Predictions.readCsv(delivery.resolve("scores.csv"), "label", algorithm);
    return version.evaluate().predictions(scores).start().await().version();
  }

  /** Stands for the other program: leaves the scores, and files that stand for the models. */
  private Path deliver() throws IOException {
    Path delivery = Files.createDirectories(directory.resolve("delivery"));
    try (InputStream scores = getClass().getResourceAsStream("spambase-scores.csv")) {
      Files.copy(
          Objects.requireNonNull(scores),
          delivery.resolve("scores.csv"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    for (String algorithm : ALGORITHMS) {
      byte[] standIn =
          ("stands for the ONNX file of " + algorithm).getBytes(StandardCharsets.UTF_8);
      Files.write(delivery.resolve(algorithm + ".onnx"), standIn);
    }
    return delivery;
  }
}
