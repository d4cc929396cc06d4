package io.modelogue.examples;

import io.modelogue.Environment;
import io.modelogue.Leaderboard;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.evaluation.ConfusionMatrix;
import io.modelogue.evaluation.ConfusionMatrix.Cell;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Metric;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Tribuo;

/**
 * A model of ten concepts: which digit did somebody write?
 *
 * <p>You learn here, in the order of {@link #run}, what an evaluation says of each concept, which
 * concepts are taken for which, and how versions are ranked and compared by an average over all
 * concepts. The champion changes only for a version that is better by more than chance. Run it
 * again, and the same registry goes on with one more version.
 */
public final class DigitsMultiClass {
  private static final String CHAMPION = "champion";
  private static final int CONFUSIONS = 5;
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private final BundledData digits = BundledData.digits();
  private final Path directory;
  private final PrintStream out;
  private final Report report;

  DigitsMultiClass(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
    this.report = new Report(out);
  }

  /**
   * Runs the example.
   *
   * @param args the registry's directory; left out, {@code modelogue-digits}
   */
  public static void main(String[] args) {
    Path directory = Path.of(args.length > 0 ? args[0] : "modelogue-digits");
    new DigitsMultiClass(directory, System.out).run();
  }

  void run() {
    TRIBUO.setLevel(Level.WARNING);
    try (ModelRegistry registry = openRegistry()) {
      Model reader = createModel(registry);
      ModelVersion newest = train(reader);
      report.section("All versions, best first");
      report.show(reader.table());
      showConcepts(newest);
      compare(reader, newest);
      crown(reader);
      report.section("Run this again, and the same registry goes on with one more version.");
    }
  }

  private ModelRegistry openRegistry() {
    return ModelRegistry.builder(directory)
        .template(LogisticRegressionTemplate.over(digits))
        .template(RandomForestTemplate.over(digits))
        .environment(Environment.ofThisJvm().with("tribuo", Tribuo.VERSION))
        .open();
  }

  private Model createModel(ModelRegistry registry) {
    Model reader =
        registry
            .createModel("digit-reader")
            .description("Which digit did somebody write?")
            .concepts("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
            .template(LogisticRegressionTemplate.NAME)
            .primary(Metric.ROC_AUC, digits.heldOut().ref())
            .createIfAbsent();
    report.section("The model: " + reader.name() + ". " + reader.now().description().orElseThrow());
    report.show(digits.training().ref());
    report.show(digits.heldOut().ref());
    return reader;
  }

  private ModelVersion train(Model reader) {
    report.section("Train, and evaluate on the held-out digits: ROC AUC, the mean of ten concepts");
    VersionMaker maker = new VersionMaker(reader, digits.training(), out);
    if (reader.findAlias(CHAMPION).isPresent()) {
      List<ModelVersion> all = reader.versions();
      ModelVersion newest = all.get(all.size() - 1);
      int trees = newest.config().getInt("trees");
      return maker.make(reader.train().fromConfigOf(newest).set("trees", trees * 2));
    }
    ModelVersion simple = maker.make(reader.train());
    maker.make(reader.train().fromConfigOf(simple).set("epochs", 50));
    ModelVersion forest = maker.make(reader.train().using(RandomForestTemplate.NAME));
    return maker.make(reader.train().fromConfigOf(forest).set("trees", 100));
  }

  private void showConcepts(ModelVersion version) {
    EvaluationResult result = version.refresh().evaluation().result();
    report.section("Version " + version.number() + " in full");
    report.show(result);
    report.section("Which digits it takes for others, the most frequent first");
    ConfusionMatrix confusion = result.confusion();
    confusion.cells().stream()
        .filter(cell -> cell.labelled() != cell.predicted())
        .sorted(Comparator.comparingLong(Cell::count).reversed())
        .limit(CONFUSIONS)
        .map(cell -> sentence(confusion, cell))
        .forEach(report::show);
  }

  private static String sentence(ConfusionMatrix confusion, Cell cell) {
    return "%d of %d written as %s are taken for %s"
        .formatted(
            cell.count(),
            confusion.labelled(cell.labelled()),
            confusion.concepts().get(cell.labelled()),
            confusion.concepts().get(cell.predicted()));
  }

  private void compare(Model reader, ModelVersion version) {
    report.section("What the change to version " + version.number() + " did");
    report.show(reader.compare(reader.version(version.parent().orElseThrow()), version));
  }

  private void crown(Model reader) {
    Leaderboard board = reader.leaderboard();
    report.section("The champion");
    report.show(board);
    if (reader.findAlias(CHAMPION).filter(board.leaders()::contains).isPresent()) {
      report.show(reader.alias(CHAMPION) + " stays: no other is better by more than chance");
    } else {
      ModelVersion best = board.best().orElseThrow();
      best.promote(CHAMPION).because("first on the held-out digits").commit();
      report.show(best + " is promoted");
    }
  }
}
