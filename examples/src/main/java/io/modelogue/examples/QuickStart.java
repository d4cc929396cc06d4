package io.modelogue.examples;

import io.modelogue.Environment;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.Verdict;
import io.modelogue.VersionComparison;
import io.modelogue.evaluation.Metric;
import io.modelogue.history.HistoryEntry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Tribuo;

/**
 * The tour: a spam filter from its first version to a champion whose history can be proved.
 *
 * <p>You learn here, in the order of {@link #run}, how to open a registry, train and evaluate
 * versions, rank and compare them, name a champion, ask the past, go back, and verify it all. Run
 * it again, and the same registry goes on with one more version.
 */
public final class QuickStart {
  private static final String CHAMPION = "champion";
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private final BundledData mails = BundledData.mails();
  private final Path directory;
  private final PrintStream out;
  private final Report report;

  QuickStart(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
    this.report = new Report(out);
  }

  /**
   * Runs the tour.
   *
   * @param args the registry's directory; left out, {@code modelogue-quickstart}
   */
  public static void main(String[] args) {
    Path directory = Path.of(args.length > 0 ? args[0] : "modelogue-quickstart");
    new QuickStart(directory, System.out).run();
  }

  void run() {
    TRIBUO.setLevel(Level.WARNING);
    try (ModelRegistry registry = openRegistry()) {
      Model spam = createModel(registry);
      ModelVersion interesting = train(spam);
      rank(spam);
      explain(spam, interesting);
      moveTheChampion(spam, interesting);
      showHistory(spam);
      verify(registry);
    }
  }

  private ModelRegistry openRegistry() {
    return ModelRegistry.builder(directory)
        .template(LogisticRegressionTemplate.over(mails))
        .template(RandomForestTemplate.over(mails))
        .environment(Environment.ofThisJvm().with("tribuo", Tribuo.VERSION))
        .open();
  }

  private Model createModel(ModelRegistry registry) {
    Model spam =
        registry
            .createModel("spam-filter")
            .description("Is this mail spam?")
            .concepts("ham", "spam")
            .positive("spam")
            .template(LogisticRegressionTemplate.NAME)
            .primary(Metric.ROC_AUC, mails.heldOut().ref())
            .createIfAbsent();
    report.section("The model: " + spam.name() + ". " + spam.now().description().orElseThrow());
    for (LabelledRows part : List.of(mails.training(), mails.heldOut())) {
      report.show(part.ref() + " " + part.ref().rowsPerConcept());
    }
    return spam;
  }

  private ModelVersion train(Model spam) {
    SpamVersions versions = new SpamVersions(spam, new VersionMaker(spam, mails.training(), out));
    report.section("Train, and evaluate on the held-out mails");
    // a first run that was cut short left no champion, and is made up for
    return spam.findAlias(CHAMPION).isEmpty() ? versions.first() : versions.another();
  }

  private void rank(Model spam) {
    report.section("All versions, best first");
    report.show(spam.table());
    List<Integer> leaders =
        spam.leaderboard().leaders().stream().map(ModelVersion::number).toList();
    report.show(
        leaders.size() == 1
            ? "Version " + leaders.get(0) + " is better than all others, by more than chance."
            : "Versions " + leaders + " share rank 1: these mails cannot tell them apart.");
  }

  private void explain(Model spam, ModelVersion version) {
    ModelVersion parent = spam.version(version.parent().orElseThrow());
    VersionComparison comparison = spam.compare(parent, version);
    report.section("From version " + parent.number() + " to version " + version.number());
    report.show("changed: " + comparison.config());
    comparison.metrics().values().stream()
        .filter(metric -> metric.verdict() != Verdict.UNTESTED)
        .forEach(report::show);
  }

  private void moveTheChampion(Model spam, ModelVersion first) {
    report.section("The champion");
    if (spam.findAlias(CHAMPION).isEmpty()) {
      first.promote(CHAMPION).because("good enough to begin with").commit();
    }
    report.show("It is version " + spam.alias(CHAMPION).number() + ".");
    Instant earlier = spam.now().at();

    ModelVersion best = spam.best(Metric.ROC_AUC).orElseThrow();
    best.promote(CHAMPION).because("best on the held-out mails").commit();
    report.show("Now version " + spam.alias(CHAMPION).number() + " is promoted.");
    report.show(
        "Asked for "
            + earlier
            + ", the registry says: version "
            + spam.asOf(earlier).alias(CHAMPION).number()
            + ".");

    spam.rollback(CHAMPION).because("too slow at the mail server").commit();
    report.show("Rolled back: it is version " + spam.alias(CHAMPION).number() + " again.");
  }

  private void showHistory(Model spam) {
    List<HistoryEntry> history = spam.history();
    report.section("Its history, the last 5 of " + history.size() + " commits");
    history.subList(history.size() - 5, history.size()).forEach(report::show);
  }

  private void verify(ModelRegistry registry) {
    report.section("Proof: every commit and every file, read again and checked");
    report.show(registry.verify().requireIntact());
    report.section("Where it lies");
    report.show(directory.toAbsolutePath().normalize() + ", in plain files");
    report.show("Run this again, and the same registry goes on with one more version.");
    out.println();
  }
}
