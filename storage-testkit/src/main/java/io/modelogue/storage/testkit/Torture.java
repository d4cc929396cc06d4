package io.modelogue.storage.testkit;

import java.util.SplittableRandom;

/**
 * How long the random and the exhaustive tests go on, and where their randomness begins.
 *
 * <p>{@code -Dmodelogue.torture=10} makes them ten times as long. Each run has another seed, which
 * a failing test prints; {@code -Dmodelogue.seed=...} repeats it.
 *
 * <p>Safe for use by several threads.
 */
public final class Torture {
  private static final int FACTOR = Math.max(1, Integer.getInteger("modelogue.torture", 1));
  private static final long SEED =
      Long.getLong("modelogue.seed", new SplittableRandom().nextInt() & 0xffff_ffffL);

  private Torture() {}

  /** Returns the size of a test, given its size in each build. */
  public static int times(int inEachBuild) {
    return Math.multiplyExact(inEachBuild, FACTOR);
  }

  /** Returns the seed of this run, the same for all tests of a JVM. */
  public static long seed() {
    return SEED;
  }

  /** Returns a failure that says how to see it again; it keeps the cause. */
  public static AssertionError failure(String what, Throwable cause) {
    return new AssertionError(
        "%s: %s (repeat with -Dmodelogue.seed=%d -Dmodelogue.torture=%d)"
            .formatted(what, cause, SEED, FACTOR),
        cause);
  }
}
