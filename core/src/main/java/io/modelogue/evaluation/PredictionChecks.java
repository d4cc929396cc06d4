package io.modelogue.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What predictions must be before anything is computed from them. */
final class PredictionChecks {
  private PredictionChecks() {}

  /** Refuses predictions without rows, with lengths that do not fit, or with NaN. */
  static void requireRows(ScoreMatrix scores, int rows, int columns) {
    requireLengths(scores.length(), rows, columns);
    for (int i = 0; i < scores.length(); i++) {
      requireNumber(scores.at(i), i, columns);
    }
  }

  /** Refuses predictions without rows, or with lengths that do not fit. */
  static void requireLengths(int scores, int labels, int columns) {
    if (labels == 0 && scores == 0) {
      throw new IllegalArgumentException("there are no rows: predictions need at least one");
    }
    long expected = (long) labels * columns;
    if (scores != expected) {
      throw new IllegalArgumentException(
          columns == 1
              ? "there are %d scores for %d labels: give one of each a row"
                  .formatted(scores, labels)
              : "there are %d scores for %d labels and %d score columns: %d were expected"
                  .formatted(scores, labels, columns, expected));
    }
  }

  /** Refuses NaN at that place in row-major order. */
  static void requireNumber(double score, int index, int columns) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException(
          "the score of row %d (counted from 0)%s is NaN, which has no place in an order: leave the row"
              .concat(" out or mend it")
              .formatted(index / columns, columns == 1 ? "" : ", column " + index % columns + ","));
    }
  }

  /** Refuses labels that are not the index of a concept. */
  static void requireLabels(int[] labels, int concepts) {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= concepts) {
        throw new IllegalArgumentException(
            "the label of row %d (counted from 0) is %d; with %d concepts it must be 0 to %d"
                .formatted(row, labels[row], concepts, concepts - 1));
      }
    }
  }

  /** Refuses predictions with a mark for each score that are not such, or with NaN. */
  static void requireMarks(ScoreMatrix scores, byte[] marks, int concepts) {
    if (scores.length() != marks.length || marks.length % concepts != 0) {
      throw new IllegalArgumentException(
          "there are %d scores and %d labels; with %d concepts each row has %d of both"
              .formatted(scores.length(), marks.length, concepts, concepts));
    }
    requireRows(scores, marks.length / concepts, concepts);
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] != 0 && marks[i] != 1) {
        throw new IllegalArgumentException(
            "the label of row %d (counted from 0), column %d, is %d; it must be 0 or 1"
                .formatted(i / concepts, i % concepts, marks[i]));
      }
    }
  }

  /** Refuses names that are null, blank, or there twice, or too few; returns a copy. */
  static List<String> requireNames(List<String> concepts) {
    for (int concept = 0; concept < concepts.size(); concept++) {
      if (concepts.get(concept) == null) {
        throw new NullPointerException(
            "the name of concept %d (counted from 0) is null".formatted(concept));
      }
    }
    List<String> names = List.copyOf(concepts);
    if (names.size() < 2) {
      throw new IllegalArgumentException("there must be at least two concepts, not " + names);
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a concept's name is blank among " + Quoted.some(names));
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "the concept \"" + name + "\" is there twice in " + Quoted.some(names));
      }
    }
    return names;
  }
}
