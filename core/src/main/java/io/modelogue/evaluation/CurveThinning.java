package io.modelogue.evaluation;

import java.util.BitSet;

/**
 * Chooses which points of an exact curve to keep, by their cumulative counts. The first and the
 * last point always stay.
 */
final class CurveThinning {
  private CurveThinning() {}

  static BitSet all(int size) {
    BitSet kept = new BitSet(size);
    kept.set(0, size);
    return kept;
  }

  /** Drops the points on the straight line from the last one kept to the next one. */
  static BitSet corners(long[] tp, long[] fp) {
    BitSet kept = ends(tp.length);
    int last = 0;
    for (int i = 1; i < tp.length - 1; i++) {
      long turn =
          (tp[i] - tp[last]) * (fp[i + 1] - fp[i]) - (fp[i] - fp[last]) * (tp[i + 1] - tp[i]);
      if (turn != 0) {
        kept.set(i);
        last = i;
      }
    }
    return kept;
  }

  /**
   * Drops the points whose steps to and from are equal. The step from the added origin to the first
   * score is not looked at, so that the first score always stays.
   */
  static BitSet equalSteps(long[] tp, long[] fp) {
    BitSet kept = ends(tp.length);
    kept.set(Math.min(1, tp.length - 1));
    for (int i = 2; i < tp.length - 1; i++) {
      boolean sameTp = tp[i] - tp[i - 1] == tp[i + 1] - tp[i];
      boolean sameFp = fp[i] - fp[i - 1] == fp[i + 1] - fp[i];
      kept.set(i, !(sameTp && sameFp));
    }
    return kept;
  }

  /** Drops the points inside a run of equal recall. */
  static BitSet recallRuns(long[] tp) {
    BitSet kept = ends(tp.length);
    kept.set(Math.min(1, tp.length - 1));
    for (int i = 2; i < tp.length - 1; i++) {
      kept.set(i, tp[i] != tp[i - 1] || tp[i + 1] != tp[i]);
    }
    return kept;
  }

  private static BitSet ends(int size) {
    BitSet kept = new BitSet(size);
    kept.set(0);
    kept.set(size - 1);
    return kept;
  }
}
