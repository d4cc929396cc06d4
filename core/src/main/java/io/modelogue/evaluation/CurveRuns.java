package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * The points of a ROC curve, as rows are added from the highest score down. Rows of one class that
 * follow each other make one step, whose threshold is the lowest of their scores.
 */
final class CurveRuns implements GapWalk {
  /** What the last step was made of. */
  private enum Kind {
    FEW,
    MORE,
    BOTH
  }

  private final double[] thresholds;
  private final long[] few;
  private final long[] more;
  private int last;
  private Kind kind = Kind.BOTH; // at the beginning too: no row can join that point
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
    int top = table.rows() > 0 && table.between(table.rows()) == 0 ? 1 : 0;
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
  @Override
  public void add(GapTable table) {
    double[] toThresholds = thresholds;
    long[] toFew = few;
    long[] toMore = more;
    int point = last;
    long fewSoFar = toFew[point];
    long moreSoFar = toMore[point];
    if (kind == Kind.MORE && table.between(table.rows()) > 0) {
      point--; // the step goes on
    }
    int closed = kind == Kind.FEW ? 0 : 1; // 1 if no row can join the last step
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
        for (; gap > 1 && table.score(gap - 1) == table.score(gap); gap--) {
          fewSoFar++;
        }
      }
      closed = ties;
      toThresholds[point] = table.score(gap);
      toFew[point] = fewSoFar;
      toMore[point] = moreSoFar;
    }
    last = point;
    if (table.rows() > 0) {
      kind = closed == 0 ? Kind.FEW : Kind.BOTH;
    }
    if (table.between(0) > 0) {
      last++;
      write(table.lowest(0), fewSoFar, moreSoFar + table.between(0), Kind.MORE);
    }
  }

  @Override
  public void add(double score, int fewRows, int moreRows) {
    Kind next = fewRows == 0 ? Kind.MORE : moreRows == 0 ? Kind.FEW : Kind.BOTH;
    anyTies |= next == Kind.BOTH;
    long fewSoFar = few[last] + fewRows;
    long moreSoFar = more[last] + moreRows;
    if (next != kind || next == Kind.BOTH) {
      last++;
    }
    write(score, fewSoFar, moreSoFar, next);
  }

  private void write(double score, long fewSoFar, long moreSoFar, Kind made) {
    thresholds[last] = score;
    few[last] = fewSoFar;
    more[last] = moreSoFar;
    kind = made;
  }

  /** The points where the curve bends; nothing may be added any more. */
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
