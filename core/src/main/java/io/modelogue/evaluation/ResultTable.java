package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a result as text for a terminal: the whole, each concept, averages, and mistakes. */
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

  /** The columns, and the macro average that stands above them. */
  private static final List<Metric> AVERAGED =
      Stream.concat(COLUMNS.stream(), Stream.of(Metric.ECE)).toList();

  /** More concepts than this are not all listed, only {@link ConceptSelection the weakest}. */
  private static final int MOST_CONCEPTS = 50;

  /** How many names a line of exceptions holds. */
  private static final int MOST_NAMES = 3;

  private final EvaluationResult result;
  private final StringBuilder text = new StringBuilder();

  private ResultTable(EvaluationResult result) {
    this.result = result;
  }

  static String of(EvaluationResult result) {
    return new ResultTable(result).write();
  }

  private String write() {
    appendTitle();
    appendWhole();
    text.append('\n');
    appendConcepts();
    appendLeftOut();
    result.findConfusion().ifPresent(confusion -> MistakeList.appendTo(text, confusion));
    return text.toString();
  }

  private void appendTitle() {
    text.append(
        switch (result.kind()) {
          case BINARY -> "Binary";
          case MULTI_CLASS -> "Multi-class";
          case MULTI_LABEL -> "Multi-label";
        });
    text.append(String.format(Locale.ROOT, ", %,d rows", result.rows()));
    if (result.hasWeights()) {
      text.append(" of weight ").append(result.weight());
    }
    text.append(
        result
            .positive()
            .map(name -> ", positive " + Quoted.of(name))
            .orElse(String.format(Locale.ROOT, ", %,d concepts", result.concepts().size())));
    result.threshold().ifPresent(t -> text.append(", decided at ").append(t));
    text.append('\n');
  }

  private void appendWhole() {
    append("ROC AUC", result.rocAuc());
    if (result.kind() == PredictionKind.MULTI_CLASS) {
      append("One-vs-one AUC", result.oneVsOneAuc());
    }
    append("Accuracy", result.accuracy());
    if (result.kind() == PredictionKind.MULTI_LABEL) {
      append("Hamming loss", result.hammingLoss());
    }
    for (Metric metric : List.of(Metric.MCC, Metric.LOG_LOSS, Metric.BRIER, Metric.ECE)) {
      append(metric.title(), result.metric(metric));
    }
  }

  private void append(String title, Measure measure) {
    String value =
        measure.whyUndefined().map(why -> "- (" + why.explanation() + ")").orElse("" + measure);
    text.append(String.format(Locale.ROOT, "%-16s%s", title, value));
    if (measure.isDefined()) {
      measure
          .whyNoInterval()
          .ifPresent(why -> text.append(" (no interval: ").append(why.explanation()).append(')'));
    }
    text.append('\n');
  }

  private void appendConcepts() {
    List<ConceptResult> concepts = result.conceptResults();
    if (concepts.size() > MOST_CONCEPTS) {
      concepts = ConceptSelection.weakest(concepts, MOST_CONCEPTS / 2);
      text.append(
          String.format(
              Locale.ROOT,
              "The %d of %,d concepts with the lowest ROC AUC\n",
              concepts.size(),
              result.concepts().size()));
    }
    TextColumns columns = new TextColumns();
    List<String> header = new ArrayList<>(List.of("concept", "labelled", "predicted"));
    COLUMNS.forEach(metric -> header.add(metric.title()));
    columns.add(header);
    concepts.forEach(concept -> columns.addNamed(concept.name(), cells(concept)));
    if (result.kind() != PredictionKind.BINARY) {
      columns.addNamed("macro average", cells(result.macro()));
      columns.addNamed("micro average", cells(result.micro()));
      columns.addNamed("weighted average", cells(result.weighted()));
    }
    columns.appendTo(text);
  }

  private static List<String> cells(ConceptResult concept) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(concept.labelled()));
    cells.add(concept.findCounts().map(counts -> Long.toString(counts.predicted())).orElse("-"));
    COLUMNS.forEach(metric -> cells.add(number(concept.metric(metric))));
    return cells;
  }

  private static List<String> cells(Average average) {
    List<String> cells = new ArrayList<>(List.of("", ""));
    COLUMNS.forEach(metric -> cells.add(number(average.metric(metric))));
    return cells;
  }

  private static String number(Measure measure) {
    return measure.isDefined() ? String.format(Locale.ROOT, "%.4f", measure.value()) : "-";
  }

  /** Which concepts the averages do without. */
  private void appendLeftOut() {
    if (result.kind() == PredictionKind.BINARY) {
      return;
    }
    Map<Set<String>, List<String>> metrics = new LinkedHashMap<>();
    for (Metric metric : AVERAGED) {
      Set<String> leftOut = result.macro().leftOut(metric).keySet();
      if (!leftOut.isEmpty() && leftOut.size() < result.concepts().size()) {
        metrics.computeIfAbsent(leftOut, key -> new ArrayList<>()).add(metric.title());
      }
    }
    metrics.forEach(
        (leftOut, titles) ->
            text.append("Undefined for, and averaged without ")
                .append(names(leftOut))
                .append(": ")
                .append(String.join(", ", titles))
                .append('\n'));
  }

  private static String names(Set<String> concepts) {
    String first =
        concepts.stream().limit(MOST_NAMES).map(Quoted::of).collect(Collectors.joining(", "));
    int more = concepts.size() - MOST_NAMES;
    return more > 0 ? String.format(Locale.ROOT, "%s and %,d more", first, more) : first;
  }
}
