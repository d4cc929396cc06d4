package io.modelogue.examples;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.RegistryMode;
import io.modelogue.examples.SpamFilterService.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that serves the champion, and the next one as soon as another process promotes it.
 *
 * <p>You learn here how a serving application follows an alias: it opens the registry for reading
 * only, so that it needs no right to write, and watches the alias. While a new champion is loaded,
 * and if it cannot be loaded, the one before goes on deciding.
 *
 * <p>Each line of its input is a mail; for each it prints what was decided, and by which version.
 * It ends with its input.
 */
public final class ServeChampion {
  private final Model model;
  private final Duration every;
  private final PrintStream out;

  ServeChampion(Model model, Duration every, PrintStream out) {
    this.model = model;
    this.every = every;
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param args the directory of the registry, and how often to look, such as {@code PT5S}; left
   *     out, every 5 seconds
   * @throws IOException if the input cannot be read
   */
  public static void main(String[] args) throws IOException {
    Duration every = Duration.parse(args.length > 1 ? args[1] : "PT5S");
    try (ModelRegistry registry =
            ModelRegistry.builder(Path.of(args[0])).mode(RegistryMode.READ_ONLY).open();
        BufferedReader mails =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      new ServeChampion(registry.model("spam-filter"), every, System.out).serve(mails);
    }
  }

  void serve(BufferedReader mails) throws IOException {
    SpamFilterService service = new SpamFilterService(model);
    // ended by closing the registry
    model.watch(
        SpamFilterService.CHAMPION,
        every,
        champion -> {
          service.use(champion);
          out.println("champion: " + champion);
        });
    for (String mail = mails.readLine(); mail != null; mail = mails.readLine()) {
      Decision decision = service.decide(mail);
      out.println((decision.spam() ? "spam" : "ham") + " by version " + decision.version());
    }
  }
}
