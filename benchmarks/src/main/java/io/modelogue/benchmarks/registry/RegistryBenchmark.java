package io.modelogue.benchmarks.registry;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Writing and reading versions, of one model with a thousand of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class RegistryBenchmark {
  private static final int BATCH = 500;
  private static final int VERSIONS = 1_000;
  private static final int NAMED = 700;
  private static final String LABEL = "with-more-mails";
  private static final String ALIAS = "champion";

  /**
   * Where the versions are kept. With {@code modelogue-file} and {@code sqlite} every read sees
   * what another process has written before. With {@code modelogue-stale} and {@code sqlite-stale}
   * it need not; with {@code modelogue-memory} and {@code h2} there is no other process.
   */
  @Param({"modelogue-file", "modelogue-stale", "modelogue-memory", "h2", "sqlite", "sqlite-stale"})
  public String store;

  private Scratch scratch;
  private VersionStore versions;
  private BareCalls bare;
  private int next;

  /** Makes the versions that are read. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    scratch = Scratch.make();
    versions = VersionStore.open(store, scratch.directory());
    versions.createAll(BATCH);
    versions.createAll(VERSIONS - BATCH);
    versions.name(NAMED, LABEL, ALIAS);
    bare = new BareCalls(scratch.directory());
  }

  /** Removes everything. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    versions.close();
    scratch.close();
  }

  /**
   * One version, durably. A disk lets through so few of them that it takes long until what is done
   * for each is compiled.
   */
  @Benchmark
  @Warmup(iterations = 10, time = 3)
  public int createVersion() {
    return versions.create(next++);
  }

  /** One version of a thousand, which was read before. */
  @Benchmark
  public long readVersion() {
    next = (next + 37) % VERSIONS;
    return versions.epochsOf(1 + next);
  }

  /** The version that an alias points at. */
  @Benchmark
  public long readHolder() {
    return versions.epochsOfHolder(ALIAS);
  }

  /** The version that bears a label. */
  @Benchmark
  public long readLabelled() {
    return versions.epochsOfLabelled(LABEL);
  }

  /** All thousand versions. */
  @Benchmark
  public long readAll() {
    return versions.epochsOfAll();
  }

  /** Five hundred versions in one commit, durably. */
  @Benchmark
  public void batchOf500() {
    versions.createAll(BATCH);
  }

  /** The system calls that one durable commit needs, and nothing else; the same for all stores. */
  @Benchmark
  public void bareSystemCalls() throws IOException {
    bare.commit();
  }
}
