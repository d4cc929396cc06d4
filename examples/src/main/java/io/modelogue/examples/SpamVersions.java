package io.modelogue.examples;

import io.modelogue.Model;
import io.modelogue.ModelVersion;
import java.util.List;

/**
 * The versions of the quick start.
 *
 * <p>You learn here how to train from a template's defaults, and how to train from another version
 * with one setting changed.
 */
final class SpamVersions {
  private final Model spam;
  private final VersionMaker maker;

  SpamVersions(Model spam, VersionMaker maker) {
    this.spam = spam;
    this.maker = maker;
  }

  /** Makes the first five versions, and returns the one that is most worth an explanation. */
  ModelVersion first() {
    ModelVersion simple = maker.make(spam.train().using(LogisticRegressionTemplate.NAME));
    ModelVersion longer = maker.make(spam.train().fromConfigOf(simple).set("epochs", 50));
    ModelVersion forest = maker.make(spam.train().using(RandomForestTemplate.NAME));
    // the template allows it, Tribuo does not: a training that fails leaves a version, too
    maker.make(spam.train().fromConfigOf(forest).set("featureShare", 1.0));
    maker.make(spam.train().fromConfigOf(forest).set("trees", 50));
    return longer;
  }

  /** Makes one more version: the newest one with ten more trees. */
  ModelVersion another() {
    List<ModelVersion> all = spam.versions();
    ModelVersion newest = all.get(all.size() - 1);
    return maker.make(
        spam.train().fromConfigOf(newest).set("trees", newest.config().getInt("trees") + 10));
  }
}
