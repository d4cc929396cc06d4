package io.modelogue.examples;

import io.modelogue.Job;
import io.modelogue.Model;
import io.modelogue.ModelVersion;
import io.modelogue.TrainingFailedException;
import io.modelogue.TrainingRequest;
import java.io.PrintStream;
import java.util.List;

/**
 * Makes the versions of the quick start: trains each, evaluates it, and prints a line about it.
 *
 * <p>You learn here how to train from a template's defaults, how to train from another version with
 * one setting changed, and what becomes of a training that fails.
 */
final class SpamVersions {
  private final Model spam;
  private final MailSet training;
  private final PrintStream out;

  SpamVersions(Model spam, MailSet training, PrintStream out) {
    this.spam = spam;
    this.training = training;
    this.out = out;
  }

  /** Makes the first five versions, and returns the one that is most worth an explanation. */
  ModelVersion first() {
    ModelVersion simple = make(spam.train().using(LogisticRegressionTemplate.NAME));
    ModelVersion longer = make(spam.train().fromConfigOf(simple).set("epochs", 50));
    ModelVersion forest = make(spam.train().using(RandomForestTemplate.NAME));
    // the template allows it, Tribuo does not: a training that fails leaves a version, too
    make(spam.train().fromConfigOf(forest).set("featureShare", 1.0));
    make(spam.train().fromConfigOf(forest).set("trees", 50));
    return longer;
  }

  /** Makes one more version: the newest one with ten more trees. */
  ModelVersion another() {
    List<ModelVersion> all = spam.versions();
    ModelVersion newest = all.get(all.size() - 1);
    return make(
        spam.train().fromConfigOf(newest).set("trees", newest.config().getInt("trees") + 10));
  }

  private ModelVersion make(TrainingRequest request) {
    Job<ModelVersion> job = request.on(training.ref()).start();
    out.printf("   version %d  %-40s ", job.version(), origin(spam.version(job.version())));
    try {
      ModelVersion trained = new ProgressDots(out).await(job);
      out.println("  " + trained.evaluate().start().await().rocAuc());
      return trained;
    } catch (TrainingFailedException e) {
      out.println("FAILED, and kept with the cause:");
      out.println("      " + e.failure().orElseThrow().message());
      return spam.version(e.version());
    }
  }

  private String origin(ModelVersion version) {
    return version
        .parent()
        .map(spam::version)
        .map(p -> "from version " + p.number() + ": " + p.config().diff(version.config()))
        .orElseGet(() -> version.config().template().orElseThrow().name());
  }
}
