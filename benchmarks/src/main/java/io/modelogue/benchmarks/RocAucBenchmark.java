package io.modelogue.benchmarks;

import io.modelogue.evaluation.RocAnalysis;
import io.modelogue.evaluation.RocAuc;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
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

/** The area under the ROC curve, beside other libraries and beside what any answer must cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class RocAucBenchmark {
  /** The rows. */
  @Param({"1000", "100000", "1000000"})
  public int n;

  /** The share of rows whose score is one of ten values. */
  @Param("0")
  public double ties;

  /** The share of positives. */
  @Param("0.3")
  public double rate;

  /** How scores are spread. */
  @Param("SIGMOID")
  public Shape shape;

  private Sample sample;
  private @Nullable DoubleSupplier method;

  /** Draws the sample. */
  @Setup(Level.Trial)
  public void draw() {
    sample = Sample.of(n, ties, rate, shape);
    method = null;
  }

  /**
   * Each run measures one method; what it wants its input to look like is made once, at warm-up.
   */
  private double run(Method measured) {
    if (method == null) {
      method = measured.on(sample);
    }
    return method.getAsDouble();
  }

  /** Sorts a copy of the scores. */
  @Benchmark
  public double[] arraysSort() {
    double[] copy = sample.scores.clone();
    Arrays.sort(copy);
    return copy;
  }

  /** Looks at each row once. */
  @Benchmark
  public double plainPass() {
    double sum = 0;
    for (int row = 0; row < sample.scores.length; row++) {
      if (sample.labels[row]) {
        sum += sample.scores[row];
      }
    }
    return sum;
  }

  /** The area alone. */
  @Benchmark
  public double area() {
    return RocAuc.area(sample.scores, sample.labels).value();
  }

  /** The area alone, with the memory of the time before. */
  @Benchmark
  public double areaInWorkspace() {
    return run(Method.MODELOGUE_WORKSPACE);
  }

  /** The area alone, on two threads. */
  @Benchmark
  public double areaOnTwoThreads() {
    return run(Method.MODELOGUE_TWO_THREADS);
  }

  /** The area with DeLong's interval. */
  @Benchmark
  public double interval() {
    return RocAuc.of(sample.scores, sample.labels).value();
  }

  /** The area with DeLong's interval, and the whole curve without collinear points. */
  @Benchmark
  public RocAnalysis intervalAndCurve() {
    return RocAnalysis.of(sample.scores, sample.labels);
  }

  /** Tribuo. */
  @Benchmark
  public double tribuo() {
    return run(Method.TRIBUO);
  }

  /** Smile. */
  @Benchmark
  public double smile() {
    return run(Method.SMILE);
  }

  /** Weka. */
  @Benchmark
  public double weka() {
    return run(Method.WEKA);
  }

  /** Commons Math. */
  @Benchmark
  public double commonsMath() {
    return run(Method.COMMONS_MATH);
  }
}
