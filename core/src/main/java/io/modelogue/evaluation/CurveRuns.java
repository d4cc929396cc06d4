package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * The points of a ROC curve, as rows are added from the highest score down. Rows of one class that
 * follow each other make one step, whose threshold is the lowest of their scores.
 */
final class CurveRuns {
  /** What a step is made of: rows of the smaller class, of the larger one, or tied ones of both. */
  private static final int FEW = 1;

  private static final int MORE = 2;
  private static final int BOTH = FEW | MORE;

  private final double[] thresholds;
  private final long[] few;
  private final long[] more;
  private int last;
  private int kind = BOTH; // at the beginning too: no row can join that point
  private boolean anyTies;

  /** Points for at most that many steps. */
  CurveRuns(int steps) {
    thresholds = new double[steps + 1];
    few = new long[steps + 1];
    more = new long[steps + 1];
    thresholds[0] = Double.POSITIVE_INFINITY;
  }

  /** How many steps a table makes, exactly so if no rows of different classes are tied. */
  static int steps(GapTable table) {
    int steps = 0;
    for (int gap = table.rows(); gap > 0; gap--) {
      steps += sign(table.between(gap)) + sign(table.tied(gap));
    }
    int top = 1 - sign(table.between(table.rows()));
    return 2 * steps + top + sign(table.between(0));
  }

  /** 1 if the number is positive, 0 if it is zero; without a branch. */
  private static int sign(int number) {
    return -number >>> 31;
  }

  /**
   * The point of a gap is written even if there are no rows in it, and then written over by that of
   * the row below: so the only branch is for ties.
   */
  void add(GapTable table) {
    double[] toThresholds = thresholds;
    long[] toFew = few;
    long[] toMore = more;
    int point = last;
    long fewSoFar = toFew[point];
    long moreSoFar = toMore[point];
    if (kind == MORE && table.between(table.rows()) > 0) {
      point--; // the step goes on
    }
    int closed = kind == FEW ? 0 : 1; // 1 if no row can join the last step
    for (int gap = table.rows(); gap > 0; gap--) {
      int filled = sign(table.between(gap));
      int ties = sign(table.tied(gap));
      point += filled | closed | ties;
      moreSoFar += table.between(gap);
      toThresholds[point] = table.lowest(gap);
      toFew[point] = fewSoFar;
      toMore[point] = moreSoFar;
      point += filled;
      fewSoFar++;
      if (ties > 0) {
        anyTies = true;
        moreSoFar += table.tied(gap);
        for (; table.score(gap - 1) == table.score(gap); gap--) {
          fewSoFar++; // gap 0 has the score NaN, so that this ends
        }
      }
      closed = ties;
      toThresholds[point] = table.score(gap);
      toFew[point] = fewSoFar;
      toMore[point] = moreSoFar;
    }
    last = point;
    if (table.rows() > 0) {
      kind = closed == 0 ? FEW : BOTH;
    }
    if (table.between(0) > 0) {
      last++;
      toThresholds[last] = table.lowest(0);
      toFew[last] = fewSoFar;
      toMore[last] = moreSoFar + table.between(0);
      kind = MORE;
    }
  }

  /** Adds rows in ascending order. */
  void add(TaggedSort sort, long[] keys, int rows, boolean fewArePositive) {
    int other = fewArePositive ? 0 : 1;
    double[] toThresholds = thresholds;
    long[] toFew = few;
    long[] toMore = more;
    int point = last;
    int made = kind;
    long fewSoFar = toFew[point];
    long moreSoFar = toMore[point];
    for (int i = rows - 1; i >= 0; ) {
      long tie = TaggedSort.tie(keys[i]);
      int group = 0;
      int fewOfGroup = 0;
      for (; i >= 0 && TaggedSort.tie(keys[i]) == tie; i--) {
        group++;
        fewOfGroup += TaggedSort.label(keys[i]) ^ other;
      }
      int next = FEW * sign(fewOfGroup) | MORE * sign(group - fewOfGroup);
      point += next == made && next != BOTH ? 0 : 1;
      made = next;
      anyTies |= next == BOTH;
      fewSoFar += fewOfGroup;
      moreSoFar += group - fewOfGroup;
      toThresholds[point] = sort.score(tie);
      toFew[point] = fewSoFar;
      toMore[point] = moreSoFar;
    }
    last = point;
    kind = made;
  }

  /** The number of steps so far; step i leads from point i - 1 to point i. */
  int size() {
    return last;
  }

  /** How many rows of the smaller class score at least as much as that point. */
  long few(int point) {
    return few[point];
  }

  /** How many rows of the larger class score at least as much as that point. */
  long more(int point) {
    return more[point];
  }

  /** The points where the curve bends; nothing may be asked or added any more. */
  CurveCounts corners(boolean fewArePositive) {
    if (anyTies) {
      dropStraight();
    }
    double[] t = trimmed(thresholds);
    long[] f = trimmed(few);
    long[] m = trimmed(more);
    return fewArePositive ? CurveCounts.of(t, f, m) : CurveCounts.of(t, m, f);
  }

  private double[] trimmed(double[] points) {
    return points.length == last + 1 ? points : Arrays.copyOf(points, last + 1);
  }

  private long[] trimmed(long[] points) {
    return points.length == last + 1 ? points : Arrays.copyOf(points, last + 1);
  }

  /**
   * Moves the points to the front which are not on the straight line from the last one kept to the
   * next one. Only steps of both classes can be in line with others.
   */
  private void dropStraight() {
    int kept = 0;
    for (int i = 1; i < last; i++) {
      long turn =
          (few[i] - few[kept]) * (more[i + 1] - more[i])
              - (more[i] - more[kept]) * (few[i + 1] - few[i]);
      if (turn != 0) {
        move(i, ++kept);
      }
    }
    move(last, ++kept);
    last = kept;
  }

  private void move(int from, int to) {
    thresholds[to] = thresholds[from];
    few[to] = few[from];
    more[to] = more[from];
  }
}
