package io.modelogue.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How well one concept is told from all the others.
 *
 * <p>Immutable as far as anybody can see, and safe for use by several threads: the exact counts
 * behind {@link #at(double)} may be obtained on first use.
 */
public final class ConceptResult {
  private final String name;
  private final long rows;
  private final long labelled;
  private final double weight;
  private final double labelledWeight;
  private final boolean hasWeights;
  private final @Nullable ThresholdCounts counts;
  private final @Nullable WeightedCounts weightedCounts;
  private final Map<Metric, Measure> scoreMeasures;
  private final @Nullable RocCurve rocCurve;
  private final @Nullable PrecisionRecallCurve precisionRecallCurve;
  private final @Nullable CalibrationCurve calibration;
  private final @Nullable Supplier<ScoreCounts> scoreCounts;

  ConceptResult(ConceptResultBuilder builder) {
    this.name = builder.name;
    this.rows = builder.rows;
    this.labelled = builder.labelled;
    this.weight = builder.weight;
    this.labelledWeight = builder.labelledWeight;
    this.hasWeights = builder.hasWeights;
    this.counts = builder.counts;
    this.weightedCounts = builder.weightedCounts;
    this.scoreMeasures = Ordered.copyOf(builder.scoreMeasures);
    this.rocCurve = builder.rocCurve;
    this.precisionRecallCurve = builder.precisionRecallCurve;
    this.calibration = builder.calibration;
    this.scoreCounts = builder.scoreCounts;
  }

  /**
   * Starts to put together a result, for example one that was stored.
   *
   * @param name the concept
   * @param rows the number of rows, at least 1
   * @param labelled how many of them are labelled with the concept
   * @throws IllegalArgumentException if the numbers are out of range
   */
  public static ConceptResultBuilder builder(String name, long rows, long labelled) {
    return new ConceptResultBuilder(name, rows, labelled);
  }

  /** Returns a builder that holds everything this result holds. */
  public ConceptResultBuilder toBuilder() {
    ConceptResultBuilder builder = new ConceptResultBuilder(name, rows, labelled);
    builder.weight = weight;
    builder.labelledWeight = labelledWeight;
    builder.hasWeights = hasWeights;
    builder.counts = counts;
    builder.weightedCounts = weightedCounts;
    builder.scoreMeasures.putAll(scoreMeasures);
    builder.rocCurve = rocCurve;
    builder.precisionRecallCurve = precisionRecallCurve;
    builder.calibration = calibration;
    builder.scoreCounts = scoreCounts;
    return builder;
  }

  /** Returns the concept's name. */
  public String name() {
    return name;
  }

  /** Returns the number of rows, of all concepts. */
  public long rows() {
    return rows;
  }

  /** Returns the number of rows labelled with the concept. */
  public long labelled() {
    return labelled;
  }

  /** Returns whether rows have weights, so that measures and curves count by weight. */
  public boolean hasWeights() {
    return hasWeights;
  }

  /** Returns the weight of all rows; their number if rows have no weights. */
  public double weight() {
    return weight;
  }

  /** Returns the weight of the rows labelled with the concept; their number without weights. */
  public double labelledWeight() {
    return labelledWeight;
  }

  /**
   * Returns the number of rows predicted to be the concept.
   *
   * @throws IllegalStateException if there are no decisions, see {@link #counts()}
   */
  public long predicted() {
    return counts().predicted();
  }

  /**
   * Returns the counts of the decisions: at the evaluation's threshold for binary and multi-label
   * predictions, by the highest score for multi-class ones (of equal scores the concept of the
   * lowest index).
   *
   * @throws IllegalStateException if there are none, because binary or multi-label scores that are
   *     not probabilities were evaluated without a threshold
   */
  public ThresholdCounts counts() {
    return decisions().get();
  }

  /** Returns the counts of the decisions, see {@link #counts()}, or nothing if there are none. */
  public Optional<ThresholdCounts> findCounts() {
    return Optional.ofNullable(counts);
  }

  /**
   * Returns the weights of the rows behind {@link #counts()}; the counts themselves if rows have no
   * weights. Nothing if there are no decisions.
   */
  public Optional<WeightedCounts> findWeightedCounts() {
    return decisions().findWeighted();
  }

  /** Returns the measure of that metric for this concept against all others. */
  public Measure metric(Metric metric) {
    if (metric.basis() == Metric.Basis.DECISIONS) {
      return decisions().measure(metric);
    }
    Measure measure = scoreMeasures.get(metric);
    return measure == null
        ? Measure.undefined(
            UndefinedReason.NOT_OFFERED, metric.title() + " was not computed for one concept")
        : measure;
  }

  /**
   * Returns the measures computed from scores. Those of decisions follow from {@link #counts()}, so
   * that these two are all that need be stored.
   */
  public Map<Metric, Measure> scoreMeasures() {
    return scoreMeasures;
  }

  /** Returns the area under the ROC curve, with DeLong's interval. */
  public Measure rocAuc() {
    return metric(Metric.ROC_AUC);
  }

  /** Returns the average precision, a step sum. */
  public Measure averagePrecision() {
    return metric(Metric.AVERAGE_PRECISION);
  }

  /** Returns {@code TP / (TP + FP)}. */
  public Measure precision() {
    return metric(Metric.PRECISION);
  }

  /** Returns {@code TP / (TP + FN)}. */
  public Measure recall() {
    return metric(Metric.RECALL);
  }

  /** Returns {@code TN / (TN + FP)}. */
  public Measure specificity() {
    return metric(Metric.SPECIFICITY);
  }

  /** Returns the harmonic mean of precision and recall. */
  public Measure f1() {
    return metric(Metric.F1);
  }

  /** Returns Matthews' correlation coefficient. */
  public Measure mcc() {
    return metric(Metric.MCC);
  }

  /**
   * Returns the ROC curve.
   *
   * @throws IllegalStateException if there is none, because all rows are labelled alike or the
   *     concept has no scores of its own
   */
  public RocCurve rocCurve() {
    return findRocCurve()
        .orElseThrow(() -> new IllegalStateException("\"" + name + "\" has no ROC curve"));
  }

  /** Returns the ROC curve, or nothing if there is none. */
  public Optional<RocCurve> findRocCurve() {
    return Optional.ofNullable(rocCurve);
  }

  /**
   * Returns the precision-recall curve.
   *
   * @throws IllegalStateException if there is none, because no row is labelled with the concept or
   *     it has no scores of its own
   */
  public PrecisionRecallCurve precisionRecallCurve() {
    return findPrecisionRecallCurve()
        .orElseThrow(
            () -> new IllegalStateException("\"" + name + "\" has no precision-recall curve"));
  }

  /** Returns the precision-recall curve, or nothing if there is none. */
  public Optional<PrecisionRecallCurve> findPrecisionRecallCurve() {
    return Optional.ofNullable(precisionRecallCurve);
  }

  /**
   * Returns the area under a part of the ROC curve, which is exact whatever points the curve keeps.
   *
   * @throws IllegalStateException if there is no ROC curve; or it keeps too few points, and there
   *     are no exact counts either, see {@link #scoreCounts()}
   */
  public PartialAuc partialAuc(RateRange range) {
    RocCurve kept = rocCurve();
    return PartialAuc.of(
        kept.lostArea() == 0 ? kept : RocCurve.of(scoreCounts(), CurvePoints.CORNERS), range);
  }

  /**
   * Returns the calibration curve, in the bins that the evaluator was set to.
   *
   * @throws IllegalStateException if there is none, because scores lie outside [0, 1]
   */
  public CalibrationCurve calibration() {
    return findCalibration()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "\"%s\" has no calibration curve: its scores are no probabilities"
                        .formatted(name)));
  }

  /** Returns the calibration curve, or nothing if there is none. */
  public Optional<CalibrationCurve> findCalibration() {
    return Optional.ofNullable(calibration);
  }

  /** Returns the expected calibration error, in the bins of {@link #calibration()}. */
  public Measure expectedCalibrationError() {
    return metric(Metric.ECE);
  }

  /**
   * Returns the threshold that meets the goal, or why none does; exact, see {@link
   * ThresholdGoal#thresholdFor(ScoreCounts)}.
   *
   * @throws IllegalStateException as {@link #at(double)}
   */
  public Measure thresholdFor(ThresholdGoal goal) {
    return goal.thresholdFor(scoreCounts());
  }

  /**
   * Returns the counts when this concept is predicted for every row that scores at least the
   * threshold: exact for any threshold, whatever points the curve keeps.
   *
   * @throws IllegalArgumentException if the threshold is NaN
   * @throws IllegalStateException if the exact counts are not held and there are no predictions to
   *     obtain them from, see {@link EvaluationResult#withPredictions}
   */
  public ThresholdCounts at(double threshold) {
    return scoreCounts().at(threshold);
  }

  /**
   * Returns the weights of the rows behind {@link #at(double)}; the counts themselves if rows have
   * no weights.
   *
   * @throws IllegalArgumentException if the threshold is NaN
   * @throws IllegalStateException as {@link #at(double)}
   */
  public WeightedCounts weightedAt(double threshold) {
    return scoreCounts().weightedAt(threshold);
  }

  /**
   * Returns the exact counts at each distinct score.
   *
   * @throws IllegalStateException as {@link #at(double)}
   */
  public ScoreCounts scoreCounts() {
    return new CountsOnDemand(this, scoreCounts).get();
  }

  /** Returns the concept with its most telling measures. */
  @Override
  public String toString() {
    return "%s: %d labelled, ROC AUC %s, average precision %s"
        .formatted(name, labelled, rocAuc(), averagePrecision());
  }

  private Decisions decisions() {
    return new Decisions(counts, weightedCounts);
  }
}
