package io.modelogue.evaluation;

import java.util.concurrent.Executor;

/**
 * Computes many areas under ROC curves with the same memory, and each on several threads if it is
 * told to: for those who evaluate in a loop.
 *
 * <pre>{@code
 * RocAucWorkspace workspace = RocAucWorkspace.create();
 * for (int round = 0; round < 100; round++) {
 *   Measure auc = workspace.area(scores, labels);
 * }
 * }</pre>
 *
 * <p>The arrays grow to what the largest input so far needed and are kept until the workspace is no
 * longer reachable. On one thread they take at most 24 bytes a row, for most inputs 17 or fewer;
 * each further thread may add as much. When they are large enough, an area allocates a few hundred
 * bytes whatever the number of rows.
 *
 * <p>Inputs are never modified. For use by one thread at a time.
 */
public final class RocAucWorkspace {
  private final RankMemory memory;

  private RocAucWorkspace(Lanes lanes) {
    this.memory = new RankMemory(lanes);
  }

  /** Returns an empty workspace that computes on the calling thread alone. */
  public static RocAucWorkspace create() {
    return new RocAucWorkspace(Lanes.ONE);
  }

  /**
   * Returns an empty workspace that computes on up to that many threads: the calling one, and
   * others that the executor lends. The result is the same number, bit for bit. Below 65,536 rows
   * the calling thread computes alone, since others would cost more than they bring.
   *
   * <p>If the executor is busy or refuses a task, the calling thread does its work too.
   *
   * @param executor lends threads while an area is computed
   * @param threads how many threads compute at a time at most, the calling one included; more than
   *     there are processors bring nothing
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  public static RocAucWorkspace on(Executor executor, int threads) {
    return new RocAucWorkspace(Lanes.of(executor, threads));
  }

  /**
   * Returns the area alone, the same number as that of {@link RocAuc#area(double[], boolean[])}.
   *
   * @param scores the score of the positive class, one a row; higher means more positive
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, or a score is NaN
   */
  public Measure area(double[] scores, boolean[] labels) {
    return RocAuc.area(scores, labels, memory);
  }

  /** Returns how many bytes the workspace's arrays occupy now. */
  public long bytes() {
    return memory.bytes();
  }
}
