package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CheckReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of predictions that is about to be read: which of its columns hold what.
 *
 * <pre>{@code
 * Path file = Files.writeString(directory.resolve("mails.csv"), """
 *     mail,class,score,weight
 *     m1,spam,0.9,1
 *     m2,ham,0.2,20
 *     """);
 * Predictions mails = PredictionsCsv.of(file, "class", "score")
 *     .labels("ham", "spam").weights("weight").rowIds("mail").read();
 * }</pre>
 *
 * <p>The file is UTF-8 text (a byte order mark is skipped) of comma-separated fields (RFC 4180)
 * with a header line. Lines end with a line feed, a carriage return or both. Fields may be quoted,
 * and then hold commas, line breaks and doubled quotes; other columns are ignored. A number is
 * written with a point, as {@code 0.25}, {@code -1e-3}, {@code Infinity} or {@code inf}. Nothing is
 * guessed: blanks around a field belong to it, NaN, a number that is too large, an empty line and a
 * line of too few or too many fields are refused, with the line, counted from 1, and the column.
 *
 * <p>The file is streamed: held in memory are the numbers, the labels and the ids, and of the text
 * one record of at most 16 MiB. Nothing happens before {@link #read()}. Not safe for use by several
 * threads.
 */
@CheckReturnValue
public final class PredictionsCsv {
  final Path file;
  final PredictionKind kind;
  final List<String> labelColumns;
  final List<String> scoreColumns;
  private List<String> labels = List.of();
  private @Nullable String weightColumn;
  private @Nullable String rowIdColumn;

  private PredictionsCsv(
      Path file, PredictionKind kind, List<String> labelColumns, List<String> scoreColumns) {
    this.file = file;
    this.kind = kind;
    this.labelColumns = List.copyOf(labelColumns);
    this.scoreColumns = List.copyOf(scoreColumns);
    if (scoreColumns.isEmpty()) {
      throw new IllegalArgumentException("name at least one score column of " + file);
    }
    if (kind != PredictionKind.BINARY) {
      PredictionChecks.requireNames(scoreColumns);
    }
    for (String column : labelColumns) {
      requireFree(column, scoreColumns);
    }
  }

  /**
   * One score column is that of binary predictions, whose labels are 0 or 1, false or true, unless
   * {@linkplain #labels named}. Several are those of multi-class predictions: they are named as the
   * concepts whose scores they hold, and the labels are such names.
   *
   * @param file the file
   * @param labelColumn the name of the column with the true labels
   * @param scoreColumns the names of the columns with scores, at least one
   * @throws IllegalArgumentException if there is no score column, or a column is named twice
   */
  public static PredictionsCsv of(Path file, String labelColumn, String... scoreColumns) {
    return new PredictionsCsv(
        file,
        scoreColumns.length == 1 ? PredictionKind.BINARY : PredictionKind.MULTI_CLASS,
        List.of(labelColumn),
        List.of(scoreColumns));
  }

  /**
   * A label column for each score column is multi-label predictions: the label is 0 or 1, false or
   * true. The concepts are named as the score columns.
   *
   * @param file the file
   * @param labelColumns the names of the columns with the true labels, one for each concept
   * @param scoreColumns the names of the columns with scores, in the same order, at least two
   * @throws IllegalArgumentException if there are not as many label columns as score columns, fewer
   *     than two, or a column is named twice
   */
  public static PredictionsCsv multiLabel(
      Path file, List<String> labelColumns, List<String> scoreColumns) {
    if (labelColumns.size() != scoreColumns.size()) {
      throw new IllegalArgumentException(
          "there are %d label columns and %d score columns; each concept needs one of both"
              .formatted(labelColumns.size(), scoreColumns.size()));
    }
    PredictionChecks.requireNames(labelColumns);
    return new PredictionsCsv(file, PredictionKind.MULTI_LABEL, labelColumns, scoreColumns);
  }

  /**
   * Says how the labels of binary predictions are written. These are then the names of the
   * concepts.
   *
   * @throws IllegalArgumentException if a name is blank or both are the same
   * @throws IllegalStateException if there are several score columns, which are named as the labels
   */
  public PredictionsCsv labels(String negative, String positive) {
    if (kind != PredictionKind.BINARY) {
      throw new IllegalStateException(
          "labels are named by the score columns %s where there are several"
              .formatted(Quoted.of(scoreColumns)));
    }
    labels = PredictionChecks.requireNames(List.of(negative, positive));
    return this;
  }

  /**
   * Names the column that says how much a row counts, see {@link Predictions#withWeights}.
   *
   * @throws IllegalArgumentException if the column holds labels or scores
   */
  public PredictionsCsv weights(String column) {
    requireFree(column, labelColumns, scoreColumns);
    weightColumn = column;
    return this;
  }

  /**
   * Names the column that says which row it is, see {@link Predictions#withRowIds}.
   *
   * @throws IllegalArgumentException if the column holds labels or scores
   */
  public PredictionsCsv rowIds(String column) {
    requireFree(column, labelColumns, scoreColumns);
    rowIdColumn = column;
    return this;
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if the file is not such a file, with the line and the column
   * @throws UncheckedIOException if it cannot be read
   */
  public Predictions read() {
    try (InputStream in = Files.newInputStream(file)) {
      return new PredictionsReader(this, new CsvRecords(in, file.toString())).read();
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          "there is no file %s to read predictions from; check the path".formatted(file), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be read; check that it is a file and its permissions".formatted(file), e);
    }
  }

  /** The names of the negative and the positive label; empty if they were not given. */
  List<String> labels() {
    return labels;
  }

  Optional<String> weightColumn() {
    return Optional.ofNullable(weightColumn);
  }

  Optional<String> rowIdColumn() {
    return Optional.ofNullable(rowIdColumn);
  }

  @SafeVarargs
  private void requireFree(String column, List<String>... taken) {
    requireNonNull(column, "column");
    for (List<String> columns : taken) {
      if (columns.contains(column)) {
        throw new IllegalArgumentException(
            "the column %s of %s holds something else already: labels and scores, weights and row"
                    .formatted(Quoted.of(column), file)
                + " ids are columns of their own");
      }
    }
  }
}
