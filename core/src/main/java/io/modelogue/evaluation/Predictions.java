package io.modelogue.evaluation;

import static java.util.Objects.checkIndex;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores that a model gave to the rows of a data set, beside the labels that are true.
 *
 * <p>Binary predictions hold one score a row, that of the positive concept. Multi-class and
 * multi-label predictions hold one score a row for each concept, in row-major order: all scores of
 * row 0, then those of row 1. A row of multi-class predictions is exactly one concept; a row of
 * multi-label ones is any number of them, none included. A higher score means more of the concept;
 * the direction is never guessed, and scores are never transformed. They need not be probabilities,
 * and infinities are an order like any other; NaN is refused. Rows may have {@link #withWeights
 * weights}. Rows are counted from 0.
 *
 * <p>Arrays passed in are copied. Immutable, and so safe for use by several threads.
 */
public final class Predictions {
  private static final List<String> UNNAMED = List.of("negative", "positive");

  private final PredictionKind kind;
  private final List<String> concepts;
  private final ScoreMatrix scores;
  private final RowLabels labels;
  private final @Nullable RowWeights weights;
  private final @Nullable RowIds ids;

  private Predictions(
      PredictionKind kind, List<String> concepts, ScoreMatrix scores, RowLabels labels) {
    this.kind = kind;
    this.concepts = concepts;
    this.scores = scores;
    this.labels = labels;
    this.weights = null;
    this.ids = null;
  }

  /** With other names, weights and ids. */
  private Predictions(
      Predictions other,
      List<String> concepts,
      @Nullable RowWeights weights,
      @Nullable RowIds ids) {
    this.kind = other.kind;
    this.concepts = concepts;
    this.scores = other.scores;
    this.labels = other.labels;
    this.weights = weights;
    this.ids = ids;
  }

  /**
   * Returns binary predictions with the labels true for positive.
   *
   * @param scores the score of the positive concept, one a row
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, or a score is NaN
   */
  public static Predictions binary(double[] scores, boolean[] labels) {
    return binary(ScoreMatrix.of(scores.clone()), BinaryLabels.indexes(labels));
  }

  /**
   * Returns binary predictions with the labels 1 for positive and 0 for negative.
   *
   * @param scores the score of the positive concept, one a row
   * @param labels 0 or 1, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, a score is NaN, or a
   *     label is neither 0 nor 1
   */
  public static Predictions binary(double[] scores, byte[] labels) {
    return binary(ScoreMatrix.of(scores.clone()), BinaryLabels.indexes(labels));
  }

  /**
   * Returns binary predictions with the labels 1 for positive and 0 for negative.
   *
   * @param scores the score of the positive concept, one a row
   * @param labels 0 or 1, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, a score is NaN, or a
   *     label is neither 0 nor 1
   */
  public static Predictions binary(double[] scores, int[] labels) {
    return binary(ScoreMatrix.of(scores.clone()), labels.clone());
  }

  /**
   * Returns binary predictions, the scores kept in single precision.
   *
   * @throws IllegalArgumentException as {@link #binary(double[], boolean[])}
   */
  public static Predictions binary(float[] scores, boolean[] labels) {
    return binary(ScoreMatrix.of(scores.clone()), BinaryLabels.indexes(labels));
  }

  /**
   * Returns binary predictions, the scores kept in single precision.
   *
   * @throws IllegalArgumentException as {@link #binary(double[], byte[])}
   */
  public static Predictions binary(float[] scores, byte[] labels) {
    return binary(ScoreMatrix.of(scores.clone()), BinaryLabels.indexes(labels));
  }

  /**
   * Returns binary predictions, the scores kept in single precision.
   *
   * @throws IllegalArgumentException as {@link #binary(double[], int[])}
   */
  public static Predictions binary(float[] scores, int[] labels) {
    return binary(ScoreMatrix.of(scores.clone()), labels.clone());
  }

  /**
   * Returns multi-class predictions.
   *
   * @param concepts the names of the concepts, at least two, all different
   * @param scores row-major, one score a row for each concept
   * @param labels the index in {@code concepts} of the true concept, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, a score is NaN, a
   *     label is not the index of a concept, or a name is blank or there twice
   */
  public static Predictions multiClass(List<String> concepts, double[] scores, int[] labels) {
    return multiClass(concepts, ScoreMatrix.of(scores.clone()), labels.clone());
  }

