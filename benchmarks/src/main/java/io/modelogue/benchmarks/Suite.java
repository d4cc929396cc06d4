package io.modelogue.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Several runs of JMH whose results stand in one file, with table and plot beside it. */
public final class Suite {
  private static final String ALL = "RocAucBenchmark";
  private static final String AREA_AND_BASELINES =
      "RocAucBenchmark.(area|arraysSort|plainPass|smile|intervalAndCurve)$";
  private static final String AREA_AND_PEER = "RocAucBenchmark.(area|arraysSort|smile)$";
  private static final String SHAPES =
      "shape=SORTED,REVERSED,CONFIDENT,LOGIT,SKEWED,CLUSTERS,OUTLIER,DENORMAL,INFINITE,FLOAT,CONSTANT";

  private final Path json;
  private final long millis;
  private final List<RunResult> results = new ArrayList<>();

  private Suite(Path json, long millis) {
    this.json = json;
    this.millis = millis;
  }

  /**
   * Runs {@code short}, in less than five minutes, or {@code full}, and writes to the file that the
   * second argument names.
   */
  public static void main(String... arguments) throws IOException, RunnerException {
    Path json = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "short" -> new Suite(json, 200).runShort();
      case "full" -> new Suite(json, 1000).runFull();
      default -> throw new IllegalArgumentException("say short or full, not " + arguments[0]);
    }
    Report.main(json.toString());
  }

  private void runShort() throws RunnerException {
    run(ALL, "n=100000,1000000");
    run(AREA_AND_BASELINES, "n=1000,10000000");
    run(AREA_AND_PEER, "n=100000", SHAPES);
    run(AREA_AND_PEER, "n=100000", "rate=0.001,0.5");
    run(AREA_AND_PEER, "n=100000", "ties=0.5");
    write();
  }

  private void runFull() throws RunnerException {
    run(ALL, "n=10,100,1000,10000,100000,1000000");
    run("RocAucBenchmark.(area.*|interval.*|arraysSort|plainPass|smile)$", "n=10000000");
    for (String rows : new String[] {"1000", "100000", "1000000"}) {
      run(AREA_AND_PEER, "n=" + rows, SHAPES);
      run(AREA_AND_PEER, "n=" + rows, "rate=0.001,0.01,0.1,0.5");
      run(AREA_AND_PEER, "n=" + rows, "ties=0.1,0.5,0.9");
    }
    run("EvaluatorBenchmark", "n=1000000");
    write();
  }

  /** Runs the benchmarks for all combinations of parameters, each as in {@code n=10,100}. */
  private void run(String benchmarks, String... parameters) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmarks)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementTime(TimeValue.milliseconds(millis));
    for (String parameter : parameters) {
      String[] parts = parameter.split("=", 2);
      options.param(parts[0], parts[1].split(","));
    }
    results.addAll(new Runner(options.build()).run());
  }

  private void write() {
    ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(results);
  }
}
