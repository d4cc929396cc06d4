package io.modelogue.examples;

import io.modelogue.Anchor;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.Receipt;
import io.modelogue.VersionConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Two questions of an auditor: who was champion on 3 March, and which version decided case 4711?
 *
 * <p>You learn here how an application keeps a receipt beside each decision, how the receipt is
 * proven later, and how to look at a model as it was on a day. The receipts stand in a file here;
 * in an application they are a column beside the decision.
 */
public final class Audit {
  private final Path directory;
  private final PrintStream out;
  private final Path decisions;

  Audit(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
    this.decisions = directory.resolve("decisions.txt");
  }

  /**
   * Runs the example.
   *
   * @param args a new directory for its files; left out, {@code modelogue-audit}
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    new Audit(Path.of(args.length > 0 ? args[0] : "modelogue-audit"), System.out).run();
  }

  void run() throws IOException {
    Files.createDirectories(directory);
    aFewDaysInMarch();
    try (ModelRegistry registry =
        ModelRegistry.builder(directory.resolve("registry")).actor("auditor").open()) {
      out.println(championOn(registry, Instant.parse("2026-03-03T12:00:00Z")));
      out.println(whoDecided(registry, "4711"));
    }
  }

  /** Answers the first question: no receipt is needed, the history knows. */
  static String championOn(ModelRegistry registry, Instant day) {
    ModelVersion champion = registry.model("credit").asOf(day).alias("champion");
    return "On " + day + " the champion was " + champion;
  }

  /**
   * Answers the second question, and proves the answer.
   *
   * @throws io.modelogue.VerificationFailedException if the registry does not say what the receipt
   *     says
   */
  String whoDecided(ModelRegistry registry, String decidedCase) throws IOException {
    String line =
        Files.readAllLines(decisions).stream()
            .filter(l -> l.startsWith(decidedCase + " "))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("nobody decided case " + decidedCase));
    String[] said = line.split(" ", 3);
    Receipt receipt = Receipt.parse(said[2]);
    registry.verify(receipt).requireIntact();
    Anchor anchor = receipt.anchor();
    ModelVersion version = registry.model(anchor.model()).version(receipt.number());
    return "Case "
        + decidedCase
        + " was "
        + said[1]
        + " by "
        + version
        + ", file "
        + version.artifact("model.bin").digest().substring(0, 12)
        + ", proven up to revision "
        + anchor.revision();
  }

  /** What an application does with each decision. */
  private void decide(String decidedCase, String outcome, ModelVersion version) throws IOException {
    Files.writeString(
        decisions,
        decidedCase + " " + outcome + " " + version.receipt() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void aFewDaysInMarch() throws IOException {
    Calendar march = new Calendar();
    try (ModelRegistry registry =
        ModelRegistry.builder(directory.resolve("registry")).clock(march).actor("ada").open()) {
      Model credit = registry.createModel("credit").create();
      march.goTo("2026-03-01T08:00:00Z");
      ModelVersion first = promote(credit, "one", "the first");
      march.goTo("2026-03-03T09:00:00Z");
      decide("4711", "refused", first);
      march.goTo("2026-03-05T08:00:00Z");
      ModelVersion second = promote(credit, "two", "fewer wrong refusals");
      decide("4712", "granted", second);
    }
  }

  private static ModelVersion promote(Model model, String weights, String reason) {
    ModelVersion version =
        model
            .register(VersionConfig.builder().build())
            .artifact("model.bin", weights.getBytes(StandardCharsets.UTF_8))
            .commit();
    return version.promote("champion").because(reason).commit();
  }

  /** A clock that stands still until somebody turns the page. */
  private static final class Calendar extends Clock {
    private Instant now = Instant.parse("2026-02-28T08:00:00Z");

    void goTo(String instant) {
      now = Instant.parse(instant);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
