package io.modelogue.evaluation;

import java.util.BitSet;

/**
 * Takes points away from a line until few enough are left, always the one whose triangle with its
 * neighbours is smallest (Visvalingam and Whyatt, The Cartographic Journal 30, 1993), and adds up
 * the triangles: no more than this area lies between the line as it was and as it is.
 *
 * <p>Of triangles equally small the earlier one goes, so that the result is always the same. In
 * time O(n log n): the candidates wait in a binary heap that knows where each of them stands.
 */
final class CurveReduction {
  private final double[] x;
  private final double[] y;
  private final int[] before;
  private final int[] after;
  private final double[] area;
  private final int[] heap;
  private final int[] place;
  private int waiting;
  private double lostArea;

  /** For points in the order of the line; the first and the last one always stay. */
  CurveReduction(double[] x, double[] y) {
    int size = x.length;
    this.x = x;
    this.y = y;
    this.before = new int[size];
    this.after = new int[size];
    this.area = new double[size];
    this.heap = new int[size];
    this.place = new int[size];
    for (int i = 0; i < size; i++) {
      before[i] = i - 1;
      after[i] = i + 1;
    }
  }

  /** Reduces the line to that many points, at least 2, and returns which stay. */
  BitSet reduceTo(int points) {
    BitSet kept = CurveThinning.all(x.length);
    fillHeap();
    for (int left = x.length; left > points; left--) {
      int smallest = heap[0];
      lostArea += area[smallest];
      kept.clear(smallest);
      remove(smallest);
    }
    return kept;
  }

  double lostArea() {
    return lostArea;
  }

  private void fillHeap() {
    for (int i = 1; i < x.length - 1; i++) {
      area[i] = triangle(i);
      heap[waiting] = i;
      place[i] = waiting++;
    }
    for (int node = waiting / 2 - 1; node >= 0; node--) {
      sink(node);
    }
  }

  private void remove(int point) {
    int last = heap[--waiting];
    if (waiting > 0) {
      put(last, 0);
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