  /**
   * Returns multi-class predictions, the scores kept in single precision.
   *
   * @throws IllegalArgumentException as {@link #multiClass(List, double[], int[])}
   */
  public static Predictions multiClass(List<String> concepts, float[] scores, int[] labels) {
    return multiClass(concepts, ScoreMatrix.of(scores.clone()), labels.clone());
  }

  /**
   * Returns multi-label predictions: of each row any number of concepts is true.
   *
   * @param concepts the names of the concepts, at least two, all different
   * @param scores row-major, one score a row for each concept
   * @param labels row-major like the scores, whether the row is labelled with the concept
   * @throws IllegalArgumentException if there are no rows, the lengths differ, a score is NaN, or a
   *     name is blank or there twice
   */
  public static Predictions multiLabel(List<String> concepts, double[] scores, boolean[] labels) {
    return multiLabel(concepts, ScoreMatrix.of(scores.clone()), BinaryLabels.marks(labels));
  }

  /**
   * Returns multi-label predictions with the labels 1 for true and 0 for not.
   *
   * @param concepts the names of the concepts, at least two, all different
   * @param scores row-major, one score a row for each concept
   * @param labels row-major like the scores, 0 or 1
   * @throws IllegalArgumentException if there are no rows, the lengths differ, a score is NaN, a
   *     label is neither 0 nor 1, or a name is blank or there twice
   */
  public static Predictions multiLabel(List<String> concepts, double[] scores, byte[] labels) {
    return multiLabel(concepts, ScoreMatrix.of(scores.clone()), labels.clone());
  }

  /**
   * Returns multi-label predictions, the scores kept in single precision.
   *
   * @throws IllegalArgumentException as {@link #multiLabel(List, double[], boolean[])}
   */
  public static Predictions multiLabel(List<String> concepts, float[] scores, boolean[] labels) {
    return multiLabel(concepts, ScoreMatrix.of(scores.clone()), BinaryLabels.marks(labels));
  }

  /**
   * Returns multi-label predictions, the scores kept in single precision.
   *
   * @throws IllegalArgumentException as {@link #multiLabel(List, double[], byte[])}
   */
  public static Predictions multiLabel(List<String> concepts, float[] scores, byte[] labels) {
    return multiLabel(concepts, ScoreMatrix.of(scores.clone()), labels.clone());
  }

  /**
   * Reads binary or multi-class predictions from a CSV file: {@link PredictionsCsv}, which also
   * reads multi-label ones, named labels, weights and row ids.
   *
   * <p>One score column gives binary predictions whose label column holds 0 or 1, false or true.
   * Several score columns are named as the concepts whose scores they hold, and the label column
   * holds such names.
   *
   * @param file the file
   * @param labelColumn the name of the column with the true labels
   * @param scoreColumns the names of the columns with scores, at least one
   * @throws IllegalArgumentException if the file is not such a file, with the line and the column
   * @throws UncheckedIOException if it cannot be read
   */
  public static Predictions readCsv(Path file, String labelColumn, String... scoreColumns) {
    return PredictionsCsv.of(file, labelColumn, scoreColumns).read();
  }

  /** Takes over the arrays. */
  static Predictions binary(ScoreMatrix scores, int[] labels) {
    PredictionChecks.requireRows(scores, labels.length, 1);
    PredictionChecks.requireLabels(labels, 2);
    return new Predictions(PredictionKind.BINARY, UNNAMED, scores, RowLabels.ofIndexes(labels));
  }

  /** Takes over the arrays. */
  static Predictions multiClass(List<String> concepts, ScoreMatrix scores, int[] labels) {
    List<String> names = PredictionChecks.requireNames(concepts);
    PredictionChecks.requireRows(scores, labels.length, names.size());
    PredictionChecks.requireLabels(labels, names.size());
    return new Predictions(PredictionKind.MULTI_CLASS, names, scores, RowLabels.ofIndexes(labels));
  }

  /** Takes over the arrays. */
  static Predictions multiLabel(List<String> concepts, ScoreMatrix scores, byte[] marks) {
    List<String> names = PredictionChecks.requireNames(concepts);
    PredictionChecks.requireMarks(scores, marks, names.size());
    return new Predictions(
        PredictionKind.MULTI_LABEL, names, scores, RowLabels.ofMarks(marks, names.size()));
  }

