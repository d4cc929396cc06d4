package io.modelogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A program that is run as a process of its own: it trains for ever, to be killed, or ends where
 * nobody expects it.
 */
final class TrainingProcess {
  private TrainingProcess() {}

  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    if (args[1].equals("halt-between")) {
      haltBetweenTrainingAndEvaluation(directory);
      return;
    }
    if (args[1].equals("for-ever")) {
      trainForEver(directory);
      return;
    }
    throw new IllegalArgumentException(args[1]);
  }

  /** What depends on the training's end runs on the job's thread, before the evaluation begins. */
  private static void haltBetweenTrainingAndEvaluation(Path directory) {
    CountDownLatch planned = new CountDownLatch(1);
    TrainingTemplate template =
        TrainingTemplate.named("patient")
            .trainer(
                context -> {
                  planned.await();
                  return TrainedModel.builder().build();
                })
            .scorer((version, dataset, context) -> Mails.score(10))
            .build();
    try (ModelRegistry registry = ModelRegistry.builder(directory).template(template).open()) {
      Model model = registry.createModel("spam-filter").template("patient").create();
      TrainingJob job = model.train().evaluateOn(Mails.HELD_OUT).start();
      var halted = job.toFuture().thenRun(() -> Runtime.getRuntime().halt(7));
      planned.countDown();
      halted.join();
    }
  }

  private static void trainForEver(Path directory) {
    TrainingTemplate endless =
        TrainingTemplate.named("endless")
            .trainer(
                context -> {
                  System.out.println("training " + context.version());
                  Thread.currentThread().join();
                  throw new AssertionError("nobody ends this thread");
                })
            .scorer(
                (version, dataset, context) -> {
                  System.out.println("evaluating " + version.number());
                  Thread.currentThread().join();
                  throw new AssertionError("nobody ends this thread");
                })
            .build();
    try (ModelRegistry registry = ModelRegistry.builder(directory).template(endless).open()) {
      Model model = registry.createModel("spam-filter").template("endless").createIfAbsent();
      ModelVersion version = model.register(endless.definition().defaults()).commit();
      var evaluation = version.evaluate().on(Mails.HELD_OUT).start();
      var training = model.train().start();
      training.await();
      evaluation.await();
    }
  }

  static Process start(Path directory, String what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(ClassPathOfTests.TEXT);
    command.add(TrainingProcess.class.getName());
    command.add(directory.toString());
    command.add(what);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
