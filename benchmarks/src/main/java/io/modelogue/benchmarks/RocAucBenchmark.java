package io.modelogue.benchmarks;

import io.modelogue.evaluation.CurvePoints;
import io.modelogue.evaluation.RocAuc;
import io.modelogue.evaluation.RocCurve;
import io.modelogue.evaluation.ScoreCounts;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
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
import org.openjdk.jmh.infra.Blackhole;

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
  private DoubleSupplier tribuo;
  private DoubleSupplier smile;
  private DoubleSupplier weka;
  private DoubleSupplier commonsMath;

  /** Draws the sample. */
  @Setup(Level.Trial)
  public void draw() {
    sample = Sample.of(n, ties, rate, shape);
    tribuo = Method.TRIBUO.on(sample);
    smile = Method.SMILE.on(sample);
    weka = Method.WEKA.on(sample);
    commonsMath = Method.COMMONS_MATH.on(sample);
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

  /** The area with DeLong's interval. */
  @Benchmark
  public double interval() {
    return RocAuc.of(sample.scores, sample.labels).value();
  }

  /** The area with DeLong's interval, and the whole curve. */
  @Benchmark
  public void intervalAndCurve(Blackhole blackhole) {
    ScoreCounts counts = ScoreCounts.of(sample.scores, sample.labels);
    blackhole.consume(RocAuc.of(counts));
    blackhole.consume(RocCurve.of(counts, CurvePoints.CORNERS));
  }

  /** Tribuo. */
  @Benchmark
  public double tribuo() {
    return tribuo.getAsDouble();
  }

  /** Smile. */
  @Benchmark
  public double smile() {
    return smile.getAsDouble();
  }

  /** Weka. */
  @Benchmark
  public double weka() {
    return weka.getAsDouble();
  }

  /** Commons Math. */
  @Benchmark
  public double commonsMath() {
    return commonsMath.getAsDouble();
  }
}
