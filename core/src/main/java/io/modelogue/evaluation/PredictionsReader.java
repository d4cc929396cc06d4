package io.modelogue.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes predictions from the records of a CSV file, and refuses whatever it would have to guess.
 */
final class PredictionsReader {
  private static final Map<String, Integer> MARKS =
      Map.of("0", 0, "1", 1, "false", 0, "true", 1, "False", 0, "True", 1, "FALSE", 0, "TRUE", 1);

  private final PredictionsCsv csv;
  private final CsvRecords records;
  private final Map<String, Integer> labelIndexes;
  private final GrowingScores scores = new GrowingScores();
  private final GrowingLabels labels = new GrowingLabels();
  private final GrowingScores weights = new GrowingScores();
  private final List<String> rowIds = new ArrayList<>();
  private final Set<String> seenIds = new HashSet<>();

  PredictionsReader(PredictionsCsv csv, CsvRecords records) {
    this.csv = csv;
    this.records = records;
    this.labelIndexes =
        switch (csv.kind) {
          case MULTI_CLASS -> indexes(csv.scoreColumns);
          case BINARY -> csv.labels().isEmpty() ? MARKS : indexes(csv.labels());
          case MULTI_LABEL -> MARKS;
        };
  }

  Predictions read() throws IOException {
    if (!records.next()) {
      throw new IllegalArgumentException(csv.file + " is empty: a header line was expected");
    }
    records.takeHeader();
    int[] labelFields = fields(csv.labelColumns);
    int[] scoreFields = fields(csv.scoreColumns);
    int[] weightField = fields(csv.weightColumn().stream().toList());
    int[] idField = fields(csv.rowIdColumn().stream().toList());
    while (records.next()) {
      requireFields();
      for (int field : labelFields) {
        labels.add(label(field));
      }
      for (int field : scoreFields) {
        scores.add(number("score", field));
      }
      for (int field : weightField) {
        weights.add(weight(field));
      }
      for (int field : idField) {
        rowIds.add(rowId(field));
      }
    }
    return predictions();
  }

  private Predictions predictions() {
    ScoreMatrix matrix = ScoreMatrix.of(scores.toArray());
    if (matrix.length() == 0) {
      throw new IllegalArgumentException(csv.file + " has a header line and no rows");
    }
    Predictions predictions =
        switch (csv.kind) {
          case BINARY -> Predictions.binary(matrix, labels.toArray());
          case MULTI_CLASS -> Predictions.multiClass(csv.scoreColumns, matrix, labels.toArray());
          case MULTI_LABEL -> Predictions.multiLabel(csv.scoreColumns, matrix, labels.toMarks());
        };
    if (!csv.labels().isEmpty()) {
      predictions = predictions.withConcepts(csv.labels().get(0), csv.labels().get(1));
    }
    if (csv.weightColumn().isPresent()) {
      predictions = predictions.withWeights(weights.toArray());
    }
    return csv.rowIdColumn().isPresent() ? predictions.withRowIds(rowIds) : predictions;
  }

  private static Map<String, Integer> indexes(List<String> names) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      indexes.put(names.get(i), i);
    }
    return indexes;
  }

  private int[] fields(List<String> columns) {
    return columns.stream().mapToInt(this::field).toArray();
  }

  private int field(String column) {
    List<String> header = records.header();
    int field = header.indexOf(column);
    if (field < 0) {
      String one = header.get(0);
      boolean otherwiseSeparated =
          header.size() == 1 && (one.indexOf(';') >= 0 || one.indexOf('\t') >= 0);
      throw records.flaw(
          "there is no column %s among %s%s"
              .formatted(
                  Quoted.of(column),
                  Quoted.of(header),
                  otherwiseSeparated ? "; fields are separated by commas" : ""));
    }
    if (header.lastIndexOf(column) != field) {
      throw records.flaw("the column %s is there twice".formatted(Quoted.of(column)));
    }
    return field;
  }

  private void requireFields() {
    int columns = records.header().size();
    int fields = records.size();
    if (records.isEmptyLine()) {
      throw records.flaw("the line is empty; take it out");
    }
    if (fields < columns) {
      throw records.flaw(
          fields,
          "there is no such field; the line has %d where the header has %d"
              .formatted(fields, columns));
    }
    if (fields > columns) {
      throw records.flaw(
          columns,
          "there is no such column; the line has %d fields where the header has %d"
              .formatted(fields, columns));
    }
  }

  private int label(int field) {
    String text = records.get(field);
    Integer index = labelIndexes.get(text);
    if (index == null) {
      throw records.flaw(field, "the label %s is %s".formatted(Quoted.of(text), expectedLabels()));
    }
    return index;
  }

  private String expectedLabels() {
    if (csv.kind == PredictionKind.MULTI_CLASS) {
      return "not one of the score columns " + Quoted.of(csv.scoreColumns);
    }
    if (!csv.labels().isEmpty()) {
      return "neither %s nor %s"
          .formatted(Quoted.of(csv.labels().get(0)), Quoted.of(csv.labels().get(1)));
    }
    return "not 0, 1, false or true"
        + (csv.kind == PredictionKind.MULTI_LABEL
            ? ""
            : "; if labels are names, say which: PredictionsCsv.of(file, %s, %s).labels(negative,"
                    .formatted(
                        Quoted.of(csv.labelColumns.get(0)), Quoted.of(csv.scoreColumns.get(0)))
                + " positive).read(), or give a score column named as each of several concepts");
  }

  private double number(String what, int field) {
    try {
      return ScoreText.parse(what, records.get(field));
    } catch (NumberFormatException e) {
      throw records.flaw(field, String.valueOf(e.getMessage()));
    }
  }

  private double weight(int field) {
    double weight = number("weight", field);
    if (!RowWeights.isWeight(weight)) {
      throw records.flaw(field, "the weight " + RowWeights.flaw(weight));
    }
    return weight;
  }

  private String rowId(int field) {
    String id = records.get(field);
    if (!RowIds.isOneLine(id)) {
      throw records.flaw(field, "the row id " + Quoted.of(id) + " must be a text of one line");
    }
    if (!seenIds.add(id)) {
      throw records.flaw(field, "the row id " + Quoted.of(id) + " is there twice");
    }
    return id;
  }
}
