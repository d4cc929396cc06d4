package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Takes points away from a long line, in rounds along it, until few enough are left to be weighed
 * against each other one by one, and adds up the triangles that they made with their neighbours.
 *
 * <p>A round finds which triangles are among the smaller half, or among as many as there are points
 * too many if that is less, and walks along the line once: a point goes if the triangle that it
 * makes with the last point that stayed and with the next one is no larger. How large that is is
 * read from a histogram over the leading bits, within a quarter. Of any two neighbours whose
 * triangles are small at least one goes, so that each round takes a quarter of what it may, and all
 * rounds together take time O(n).
 */
final class CoarseReduction {
  /** Sign, exponent and two bits of the fraction. */
  private static final int SHIFT = 50;

  private final double[] x;
  private final double[] y;
  private final int[] line;
  private final int[] histogram = new int[1 << (64 - 1 - SHIFT)];
  private int size;
  private double lostArea;

  /** For points in the order of the line; the first and the last one always stay. */
  CoarseReduction(double[] x, double[] y) {
    this.x = x;
    this.y = y;
    this.size = x.length;
    this.line = new int[size];
    for (int i = 0; i < size; i++) {
      line[i] = i;
    }
  }

  /** Reduces the line to about that many points, at least 2 and no fewer. */
  void reduceTo(int points) {
    while (size > points) {
      int most = size - points;
      walk(limit(Math.min(most, Math.max(1, size / 2))), most);
    }
  }

  int size() {
    return size;
  }

  /** Which point of the line as it was stands at that place of the line as it is. */
  int point(int place) {
    return line[place];
  }

  /** No more than this area lies between the two. */
  double lostArea() {
    return lostArea;
  }

  /** An area that at least so many triangles do not exceed, and not many more. */
  private double limit(int wanted) {
    Arrays.fill(histogram, 0);
    for (int i = 1; i < size - 1; i++) {
      histogram[
          (int) (Double.doubleToRawLongBits(area(line[i - 1], line[i], line[i + 1])) >>> SHIFT)]++;
    }
    int bucket = 0;
    for (int sum = histogram[0]; sum < wanted; sum += histogram[bucket]) {
      bucket++;
    }
    return Double.longBitsToDouble(((bucket + 1L) << SHIFT) - 1);
  }

  /** Takes away at most so many points whose triangles are within the limit. */
  private void walk(double limit, int most) {
    int left = most;
    int kept = 1;
    for (int i = 1; i < size - 1; i++) {
      double area = area(line[kept - 1], line[i], line[i + 1]);
      if (area <= limit && left > 0) {
        lostArea += area;
        left--;
      } else {
        line[kept++] = line[i];
      }
    }
    line[kept++] = line[size - 1];
    size = kept;
  }

  private double area(int a, int i, int b) {
    return Math.abs((x[i] - x[a]) * (y[b] - y[a]) - (x[b] - x[a]) * (y[i] - y[a])) / 2;
  }
}
