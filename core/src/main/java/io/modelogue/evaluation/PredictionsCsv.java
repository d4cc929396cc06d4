package io.modelogue.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads predictions from a CSV file line by line, and refuses whatever it would have to guess. */
final class PredictionsCsv {
  private static final Map<String, Integer> BINARY_LABELS =
      Map.of("0", 0, "1", 1, "false", 0, "true", 1);

  private final Path file;
  private final String labelColumn;
  private final List<String> scoreColumns;
  private final CsvLine line = new CsvLine();
  private long lineNumber;

  PredictionsCsv(Path file, String labelColumn, List<String> scoreColumns) {
    if (scoreColumns.isEmpty()) {
      throw new IllegalArgumentException("name at least one score column of " + file);
    }
    this.file = file;
    this.labelColumn = labelColumn;
    this.scoreColumns = scoreColumns;
  }

  Predictions read() {
    try (BufferedReader reader = Files.newBufferedReader(file, UTF_8)) {
      return read(reader);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "%s is not UTF-8 text after line %d".formatted(file, lineNumber), e);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the predictions in " + file, e);
    }
  }

  private Predictions read(BufferedReader reader) throws IOException {
    if (!nextLine(reader)) {
      throw new IllegalArgumentException(file + " is empty: a header line was expected");
    }
    List<String> header = line.fields();
    int labelIndex = columnIndex(header, labelColumn);
    int[] scoreIndexes =
        scoreColumns.stream().mapToInt(column -> columnIndex(header, column)).toArray();
    Map<String, Integer> labelIndexes = labelIndexes();

    GrowingScores scores = new GrowingScores();
    GrowingLabels labels = new GrowingLabels();
    while (nextLine(reader)) {
      if (line.size() != header.size()) {
        throw new IllegalArgumentException(
            "%s, line %d: there are %d fields where the header has %d"
                .formatted(file, lineNumber, line.size(), header.size()));
      }
      labels.add(label(line.field(labelIndex), labelIndexes));
      for (int i = 0; i < scoreIndexes.length; i++) {
        scores.add(score(line.field(scoreIndexes[i]), scoreColumns.get(i)));
      }
    }
    if (lineNumber == 1) {
      throw new IllegalArgumentException(file + " has a header line and no rows");
    }
    return scoreColumns.size() == 1
        ? Predictions.binary(ScoreMatrix.of(scores.toArray()), labels.toArray())
        : Predictions.multiClass(scoreColumns, ScoreMatrix.of(scores.toArray()), labels.toArray());
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
    if (scoreColumns.size() == 1) {
      return BINARY_LABELS;
    }
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < scoreColumns.size(); i++) {
      indexes.put(scoreColumns.get(i), i);
    }
    return indexes;
  }

  private int label(String text, Map<String, Integer> indexes) {
    Integer index = indexes.get(text);
    if (index == null) {
      throw new IllegalArgumentException(
          "%s, line %d, column \"%s\": the label \"%s\" is not %s"
              .formatted(
                  file,
                  lineNumber,
                  labelColumn,
                  text,
                  scoreColumns.size() == 1 ? "0, 1, false or true" : "one of " + scoreColumns));
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