  /**
   * Returns the same binary predictions with these names of the concepts.
   *
   * @throws IllegalArgumentException if a name is blank or both are the same
   * @throws IllegalStateException if these predictions are not binary
   */
  public Predictions withConcepts(String negative, String positive) {
    if (kind != PredictionKind.BINARY) {
      throw new IllegalStateException("only binary predictions are named so; these are " + kind);
    }
    return new Predictions(
        this, PredictionChecks.requireNames(List.of(negative, positive)), weights, ids);
  }

  /**
   * Returns the same predictions with weights in place of any that they have: how much each row
   * counts in every measure, curve and average. Rows that weigh 0 are kept with the predictions and
   * left out of an evaluation. Weights know no DeLong: a weighted ROC AUC has no interval, and no
   * difference of weighted measures is tested; both say so.
   *
   * @param weights one a row, 0 or between 1e-100 and 1e100
   * @throws IllegalArgumentException if there are not as many as rows, one is negative, infinite,
   *     NaN or otherwise out of range, or all are zero; the message names the row
   */
  public Predictions withWeights(double... weights) {
    return new Predictions(this, concepts, RowWeights.of(weights.clone(), rows()), ids);
  }

  /**
   * Returns the same predictions with ids in place of any that they have: which row of the data set
   * each row is. Two models are only tested row by row if their rows have equal ids in equal order,
   * or not both have any, see {@link #hasRowsOf}.
   *
   * @param ids one a row, all different; not empty and without line breaks
   * @throws IllegalArgumentException if there are not as many as rows, two are the same, or one is
   *     empty or has a line break; the message names the row
   */
  public Predictions withRowIds(List<String> ids) {
    return new Predictions(this, concepts, weights, RowIds.of(ids, rows()));
  }

  /**
   * Returns binary predictions of that concept, from predictions of two named concepts.
   *
   * <p>Only its scores are kept: the other concept's column is dropped, not combined with it. If
   * these are binary predictions of that concept already, returns this.
   *
   * @throws IllegalArgumentException if that is not one of the concepts; or if these are binary
   *     predictions of the other concept, whose scores cannot be turned round without guessing
   * @throws IllegalStateException if there are more than two concepts, or a row may have both
   */
  public Predictions positive(String concept) {
    int index = concepts.indexOf(concept);
    if (index < 0) {
      throw new IllegalArgumentException(
          "\"%s\" is not one of the concepts %s".formatted(concept, Quoted.some(concepts)));
    }
    if (kind == PredictionKind.BINARY) {
      if (index == 0) {
        throw new IllegalArgumentException(
            "the scores are those of \"%s\"; give the scores of \"%s\" to make it the positive one"
                .formatted(concepts.get(1), concept));
      }
      return this;
    }
    if (concepts.size() != 2 || kind == PredictionKind.MULTI_LABEL) {
      throw new IllegalStateException(
          kind == PredictionKind.MULTI_LABEL
              ? "multi-label predictions have no positive concept: each is decided by itself"
              : "only one of two concepts can be the positive one; there are " + concepts.size());
    }
    Predictions one =
        binary(scores.extract(index, 2), labels.against(index))
            .withConcepts(concepts.get(1 - index), concept);
    return new Predictions(one, one.concepts, weights, ids);
  }

  /** Returns what a row decides. */
  public PredictionKind kind() {
    return kind;
  }

  /** Returns the number of rows, at least 1. */
  public int rows() {
    return labels.rows();
  }

  /**
   * Returns the names of the concepts, in the order of the label indexes. Those of binary
   * predictions are the negative and then the positive one.
   */
  public List<String> concepts() {
    return concepts;
  }

  /**
   * Returns whether the concepts were named by the caller. Binary predictions that were not speak
   * of {@code negative} and {@code positive}.
   */
  public boolean hasNamedConcepts() {
    return concepts != UNNAMED;
  }

  /** Returns the positive concept of binary predictions; nothing for others. */
  public Optional<String> positive() {
    return kind == PredictionKind.BINARY ? Optional.of(concepts.get(1)) : Optional.empty();
  }

  /** Returns the number of scores in a row: 1 for binary predictions, else one for each concept. */
  public int columns() {
    return kind == PredictionKind.BINARY ? 1 : concepts.size();
  }

