package io.modelogue.evaluation;

import java.util.BitSet;

/**
 * Takes points away from a line until few enough are left, always the one whose triangle with its
 * neighbours is smallest (Visvalingam and Whyatt, The Cartographic Journal 30, 1993), and adds up
 * the triangles: no more than this area lies between the line as it was and as it is.
 *
 * <p>Of triangles equally small the earlier one goes, so that the result is always the same. The
 * candidates wait in a binary heap that knows where each of them stands. Of a line of more than
 * {@link #WAITING} points, or four times as many as shall stay, those that matter least are taken
 * away {@link CoarseReduction in rounds} before, so that the heap stays small enough for the cache.
 * Time O(n + k log k) with {@code k} waiting.
 */
final class CurveReduction {
  private static final int WAITING = 8192;

  private final double[] allX;
  private final double[] allY;
  private final int capacity;
  private double[] x = {};
  private double[] y = {};
  private int[] before = {};
  private int[] after = {};
  private double[] area = {};
  private int[] heap = {};
  private int[] place = {};
  private int waiting;
  private double lostArea;

  /** For points in the order of the line; the first and the last one always stay. */
  CurveReduction(double[] x, double[] y) {
    this(x, y, WAITING);
  }

  /** With another number of points that may wait. */
  CurveReduction(double[] x, double[] y, int capacity) {
    this.allX = x;
    this.allY = y;
    this.capacity = capacity;
  }

  /** Reduces the line to that many points, at least 2, and returns which stay. */
  BitSet reduceTo(int points) {
    CoarseReduction coarse = new CoarseReduction(allX, allY);
    coarse.reduceTo((int) Math.min(allX.length, Math.max(capacity, 4L * points)));
    lostArea = coarse.lostArea();
    take(coarse);
    for (int i = 1; i < x.length - 1; i++) {
      join(i);
    }
    while (waiting > points - 2) {
      removeSmallest();
    }
    BitSet kept = new BitSet(allX.length);
    for (int i = 0; i < x.length; i = after[i]) {
      kept.set(coarse.point(i));
    }
    return kept;
  }

  private void take(CoarseReduction coarse) {
    int size = coarse.size();
    x = new double[size];
    y = new double[size];
    before = new int[size];
    after = new int[size];
    area = new double[size];
    heap = new int[size];
    place = new int[size];
    for (int i = 0; i < size; i++) {
      x[i] = allX[coarse.point(i)];
      y[i] = allY[coarse.point(i)];
      before[i] = i - 1;
      after[i] = i + 1;
    }
  }

  double lostArea() {
    return lostArea;
  }

  private void join(int point) {
    area[point] = triangle(point);
    put(point, waiting++);
    rise(waiting - 1);
  }

  private void removeSmallest() {
    int point = heap[0];
    lostArea += area[point];
    int moved = heap[--waiting];
    if (waiting > 0) {
      put(moved, 0);
      sink(0);
    }
    int left = before[point];
    int right = after[point];
    after[left] = right;
    before[right] = left;
    update(left);
    update(right);
  }

  private void update(int point) {
    if (point == 0 || point == x.length - 1) {
      return;
    }
    area[point] = triangle(point);
    int node = place[point];
    rise(node);
    sink(place[point]);
  }

  private double triangle(int i) {
    int a = before[i];
    int b = after[i];
    return Math.abs((x[i] - x[a]) * (y[b] - y[a]) - (x[b] - x[a]) * (y[i] - y[a])) / 2;
  }

  private void rise(int start) {
    int node = start;
    int point = heap[node];
    while (node > 0 && isSmaller(point, heap[(node - 1) / 2])) {
      put(heap[(node - 1) / 2], node);
      node = (node - 1) / 2;
    }
    put(point, node);
  }

  private void sink(int start) {
    int node = start;
    int point = heap[node];
    while (2 * node + 1 < waiting) {
      int child = 2 * node + 1;
      if (child + 1 < waiting && isSmaller(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isSmaller(heap[child], point)) {
        break;
      }
      put(heap[child], node);
      node = child;
    }
    put(point, node);
  }

  private void put(int point, int node) {
    heap[node] = point;
    place[point] = node;
  }

  private boolean isSmaller(int one, int other) {
    return area[one] < area[other] || (area[one] == area[other] && one < other);
  }
}
