package io.modelogue;

import io.modelogue.ConfigDiff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What differs between a version and its training again from its record. Immutable.
 *
 * <p>Template and environment explain; only files and metrics decide the verdict, and of the
 * metrics those that are recorded: the record of a version that was registered, not trained, has
 * none. A data set is taken as its record names it: whether it still has the same content is the
 * trainer's to check.
 *
 * @param version the version that was trained again
 * @param kept the version that the training made, if that was asked for
 * @param verdict what came of it
 * @param template how the template that is bound now differs from the recorded one, by what
 *     differs; empty if it does not
 * @param violations what the template that is bound now would not allow in the recorded
 *     configuration
 * @param environment how the environment differs from the recorded one, by what differs
 * @param files each file that the version or the new training has, by name
 * @param metrics each final metric that the version or the new training has, by name
 */
public record ReproductionReport(
    ModelVersion version,
    Optional<ModelVersion> kept,
    ReproductionVerdict verdict,
    Map<String, Change> template,
    List<String> violations,
    Map<String, Change> environment,
    List<FileOutcome> files,
    List<MetricOutcome> metrics) {

  /** Copies the lists; the maps are copied by who makes it. */
  public ReproductionReport {
    violations = List.copyOf(violations);
    files = List.copyOf(files);
    metrics = List.copyOf(metrics);
  }

  /**
   * One file.
   *
   * @param name its name
   * @param recorded the SHA-256 that is recorded; empty if the version has no such file
   * @param reproduced the SHA-256 of the new bytes; empty if the training made no such file
   */
  public record FileOutcome(String name, Optional<String> recorded, Optional<String> reproduced) {

    /** Returns whether both have the same bytes. */
    public boolean isSame() {
      return recorded.equals(reproduced);
    }

    @Override
    public String toString() {
      return "file " + name + ": " + (isSame() ? "same bytes" : outcome());
    }

    private String outcome() {
      return recorded.map(d -> d.substring(0, 12)).orElse("not recorded")
          + " -> "
          + reproduced.map(d -> d.substring(0, 12)).orElse("not made");
    }
  }

  /**
   * One final metric.
   *
   * @param name its name
   * @param recorded its recorded value; empty if there is none
   * @param reproduced its new value; empty if there is none
   */
  public record MetricOutcome(String name, OptionalDouble recorded, OptionalDouble reproduced) {

    /** Returns whether both are there and equal, bit for bit; no number equals no number. */
    public boolean isSame() {
      return recorded.isPresent() && recorded.equals(reproduced);
    }

    /** Returns the new value minus the recorded one; empty if one is not there. */
    public OptionalDouble difference() {
      return recorded.isPresent() && reproduced.isPresent()
          ? OptionalDouble.of(reproduced.getAsDouble() - recorded.getAsDouble())
          : OptionalDouble.empty();
    }

    @Override
    public String toString() {
      String both = "metric " + name + ": " + shown(recorded) + " -> " + shown(reproduced);
      if (isSame()) {
        return "metric " + name + ": same, " + shown(recorded);
      }
      return difference().isPresent()
          ? both + String.format(Locale.ROOT, " (%+g)", difference().getAsDouble())
          : both;
    }

    private static String shown(OptionalDouble value) {
      return value.isPresent() ? Double.toString(value.getAsDouble()) : "none";
    }
  }

  /** Returns everything as a person would read it, a line each. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(version + " trained again: " + verdict);
    kept.ifPresent(made -> lines.add("  kept as " + made));
    template.forEach((what, change) -> lines.add("  template, " + what + ": " + change));
    violations.forEach(violation -> lines.add("  the template would refuse: " + violation));
    environment.forEach((what, change) -> lines.add("  environment, " + what + ": " + change));
    files.forEach(file -> lines.add("  " + file));
    metrics.forEach(metric -> lines.add("  " + metric));
    return String.join("\n", lines);
  }
}
