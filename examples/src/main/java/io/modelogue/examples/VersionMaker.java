package io.modelogue.examples;

import io.modelogue.Job;
import io.modelogue.Model;
import io.modelogue.ModelVersion;
import io.modelogue.TrainingFailedException;
import io.modelogue.TrainingRequest;
import java.io.PrintStream;

/**
 * Makes one version after another: trains it, evaluates it, and prints a line about it.
 *
 * <p>You learn here how to start a training, how to wait for it while it shows its progress, how to
 * evaluate what came out, and what becomes of a training that fails.
 */
final class VersionMaker {
  private final Model model;
  private final LabelledRows training;
  private final PrintStream out;

  VersionMaker(Model model, LabelledRows training, PrintStream out) {
    this.model = model;
    this.training = training;
    this.out = out;
  }

  ModelVersion make(TrainingRequest request) {
    Job<ModelVersion> job = request.on(training.ref()).start();
    out.printf("   version %d  %-40s ", job.version(), origin(model.version(job.version())));
    try {
      ModelVersion trained = new ProgressDots(out).await(job);
      out.println("  " + trained.evaluate().start().await().rocAuc());
      return trained;
    } catch (TrainingFailedException e) {
      out.println("FAILED, and kept with the cause:");
      out.println("      " + e.failure().orElseThrow().message());
      return model.version(e.version());
    }
  }

  private String origin(ModelVersion version) {
    return version
        .parent()
        .map(model::version)
        .map(p -> "from version " + p.number() + ": " + p.config().diff(version.config()))
        .orElseGet(() -> version.config().template().orElseThrow().name());
  }
}
