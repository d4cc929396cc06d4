package io.modelogue.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads predictions from a CSV file line by line, and refuses whatever it would have to guess. */
final class PredictionsCsv {
  private static final Map<String, Integer> BINARY_LABELS =
      Map.of("0", 0, "1", 1, "false", 0, "true", 1);

  private final Path file;
  private final PredictionKind kind;
  private final List<String> labelColumns;
  private final List<String> scoreColumns;
  private final CsvLine line = new CsvLine();
  private long lineNumber;

  private PredictionsCsv(
      Path file, PredictionKind kind, List<String> labelColumns, List<String> scoreColumns) {
    if (scoreColumns.isEmpty()) {
      throw new IllegalArgumentException("name at least one score column of " + file);
    }
    this.file = file;
    this.kind = kind;
    this.labelColumns = labelColumns;
    this.scoreColumns = scoreColumns;
  }

  /** One label column: binary predictions if there is one score column, else multi-class ones. */
  static PredictionsCsv oneLabel(Path file, String labelColumn, List<String> scoreColumns) {
    PredictionKind kind =
        scoreColumns.size() == 1 ? PredictionKind.BINARY : PredictionKind.MULTI_CLASS;
    return new PredictionsCsv(file, kind, List.of(labelColumn), scoreColumns);
  }

  /** One label column for each score column. */
  static PredictionsCsv multiLabel(
      Path file, List<String> labelColumns, List<String> scoreColumns) {
    if (labelColumns.size() != scoreColumns.size()) {
      throw new IllegalArgumentException(
          "there are %d label columns and %d score columns; each concept needs one of both"
              .formatted(labelColumns.size(), scoreColumns.size()));
    }
    return new PredictionsCsv(
        file, PredictionKind.MULTI_LABEL, List.copyOf(labelColumns), List.copyOf(scoreColumns));
  }

  Predictions read() {
    try (BufferedReader reader = Files.newBufferedReader(file, UTF_8)) {
      return read(reader);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "%s is not UTF-8 text after line %d".formatted(file, lineNumber), e);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          "there is no file %s to read predictions from; check the path".formatted(file), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be read; check that it is a file and its permissions".formatted(file), e);
    }
  }

  private Predictions read(BufferedReader reader) throws IOException {
    if (!nextLine(reader)) {
      throw new IllegalArgumentException(file + " is empty: a header line was expected");
    }
    List<String> header = line.fields();
    int[] labelIndex = columnIndexes(header, labelColumns);
    int[] scoreIndexes = columnIndexes(header, scoreColumns);
    Map<String, Integer> labelIndexes = labelIndexes();

    GrowingScores scores = new GrowingScores();
    GrowingLabels labels = new GrowingLabels();
    while (nextLine(reader)) {
      if (line.size() != header.size()) {
        throw new IllegalArgumentException(
            "%s, line %d: there are %d fields where the header has %d"
                .formatted(file, lineNumber, line.size(), header.size()));
      }
      for (int i = 0; i < labelIndex.length; i++) {
        labels.add(label(line.field(labelIndex[i]), labelColumns.get(i), labelIndexes));
      }
      for (int i = 0; i < scoreIndexes.length; i++) {
        scores.add(score(line.field(scoreIndexes[i]), scoreColumns.get(i)));
      }
    }
    if (lineNumber == 1) {
      throw new IllegalArgumentException(file + " has a header line and no rows");
    }
    ScoreMatrix matrix = ScoreMatrix.of(scores.toArray());
    return switch (kind) {
      case BINARY -> Predictions.binary(matrix, labels.toArray());
      case MULTI_CLASS -> Predictions.multiClass(scoreColumns, matrix, labels.toArray());
      case MULTI_LABEL -> Predictions.multiLabel(scoreColumns, matrix, labels.toMarks());
    };
  }

  private boolean nextLine(BufferedReader reader) throws IOException {
    String text = reader.readLine();
    if (text == null) {
      return false;
    }
    lineNumber++;
    if (lineNumber == 1 && text.startsWith("\uFEFF")) {
      text = text.substring(1); // the byte order mark that spreadsheets write
    }
    try {
      line.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(file, lineNumber, e.getMessage()), e);
    }
    return true;
  }

  private int[] columnIndexes(List<String> header, List<String> columns) {
    return columns.stream().mapToInt(column -> columnIndex(header, column)).toArray();
  }

  private int columnIndex(List<String> header, String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s, line 1: there is no column \"%s\" among %s".formatted(file, column, header));
    }
    if (header.lastIndexOf(column) != index) {
      throw new IllegalArgumentException(
          "%s, line 1: the column \"%s\" is there twice".formatted(file, column));
    }
    return index;
  }

  private Map<String, Integer> labelIndexes() {
    if (kind != PredictionKind.MULTI_CLASS) {
      return BINARY_LABELS;
    }
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < scoreColumns.size(); i++) {
      indexes.put(scoreColumns.get(i), i);
    }
    return indexes;
  }

  private int label(String text, String column, Map<String, Integer> indexes) {
    Integer index = indexes.get(text);
    if (index == null) {
      throw new IllegalArgumentException(
          "%s, line %d, column \"%s\": the label \"%s\" is not %s"
              .formatted(
                  file,
                  lineNumber,
                  column,
                  text,
                  kind == PredictionKind.MULTI_CLASS
                      ? "one of " + scoreColumns
                      : "0, 1, false or true"));
    }
    return index;
  }

  private double score(String text, String column) {
    try {
      return ScoreText.parse(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s, line %d, column \"%s\": %s".formatted(file, lineNumber, column, e.getMessage()), e);
    }
  }
}
