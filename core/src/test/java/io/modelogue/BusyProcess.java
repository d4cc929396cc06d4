package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is run as a process of its own. Its threads register, train, evaluate and promote
 * versions of one model, and report each acknowledgement to whoever started it, with the number of
 * commits that it stands for. A report ends with a full stop: one without it was cut off.
 */
final class BusyProcess {
  private BusyProcess() {}

  /**
   * Starts a process that works with two threads for so many rounds once it is told to; a name that
   * begins with "endless" also trains and evaluates something to which there is no end.
   */
  static Process start(Path directory, String name, int rounds) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx96m",
            "-cp",
            ClassPathOfTests.TEXT,
            BusyProcess.class.getName(),
            directory.toString(),
            name,
            String.valueOf(rounds))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Lets none begin before all are up. */
  static void go(List<Process> processes) throws IOException {
    for (Process process : processes) {
      assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("ready.");
    }
    for (Process process : processes) {
      process.outputWriter(UTF_8).append("go\n").flush();
    }
  }

  public static void main(String[] args) throws Exception {
    try (ModelRegistry registry =
        ModelRegistry.builder(Path.of(args[0]))
            .template(Mails.template())
            .template(endless())
            .actor(args[1])
            .executor(BusyProcess::onAThreadOfItsOwn)
            .open()) {
      say("ready");
      if (System.in.read() < 0) {
        throw new IOException("whoever started this is gone");
      }
      Model model = registry.model("spam-filter");
      if (args[1].startsWith("endless")) {
        runEndlessly(model, args[1]);
      }
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        String name = args[1] + "-" + i;
        threads.add(new Thread(() -> work(model, name, Integer.parseInt(args[2]))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /** What never ends must not hold up the rest. */
  private static void onAThreadOfItsOwn(Runnable job) {
    Thread thread = new Thread(job);
    thread.setDaemon(true);
    thread.start();
  }

  private static TrainingTemplate endless() {
    return TrainingTemplate.named("endless")
        .trainer(
            context -> {
              Thread.currentThread().join();
              throw new AssertionError("nobody ends this thread");
            })
        .build();
  }

  private static void runEndlessly(Model model, String name) {
    int training = model.train().using("endless").note(name).start().version();
    say("training " + training + " 1");
    ModelVersion version = model.register(Mails.template().definition().defaults()).commit();
    say("version " + version.number() + " 1 " + version.id());
    var unused =
        version
            .evaluate()
            .on(HELD_OUT)
            .scoredBy(
                (v, data, context) -> {
                  Thread.currentThread().join();
                  throw new AssertionError("nobody ends this thread");
                })
            .start();
    say("evaluating " + version.number() + " 1");
  }

  private static void work(Model model, String name, int rounds) {
    VersionConfig config = Mails.template().definition().defaults();
    for (int round = 0; round < rounds; round++) {
      ModelVersion registered =
          model
              .register(config)
              .artifact("model.bin", (name + " made " + round).getBytes(UTF_8))
              .artifact("shared", ("shared by all in round " + round).getBytes(UTF_8))
              .commit();
      say("version " + registered.number() + " 1 " + registered.id());
      registered.promote("latest").because(name).evenIfChanged().commit();
      say("promotion " + registered.number() + " 1");
      if (round % 3 == 1) {
        ModelVersion trained = model.train().start().await();
        say("version " + trained.number() + " 2 " + trained.id());
        var unused = trained.evaluate().on(HELD_OUT).start().await();
        say("evaluation " + trained.number() + " 2");
        trained.delete("only a trial");
        say("deletion " + trained.number() + " 1");
      }
      if (round % 3 == 2) {
        List<ModelVersion> batch =
            model.batch().add(model.register(config)).add(model.register(config)).commit();
        say(
            "batch %d 1 %s %s"
                .formatted(batch.get(0).number(), batch.get(0).id(), batch.get(1).id()));
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line + ".");
    System.out.flush();
  }
}
