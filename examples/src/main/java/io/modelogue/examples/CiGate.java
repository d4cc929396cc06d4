package io.modelogue.examples;

import io.modelogue.GateFailedException;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.ModelogueException;
import io.modelogue.RegistryMode;
import io.modelogue.VersionComparison;
import io.modelogue.evaluation.Metric;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A step of a build that fails if a model's newest version may be worse than its champion.
 *
 * <p>You learn here how to compare a candidate with what is in use, and how to let a build server
 * know: exit code 0 if the candidate passes, 1 if it does not, 2 if that cannot be said. The
 * registry is opened for reading only.
 */
public final class CiGate {
  static final int PASSED = 0;
  static final int FAILED = 1;
  static final int CANNOT_SAY = 2;

  private CiGate() {}

  /**
   * Runs the gate and ends the program with its exit code.
   *
   * @param args the registry's directory, the model, and by how much its ROC AUC may be worse
   */
  public static void main(String[] args) {
    System.exit(run(args, System.out));
  }

  static int run(String[] args, PrintStream out) {
    if (args.length != 3) {
      out.println("usage: CiGate DIRECTORY MODEL MARGIN, such as: CiGate models spam-filter 0.005");
      return CANNOT_SAY;
    }
    try (ModelRegistry registry =
        ModelRegistry.builder(Path.of(args[0])).mode(RegistryMode.READ_ONLY).open()) {
      return judge(registry.model(args[1]), Double.parseDouble(args[2]), out);
    } catch (ModelogueException | IllegalArgumentException e) {
      out.println("CANNOT SAY: " + e.getMessage());
      return CANNOT_SAY;
    }
  }

  private static int judge(Model model, double margin, PrintStream out) {
    Optional<ModelVersion> champion = model.findAlias("champion");
    ModelVersion candidate =
        model.versions().stream()
            .reduce((older, newer) -> newer)
            .orElseThrow(() -> new IllegalArgumentException(model + " has no versions"));
    if (champion.isEmpty()) {
      out.println("PASSED: there is no champion that " + candidate + " could be worse than");
      return PASSED;
    }
    VersionComparison comparison = model.compare(champion.get(), candidate);
    out.println(comparison.config());
    out.println(comparison.metric(Metric.ROC_AUC));
    try {
      comparison.requireNotWorse(Metric.ROC_AUC, margin);
    } catch (GateFailedException e) {
      out.println("FAILED: " + e.getMessage());
      return FAILED;
    }
    out.println("PASSED: " + candidate + " is not worse than version " + champion.get().number());
    return PASSED;
  }
}
