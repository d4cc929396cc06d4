package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a result as text for a terminal. */
final class ResultTable {
  private static final List<Metric> COLUMNS =
      List.of(
          Metric.ROC_AUC,
          Metric.AVERAGE_PRECISION,
          Metric.PRECISION,
          Metric.RECALL,
          Metric.F1,
          Metric.SPECIFICITY,
          Metric.MCC);

  private static final List<Metric> HEADLINES =
      List.of(Metric.ROC_AUC, Metric.ACCURACY, Metric.LOG_LOSS, Metric.BRIER, Metric.ECE);

  /** More concepts than this are counted and not listed. */
  private static final int MOST_CONCEPTS = 50;

  private ResultTable() {}

  static String of(EvaluationResult result) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %,d rows%s, %d concepts%s\n",
            title(result.kind()),
            result.rows(),
            result.hasWeights() ? String.format(Locale.ROOT, " of weight %s", result.weight()) : "",
            result.concepts().size(),
            result.positive().map(name -> ", positive \"" + name + "\"").orElse("")));
    for (Metric metric : HEADLINES) {
      text.append(String.format(Locale.ROOT, "%-18s%s\n", metric.title(), result.metric(metric)));
    }
    appendRows(text, rows(result));
    int unlisted = result.concepts().size() - MOST_CONCEPTS;
    if (unlisted > 0) {
      text.append("... and ").append(unlisted).append(" concepts more\n");
    }
    return text.toString();
  }

  private static String title(PredictionKind kind) {
    return switch (kind) {
      case BINARY -> "Binary";
      case MULTI_CLASS -> "Multi-class";
      case MULTI_LABEL -> "Multi-label";
    };
  }

  private static List<List<String>> rows(EvaluationResult result) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("concept", "labelled", "predicted"));
    COLUMNS.forEach(metric -> header.add(metric.title()));
    rows.add(header);
    for (ConceptResult concept :
        result.conceptResults().subList(0, Math.min(MOST_CONCEPTS, result.concepts().size()))) {
      List<String> row = new ArrayList<>();
      row.add(concept.name());
      row.add(Long.toString(concept.labelled()));
      row.add(concept.findCounts().map(counts -> Long.toString(counts.predicted())).orElse("-"));
      COLUMNS.forEach(metric -> row.add(number(concept.metric(metric))));
      rows.add(row);
    }
    rows.add(average("macro average", result.macro()));
    rows.add(average("micro average", result.micro()));
    rows.add(average("weighted average", result.weighted()));
    return rows;
  }

  private static List<String> average(String title, Average average) {
    List<String> row = new ArrayList<>(List.of(title, "", ""));
    COLUMNS.forEach(metric -> row.add(number(average.metric(metric))));
    return row;
  }

  private static String number(Measure measure) {
    return measure.isDefined() ? String.format(Locale.ROOT, "%.4f", measure.value()) : "-";
  }

  private static void appendRows(StringBuilder text, List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      text.append(String.format(Locale.ROOT, "%-" + widths[0] + "s", row.get(0)));
      for (int column = 1; column < columns; column++) {
        text.append(String.format(Locale.ROOT, "  %" + widths[column] + "s", row.get(column)));
      }
      text.append('\n');
    }
  }
}
