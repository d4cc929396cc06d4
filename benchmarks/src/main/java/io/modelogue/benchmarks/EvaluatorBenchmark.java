package io.modelogue.benchmarks;

import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Predictions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Everything that an evaluation holds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init")
public class EvaluatorBenchmark {
  /** The rows. */
  @Param("1000000")
  public int n;

  /** The concepts; with 2 the predictions are binary. */
  @Param({"2", "10"})
  public int concepts;

  /** How many threads compute. */
  @Param({"1", "2"})
  public int threads;

  private Predictions predictions;
  private Evaluator evaluator;

  /** Draws the predictions. */
  @Setup(Level.Trial)
  public void draw() {
    evaluator = Evaluator.builder().executor(LentThread.EXECUTOR, threads).build();
    if (concepts == 2) {
      Sample sample = Sample.of(n, 0, 0.3, Shape.SIGMOID);
      predictions = Predictions.binary(sample.scores, sample.labels);
      return;
    }
    Random random = new Random(20_240_607);
    int[] labels = new int[n];
    double[] scores = new double[n * concepts];
    for (int row = 0; row < n; row++) {
      labels[row] = random.nextInt(concepts);
      softmax(scores, row * concepts, labels[row], random);
    }
    List<String> names = IntStream.range(0, concepts).mapToObj(i -> "concept-" + i).toList();
    predictions = Predictions.multiClass(names, scores, labels);
  }

  private void softmax(double[] scores, int from, int label, Random random) {
    double sum = 0;
    for (int concept = 0; concept < concepts; concept++) {
      double score = Math.exp(random.nextGaussian() + (concept == label ? 1.5 : 0));
      scores[from + concept] = score;
      sum += score;
    }
    for (int concept = 0; concept < concepts; concept++) {
      scores[from + concept] /= sum;
    }
  }

  /** One evaluation. */
  @Benchmark
  public EvaluationResult evaluate() {
    return evaluator.evaluate(predictions);
  }
}
