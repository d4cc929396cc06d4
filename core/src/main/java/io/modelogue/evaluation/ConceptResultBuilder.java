package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts together a {@link ConceptResult}. Not safe for use by several threads. */
public final class ConceptResultBuilder {
  final String name;
  final long rows;
  final long labelled;
  final Map<Metric, Measure> scoreMeasures = new EnumMap<>(Metric.class);
  @Nullable ThresholdCounts counts;
  @Nullable RocCurve rocCurve;
  @Nullable PrecisionRecallCurve precisionRecallCurve;
  @Nullable Supplier<ScoreCounts> scoreCounts;

  ConceptResultBuilder(String name, long rows, long labelled) {
    if (rows < 1 || labelled < 0 || labelled > rows) {
      throw new IllegalArgumentException(
          "%d of %d rows cannot be labelled \"%s\"".formatted(labelled, rows, name));
    }
    this.name = requireNonNull(name, "name");
    this.rows = rows;
    this.labelled = labelled;
  }

  /**
   * Sets the counts of the decisions.
   *
   * @throws IllegalArgumentException if they are of other numbers of rows
   */
  public ConceptResultBuilder counts(ThresholdCounts decisions) {
    requireSameRows("the decisions", decisions.labelled(), decisions.rows() - decisions.labelled());
    this.counts = decisions;
    return this;
  }

  /**
   * Sets a measure computed from scores.
   *
   * @throws IllegalArgumentException if the metric is one of decisions, which follows from the
   *     counts
   */
  public ConceptResultBuilder measure(Metric metric, Measure measure) {
    if (metric.basis() != Metric.Basis.SCORES) {
      throw new IllegalArgumentException(metric.title() + " follows from the counts");
    }
    scoreMeasures.put(metric, requireNonNull(measure, "measure"));
    return this;
  }

  /**
   * Sets the ROC curve.
   *
   * @throws IllegalArgumentException if it is of other numbers of rows
   */
  public ConceptResultBuilder rocCurve(RocCurve curve) {
    requireSameRows("the ROC curve", curve.positives(), curve.negatives());
    this.rocCurve = curve;
    return this;
  }

  /**
   * Sets the precision-recall curve.
   *
   * @throws IllegalArgumentException if it is of other numbers of rows
   */
  public ConceptResultBuilder precisionRecallCurve(PrecisionRecallCurve curve) {
    requireSameRows("the precision-recall curve", curve.positives(), curve.negatives());
    this.precisionRecallCurve = curve;
    return this;
  }

  /** Sets where the exact counts come from: asked once, when they are first needed. */
  public ConceptResultBuilder scoreCounts(Supplier<ScoreCounts> source) {
    this.scoreCounts = new Remembered<>(source);
    return this;
  }

  /** Returns the result. */
  public ConceptResult build() {
    return new ConceptResult(this);
  }

  private void requireSameRows(String what, long positives, long negatives) {
    if (positives != labelled || negatives != rows - labelled) {
      throw new IllegalArgumentException(
          "\"%s\": %s has %d positive and %d negative rows, where %d and %d were expected"
              .formatted(name, what, positives, negatives, labelled, rows - labelled));
    }
  }
}
