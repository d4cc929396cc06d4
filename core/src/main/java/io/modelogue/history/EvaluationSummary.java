package io.modelogue.history;

import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What an evaluation says in the journal; curves, results per concept and predictions lie in blobs.
 *
 * @param rows how many rows were evaluated
 * @param measures the overall value of each metric
 * @param results the blob with everything else
 * @param predictions the blobs with labels and scores, if they were kept
 * @param weight the weight of all rows, if rows have weights
 */
public record EvaluationSummary(
    long rows,
    Map<Metric, Measure> measures,
    BlobRef results,
    Optional<KeptPredictions> predictions,
    OptionalDouble weight) {

  /** Copies the map. */
  public EvaluationSummary {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** Creates the summary of rows without weights. */
  public EvaluationSummary(
      long rows,
      Map<Metric, Measure> measures,
      BlobRef results,
      Optional<KeptPredictions> predictions) {
    this(rows, measures, results, predictions, OptionalDouble.empty());
  }

  /** Returns a copy that names no predictions. */
  public EvaluationSummary withoutPredictions() {
    return new EvaluationSummary(rows, measures, results, Optional.empty(), weight);
  }

  /**
   * Labels, scores and weights as NumPy arrays, and row ids as lines of UTF-8 text. Two evaluations
   * of the same rows share all but the scores.
   *
   * @param labels the class index of each row, or its labels
   * @param scores the scores, row by row
   * @param weights the weight of each row, if rows have weights
   * @param rowIds the id of each row, if rows have ids
   */
  public record KeptPredictions(
      BlobRef labels, BlobRef scores, Optional<BlobRef> weights, Optional<BlobRef> rowIds) {

    /** Creates those of rows without weights and ids. */
    public KeptPredictions(BlobRef labels, BlobRef scores) {
      this(labels, scores, Optional.empty(), Optional.empty());
    }

    /** Returns all of them. */
    public List<BlobRef> blobs() {
      return Stream.of(Optional.of(labels), Optional.of(scores), weights, rowIds)
          .flatMap(Optional::stream)
          .toList();
    }
  }

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
