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
  double weight;
  double labelledWeight;
  boolean hasWeights;
  @Nullable ThresholdCounts counts;
  @Nullable WeightedCounts weightedCounts;
  @Nullable RocCurve rocCurve;
  @Nullable PrecisionRecallCurve precisionRecallCurve;
  @Nullable CalibrationCurve calibration;
  @Nullable Supplier<ScoreCounts> scoreCounts;

  ConceptResultBuilder(String name, long rows, long labelled) {
    if (rows < 1 || labelled < 0 || labelled > rows) {
      throw new IllegalArgumentException(
          "%d of %d rows cannot be labelled \"%s\"".formatted(labelled, rows, name));
    }
    this.name = requireNonNull(name, "name");
    this.rows = rows;
    this.labelled = labelled;
    this.weight = rows;
    this.labelledWeight = labelled;
  }

  /**
   * Says that rows have weights.
   *
   * @param all the weight of all rows
   * @param ofLabelled the weight of those labelled with the concept
   * @throws IllegalArgumentException if these cannot be weights of these rows
   */
  public ConceptResultBuilder weights(double all, double ofLabelled) {
    boolean fine = all > 0 && all < Double.POSITIVE_INFINITY && ofLabelled >= 0;
    if (!fine || ofLabelled > all * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "\"%s\": %d of %d rows cannot weigh %s of %s"
              .formatted(name, labelled, rows, ofLabelled, all));
    }
    this.weight = all;
    this.labelledWeight = ofLabelled;
    this.hasWeights = true;
    return this;
  }

  /** Sets the weights of the rows behind the decisions, if rows have weights. */
  public ConceptResultBuilder weightedCounts(WeightedCounts decisions) {
    this.weightedCounts = requireNonNull(decisions, "decisions");
    return this;
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

  /**
   * Sets the calibration curve, and with it the expected calibration error.
   *
   * @throws IllegalArgumentException if it is of more rows
   */
  public ConceptResultBuilder calibration(CalibrationCurve curve) {
    if (curve.rows() > rows) {
      throw new IllegalArgumentException(
          "\"%s\": the calibration curve has %d rows, where %d were expected"
              .formatted(name, curve.rows(), rows));
    }
    this.calibration = curve;
    return measure(Metric.ECE, Measure.of(curve.expectedCalibrationError()));
  }

  /** Sets where the exact counts come from: asked once, when they are first needed. */
  public ConceptResultBuilder scoreCounts(Supplier<ScoreCounts> source) {
    this.scoreCounts = new Remembered<>(source);
    return this;
  }

  /**
   * Returns the result.
   *
   * @throws IllegalStateException if some parts have weights and others have none, or the
   *     calibration curve lacks rows though they have no weights
   */
  public ConceptResult build() {
    if (calibration != null && !hasWeights && calibration.rows() != rows) {
      throw new IllegalStateException(
          "\"%s\": the calibration curve has %d of %d rows"
              .formatted(name, calibration.rows(), rows));
    }
    boolean alike =
        (counts == null || hasWeights == (weightedCounts != null))
            && (rocCurve == null || hasWeights == rocCurve.hasWeights())
            && (precisionRecallCurve == null || hasWeights == precisionRecallCurve.hasWeights());
    if (!alike) {
      throw new IllegalStateException(
          "some parts of the result of \"%s\" have weights and others have none".formatted(name));
    }
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
