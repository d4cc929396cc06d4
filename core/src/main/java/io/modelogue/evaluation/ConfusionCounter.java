package io.modelogue.evaluation;

import io.modelogue.evaluation.ConfusionMatrix.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts rows by the concept that they are and the one that was predicted. */
final class ConfusionCounter {
  /** Up to this many pairs of concepts each has a counter, however few the rows. */
  private static final int MOST_COUNTERS = 4096;

  private ConfusionCounter() {}

  /** The cells that are not empty, by labelled and then by predicted index. */
  static List<Cell> count(int[] labels, int[] decisions, int concepts) {
    long pairs = (long) concepts * concepts;
    List<Cell> cells =
        pairs <= Math.max(MOST_COUNTERS, labels.length)
            ? counted(labels, decisions, concepts)
            : sorted(labels, decisions, concepts);
    return List.copyOf(cells);
  }

  /** One counter for each pair of concepts. */
  private static List<Cell> counted(int[] labels, int[] decisions, int concepts) {
    int[] counters = new int[concepts * concepts];
    for (int row = 0; row < labels.length; row++) {
      counters[labels[row] * concepts + decisions[row]]++;
    }
    List<Cell> cells = new ArrayList<>();
    for (int pair = 0; pair < counters.length; pair++) {
      if (counters[pair] > 0) {
        cells.add(new Cell(pair / concepts, pair % concepts, counters[pair]));
      }
    }
    return cells;
  }

  /** By sorting the rows, where there are too many pairs of concepts for a counter each. */
  private static List<Cell> sorted(int[] labels, int[] decisions, int concepts) {
    long[] keys = new long[labels.length];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = (long) labels[row] * concepts + decisions[row];
    }
    Arrays.sort(keys);
    List<Cell> cells = new ArrayList<>();
    for (int from = 0, to; from < keys.length; from = to) {
      to = from + 1;
      while (to < keys.length && keys[to] == keys[from]) {
        to++;
      }
      cells.add(new Cell((int) (keys[from] / concepts), (int) (keys[from] % concepts), to - from));
    }
    return cells;
  }
}
