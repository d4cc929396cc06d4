package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Puts together an {@link EvaluationResult}. Not safe for use by several threads. */
public final class EvaluationResultBuilder {
  private static final Average NONE = new Average(Map.of(), Map.of());

  final PredictionKind kind;
  final List<ConceptResult> conceptResults;
  final Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
  @Nullable String positive;
  OptionalDouble threshold = OptionalDouble.empty();
  @Nullable ConfusionMatrix confusion;
  Average macro = NONE;
  Average micro = NONE;
  Average weighted = NONE;
  Measure oneVsOneAuc =
      Measure.undefined(UndefinedReason.NOT_OFFERED, "one-vs-one needs multi-class predictions");
  LabelRanks labelRanks = LabelRanks.UNKNOWN;

  EvaluationResultBuilder(PredictionKind kind, List<ConceptResult> conceptResults) {
    this.kind = requireNonNull(kind, "kind");
    this.conceptResults = List.copyOf(conceptResults);
    int size = this.conceptResults.size();
    if (size < 2 || (kind == PredictionKind.BINARY && size != 2)) {
      throw new IllegalArgumentException(
          "%s predictions cannot have %d concepts".formatted(kind, size));
    }
    if (this.conceptResults.stream().map(ConceptResult::name).distinct().count() != size) {
      throw new IllegalArgumentException("a concept is there twice");
    }
    if (this.conceptResults.stream().mapToLong(ConceptResult::rows).distinct().count() != 1) {
      throw new IllegalArgumentException("the concepts' results are of different numbers of rows");
    }
  }

  /**
   * Sets the positive concept, which binary predictions must have.
   *
   * @throws IllegalArgumentException if it is not one of the concepts
   */
  public EvaluationResultBuilder positive(String concept) {
    if (conceptResults.stream().noneMatch(result -> result.name().equals(concept))) {
      throw new IllegalArgumentException("\"" + concept + "\" is not one of the concepts");
    }
    this.positive = concept;
    return this;
  }

  /** Sets the threshold at which binary or multi-label decisions were made. */
  public EvaluationResultBuilder threshold(double value) {
    this.threshold = OptionalDouble.of(value);
    return this;
  }

  /** Sets the headline of that metric. */
  public EvaluationResultBuilder measure(Metric metric, Measure measure) {
    measures.put(metric, requireNonNull(measure, "measure"));
    return this;
  }

  /** Sets the confusion matrix. */
  public EvaluationResultBuilder confusion(ConfusionMatrix matrix) {
    this.confusion = requireNonNull(matrix, "matrix");
    return this;
  }

  /** Sets the macro averages. */
  public EvaluationResultBuilder macro(Average average) {
    this.macro = requireNonNull(average, "average");
    return this;
  }

  /** Sets the micro averages. */
  public EvaluationResultBuilder micro(Average average) {
    this.micro = requireNonNull(average, "average");
    return this;
  }

  /** Sets the weighted averages. */
  public EvaluationResultBuilder weighted(Average average) {
    this.weighted = requireNonNull(average, "average");
    return this;
  }

  /** Sets the one-vs-one area. */
  public EvaluationResultBuilder oneVsOneAuc(Measure measure) {
    this.oneVsOneAuc = requireNonNull(measure, "measure");
    return this;
  }

  /**
   * Sets the numbers of rows by the rank of their true concept, that of the highest score first.
   */
  public EvaluationResultBuilder labelRanks(long... rowsByRank) {
    this.labelRanks = labelRanks.withRows(rowsByRank);
    return this;
  }

  /** Sets the weights of the rows of each rank, if rows have weights. */
  public EvaluationResultBuilder labelRankWeights(double... weightsByRank) {
    this.labelRanks = labelRanks.withWeights(weightsByRank);
    return this;
  }

  /**
   * Returns the result.
   *
   * @throws IllegalStateException if binary predictions have no positive concept or others have
   *     one, or the parts are of different rows
   */
  public EvaluationResult build() {
    if ((kind == PredictionKind.BINARY) != (positive != null)) {
      throw new IllegalStateException(
          "%s predictions with the positive concept %s".formatted(kind, positive));
    }
    requireSameRows();
    return new EvaluationResult(this);
  }

  private void requireSameRows() {
    long rows = conceptResults.get(0).rows();
    if (kind != PredictionKind.MULTI_LABEL
        && conceptResults.stream().mapToLong(ConceptResult::labelled).sum() != rows) {
      throw new IllegalStateException("the concepts' labelled rows do not add up to " + rows);
    }
    labelRanks.requireOf(rows, conceptResults.size());
    boolean weights = conceptResults.get(0).hasWeights();
    if (conceptResults.stream().anyMatch(result -> result.hasWeights() != weights)
        || (confusion != null && confusion.hasWeights() != weights)
        || !labelRanks.haveWeights(weights)) {
      throw new IllegalStateException("some parts of the result have weights and others have none");
    }
    if (confusion != null) {
      requireSameRows(confusion);
    }
    if (kind == PredictionKind.MULTI_LABEL && (confusion != null || labelRanks.areKnown())) {
      throw new IllegalStateException(
          "MULTI_LABEL predictions have neither a confusion matrix nor ranks of labels");
    }
  }

  private void requireSameRows(ConfusionMatrix matrix) {
    List<String> names = conceptResults.stream().map(ConceptResult::name).toList();
    if (!matrix.concepts().equals(names)) {
      throw new IllegalStateException(
          "the confusion matrix has the concepts %s, not %s"
              .formatted(Quoted.some(matrix.concepts()), Quoted.some(names)));
    }
    for (int i = 0; i < names.size(); i++) {
      if (matrix.labelled(i) != conceptResults.get(i).labelled()) {
        throw new IllegalStateException(
            "the confusion matrix has %d rows labelled \"%s\", not %d"
                .formatted(matrix.labelled(i), names.get(i), conceptResults.get(i).labelled()));
      }
    }
  }
}
