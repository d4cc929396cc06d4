package io.modelogue.history;

import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation says in the journal; curves, results per concept and predictions lie in blobs.
 *
 * @param rows how many rows were evaluated
 * @param measures the overall value of each metric
 * @param results the blob with everything else
 * @param predictions the blobs with labels and scores, if they were kept
 */
public record EvaluationSummary(
    long rows,
    Map<Metric, Measure> measures,
    BlobRef results,
    Optional<KeptPredictions> predictions) {

  /** Copies the map. */
  public EvaluationSummary {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** Returns a copy that names no predictions. */
  public EvaluationSummary withoutPredictions() {
    return new EvaluationSummary(rows, measures, results, Optional.empty());
  }

  /**
   * Labels and scores as NumPy arrays. Two evaluations of the same rows share the labels.
   *
   * @param labels the class index of each row
   * @param scores the scores, row by row
   */
  public record KeptPredictions(BlobRef labels, BlobRef scores) {}

  /** Returns the first metric that has a value, and the number of rows. */
  @Override
  public String toString() {
    return measures.entrySet().stream()
            .filter(e -> e.getValue().isDefined())
            .findFirst()
            .map(e -> e.getKey().title() + " " + e.getValue() + ", ")
            .orElse("")
        + rows
        + " rows";
  }
}
