package io.modelogue.evaluation;

import java.util.BitSet;

/**
 * Chooses which points of an exact curve to keep, by their cumulative counts. The point at
 * +Infinity and the last one always stay.
 */
final class CurveThinning {
  private CurveThinning() {}

  static BitSet all(int size) {
    BitSet kept = new BitSet(size);
    kept.set(0, size);
    return kept;
  }

  /**
   * Drops the points on the straight line from the last one kept to the next one. Of weights, which
   * are rounded, only those on level and upright lines, where no arithmetic is needed to know.
   */
  static BitSet corners(ScoreCounts counts) {
    if (counts.hasWeights()) {
      return levelRuns(counts);
    }
    int last = counts.distinct();
    BitSet kept = ends(last + 1);
    long fromTp = 0;
    long fromFp = 0;
    for (int i = 1; i < last; i++) {
      long tp = tp(counts, i);
      long fp = fp(counts, i);
      long turn =
          (tp - fromTp) * (fp(counts, i + 1) - fp) - (fp - fromFp) * (tp(counts, i + 1) - tp);
      if (turn != 0) {
        kept.set(i);
        fromTp = tp;
        fromFp = fp;
      }
    }
    return kept;
  }

  private static BitSet levelRuns(ScoreCounts counts) {
    int last = counts.distinct();
    BitSet kept = ends(last + 1);
    for (int i = 1; i < last; i++) {
      boolean level = tp(counts, i) == tp(counts, i - 1) && tp(counts, i) == tp(counts, i + 1);
      boolean upright = fp(counts, i) == fp(counts, i - 1) && fp(counts, i) == fp(counts, i + 1);
      kept.set(i, !level && !upright);
    }
    return kept;
  }

  /**
   * Drops the points whose steps to and from are equal. The step from the added origin to the first
   * score is not looked at, so that the first score always stays.
   */
  static BitSet equalSteps(ScoreCounts counts) {
    int last = counts.distinct();
    BitSet kept = ends(last + 1);
    kept.set(1);
    for (int i = 2; i < last; i++) {
      boolean sameTp = tpStep(counts, i) == tpStep(counts, i + 1);
      boolean sameFp = fpStep(counts, i) == fpStep(counts, i + 1);
      kept.set(i, !(sameTp && sameFp));
    }
    return kept;
  }

  /** Drops the points inside a run of equal recall: those from which and to which it is level. */
  static BitSet recallRuns(PositiveGroups positives) {
    BitSet kept = ends(positives.counts().distinct() + 1);
    kept.set(1);
    for (int place = 0; place < positives.size(); place++) {
      int group = positives.group(place);
      kept.set(group, group + 2);
    }
    return kept;
  }

  /** Point 0 lies at +Infinity, so that point i has the counts above the distinct score i. */
  private static long tp(ScoreCounts counts, int point) {
    return counts.truePositivesAbove(point);
  }

  private static long fp(ScoreCounts counts, int point) {
    return counts.falsePositivesAbove(point);
  }

  /** From cumulative sums, whose rounding scikit-learn takes for a bend too; not of point 1. */
  private static double tpStep(ScoreCounts counts, int point) {
    return counts.truePositiveWeight(point - 1) - counts.truePositiveWeight(point - 2);
  }

  private static double fpStep(ScoreCounts counts, int point) {
    return counts.falsePositiveWeight(point - 1) - counts.falsePositiveWeight(point - 2);
  }

  private static BitSet ends(int size) {
    BitSet kept = new BitSet(size);
    kept.set(0);
    kept.set(size - 1);
    return kept;
  }
}
