package io.modelogue.internal.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.evaluation.ConceptResult;
import io.modelogue.evaluation.ConfusionMatrix;
import io.modelogue.evaluation.ConfusionMatrix.Cell;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.EvaluationResultBuilder;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.PredictionKind;
import io.modelogue.internal.journal.MeasureJson;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import io.modelogue.internal.json.MalformedJsonException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of an evaluation as one JSON document: what does not fit into the journal. Exact
 * counts for any threshold are not in it; they come from the predictions where those are kept.
 */
public final class ResultJson {
  private ResultJson() {}

  /** Returns the results as UTF-8 JSON. */
  public static byte[] encode(EvaluationResult result) {
    ObjectNode node =
        Json.object().put("format", BlobFormat.CURRENT).put("kind", JsonNames.of(result.kind()));
    result.positive().ifPresent(p -> node.put("positive", p));
    result.threshold().ifPresent(t -> node.set("threshold", JsonNames.of(t)));
    node.set("measures", measures(result.measures()));
    ArrayNode concepts = node.putArray("concepts");
    result.conceptResults().forEach(c -> concepts.add(ConceptJson.write(c)));
    result.findConfusion().ifPresent(c -> node.set("confusion", confusion(c)));
    result
        .findConfusion()
        .filter(ConfusionMatrix::hasWeights)
        .ifPresent(c -> node.set("confusionWeights", weights(c)));
    node.set("macro", AverageJson.write(result.macro()));
    node.set("micro", AverageJson.write(result.micro()));
    node.set("weighted", AverageJson.write(result.weighted()));
    node.set("oneVsOneAuc", MeasureJson.write(result.oneVsOneAuc()));
    ArrayNode ranks = node.putArray("labelRanks");
    for (long rows : result.labelRanks()) {
      ranks.add(rows);
    }
    if (result.hasWeights()) {
      ArrayNode weights = node.putArray("labelRankWeights");
      for (double weight : result.labelRankWeights()) {
        weights.add(JsonNames.of(weight));
      }
    }
    return Json.write(node);
  }

  /**
   * Returns the results that this JSON holds.
   *
   * @throws MalformedJsonException if it holds none, or a newer release wrote it
   */
  public static EvaluationResult decode(byte[] json) {
    JsonFields fields = JsonFields.of(Json.read(json));
    BlobFormat.require(fields);
    try {
      return result(fields);
    } catch (IllegalArgumentException e) {
      // numbers that contradict each other
      throw new MalformedJsonException(String.valueOf(e.getMessage()), e);
    }
  }

  private static EvaluationResult result(JsonFields fields) {
    List<ConceptResult> concepts =
        fields.objects("concepts").stream().map(ConceptJson::read).toList();
    EvaluationResultBuilder result =
        EvaluationResult.builder(fields.constant("kind", PredictionKind.class), concepts);
    fields.findText("positive").ifPresent(result::positive);
    if (fields.node().has("threshold")) {
      result.threshold(fields.decimal("threshold"));
    }
    readMeasures(fields.object("measures")).forEach(result::measure);
    List<String> names = concepts.stream().map(ConceptResult::name).toList();
    readConfusion(fields, names).ifPresent(result::confusion);
    if (fields.node().has("labelRankWeights")) {
      result.labelRankWeights(fields.decimals("labelRankWeights"));
    }
    return result
        .macro(AverageJson.read(fields.object("macro")))
        .micro(AverageJson.read(fields.object("micro")))
        .weighted(AverageJson.read(fields.object("weighted")))
        .oneVsOneAuc(MeasureJson.read(fields.object("oneVsOneAuc")))
        .labelRanks(fields.numbers("labelRanks"))
        .build();
  }

  static ObjectNode measures(Map<Metric, Measure> measures) {
    ObjectNode node = Json.object();
    measures.forEach((metric, measure) -> node.set(metric.id(), MeasureJson.write(measure)));
    return node;
  }

  static Map<Metric, Measure> readMeasures(JsonFields fields) {
    Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      fields.findObject(metric.id()).ifPresent(m -> measures.put(metric, MeasureJson.read(m)));
    }
    return measures;
  }

  private static ArrayNode confusion(ConfusionMatrix matrix) {
    ArrayNode cells = Json.array();
    for (Cell cell : matrix.cells()) {
      cells.addArray().add(cell.labelled()).add(cell.predicted()).add(cell.count());
    }
    return cells;
  }

  private static ArrayNode weights(ConfusionMatrix matrix) {
    ArrayNode weights = Json.array();
    for (Cell cell : matrix.cells()) {
      weights.add(JsonNames.of(matrix.weight(cell.labelled(), cell.predicted())));
    }
    return weights;
  }

  private static Optional<ConfusionMatrix> readConfusion(JsonFields fields, List<String> names) {
    if (!fields.node().has("confusion")) {
      return Optional.empty();
    }
    List<Cell> cells =
        fields.list(
            "confusion", c -> new Cell(c.path(0).asInt(), c.path(1).asInt(), c.path(2).asLong()));
    ConfusionMatrix counts = ConfusionMatrix.of(names, cells);
    return Optional.of(
        fields.node().has("confusionWeights")
            ? counts.withWeights(fields.decimals("confusionWeights"))
            : counts);
  }
}