  /**
   * Returns the index in {@link #concepts()} of the true concept of that row.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   * @throws IllegalStateException if these are multi-label predictions
   */
  public int label(int row) {
    return labels.indexes()[row];
  }

  /**
   * Returns a copy of the true concepts' indexes, one a row.
   *
   * @throws IllegalStateException if these are multi-label predictions
   */
  public int[] labels() {
    return labels.indexes().clone();
  }

  /**
   * Returns whether that row is labelled with the concept of that index.
   *
   * @throws IndexOutOfBoundsException if there is no such row or concept
   */
  public boolean hasLabel(int row, int concept) {
    return labels.has(row, checkIndex(concept, concepts.size()));
  }

  /**
   * Returns the score at that place in row-major order.
   *
   * @throws IndexOutOfBoundsException if there is no such place
   */
  public double score(int index) {
    return scores.at(index);
  }

  /** Returns a copy of the scores in row-major order. */
  public double[] scores() {
    return scores.toDoubles();
  }

  /** Returns whether rows have weights. */
  public boolean hasWeights() {
    return weights != null;
  }

  /**
   * Returns how much that row counts: 1 if rows have no weights.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public double weight(int row) {
    checkIndex(row, rows());
    return weights == null ? 1 : weights.of(row);
  }

  /** Returns a copy of the weights, one a row, or nothing if rows have none. */
  public Optional<double[]> weights() {
    return rowWeights().map(RowWeights::toArray);
  }

  /** Returns which row of the data set each row is, or nothing if that was not said. */
  public Optional<List<String>> rowIds() {
    return Optional.ofNullable(ids).map(RowIds::toList);
  }

  /** Returns the type in which the scores were given: they can be stored in it without loss. */
  public ScorePrecision precision() {
    return scores.precision();
  }

  /**
   * Returns whether the other predictions have the same kind, concepts and labels, row by row;
   * weights and row ids are not looked at.
   */
  public boolean hasLabelsOf(Predictions other) {
    return kind == other.kind && concepts.equals(other.concepts) && labels.equals(other.labels);
  }

  /**
   * Returns whether the other predictions are of the same rows in the same order, as far as can be
   * seen: they {@linkplain #hasLabelsOf have the same labels}, and the same row ids if both have
   * any.
   */
  public boolean hasRowsOf(Predictions other) {
    return hasLabelsOf(other) && (ids == null || other.ids == null || ids.equals(other.ids));
  }

  /** Returns what they are, not the scores. */
  @Override
  public String toString() {
    return "%s predictions of %s, %d rows".formatted(kind, Quoted.some(concepts), rows());
  }

  /** The mean of one value a row, each counting by its weight. */
  double mean(double[] values) {
    CompensatedSum sum = new CompensatedSum();
    CompensatedSum weight = new CompensatedSum();
    for (int row = 0; row < values.length; row++) {
      sum.add(weight(row) * values[row]);
      weight.add(weight(row));
    }
    return sum.value() / weight.value();
  }

  Optional<RowWeights> rowWeights() {
    return Optional.ofNullable(weights);
  }

  /** The same with the ids of those rows of other predictions. */
  Predictions withRowIdsOf(Predictions other, int... rows) {
    return other.ids == null
        ? this
        : new Predictions(this, concepts, weights, other.ids.select(rows));
  }

  /** The rows that count. */
  Predictions withoutZeroWeights() {
    return weights == null || !weights.haveZeros()
        ? this
        : new RowSelection(this).ofPositiveWeight();
  }

  /** The scores of one column, normalised so that ties have equal bits. */
  double[] column(int column) {
    return scores.column(column, columns());
  }

  /** The concept index of each row, for reading; not of multi-label predictions. */
  int[] labelArray() {
    return labels.indexes();
  }

  /** One number a row: 1 where it is labelled with the concept, else 0. */
  int[] labelsAgainst(int concept) {
    return labels.against(concept);
  }

  /** One number for each score of multi-label predictions, in the same row-major order. */
  int[] allLabels() {
    int[] all = new int[scores.length()];
    for (int row = 0, index = 0; row < rows(); row++) {
      for (int concept = 0; concept < concepts.size(); concept++, index++) {
        all[index] = labels.has(row, concept) ? 1 : 0;
      }
    }
    return all;
  }

  ScoreMatrix matrix() {
    return scores;
  }
}
