package io.modelogue.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Evaluates predictions, and tests whether two models differ by more than chance.
 *
 * <pre>{@code
 * EvaluationResult result = Evaluator.standard().evaluate(Predictions.binary(scores, labels));
 * Measure auc = result.rocAuc();
 * }</pre>
 *
 * <p>The result depends on the predictions and on these settings alone, bit for bit. Immutable, and
 * safe for use by several threads.
 */
public final class Evaluator {
  /**
   * The version of the computation. It changes whenever the same predictions may give other
   * numbers.
   */
  public static final String VERSION = "1";

  private static final Evaluator STANDARD = builder().build();

  private final OptionalDouble threshold;
  private final double confidenceLevel;
  private final int curvePoints;
  private final double logLossEpsilon;
  private final Lanes lanes;
  private final IntervalMethod confidenceInterval;
  private final CalibrationBins calibrationBins;

  Evaluator(EvaluatorBuilder builder) {
    this.threshold = builder.threshold;
    this.confidenceLevel = builder.confidenceLevel;
    this.curvePoints = builder.curvePoints;
    this.logLossEpsilon = builder.logLossEpsilon;
    this.lanes = builder.lanes;
    this.confidenceInterval = builder.confidenceInterval;
    this.calibrationBins = builder.calibrationBins;
  }

  /** Returns the evaluator with the settings that {@link EvaluatorBuilder} starts from. */
  public static Evaluator standard() {
    return STANDARD;
  }

  /** Starts from the standard settings. */
  public static EvaluatorBuilder builder() {
    return new EvaluatorBuilder();
  }

  /**
   * Evaluates the predictions, in time O(n log n) for each concept.
   *
   * @throws IllegalArgumentException if there are two named concepts of which none was made the
   *     positive one
   */
  public EvaluationResult evaluate(Predictions predictions) {
    requirePositive(predictions);
    Predictions counted = predictions.withoutZeroWeights();
    return switch (counted.kind()) {
      case BINARY -> new BinaryEvaluation(this, counted).evaluate();
      case MULTI_CLASS -> new MultiClassEvaluation(this, counted).evaluate();
      case MULTI_LABEL -> new MultiLabelEvaluation(this, counted).evaluate();
    };
  }

  /**
   * Tests whether one model is better than the other by more than chance.
   *
   * <p>If both predicted the same rows, which is judged by equal labels in equal order and by row
   * ids if both have any, the test is paired row by row: DeLong's for the ROC AUC of binary
   * predictions; for the macro ROC AUC of others the same by row influences; for accuracy, log loss
   * and Brier score one of paired means. There is none for other metrics. If they did not, both are
   * evaluated and compared as independent samples, which is said in the result and finds less.
   *
   * @return the difference {@code b - a}
   * @throws IllegalArgumentException if the predictions are of different kinds or concepts
   */
  public Difference compare(Metric metric, Predictions a, Predictions b) {
    requirePositive(a);
    requirePositive(b);
    if (a.kind() != b.kind() || !a.concepts().equals(b.concepts())) {
      throw new IllegalArgumentException(
          "%s and %s cannot be compared: kind and concepts must be the same".formatted(a, b));
    }
    return new Comparison(this, metric).compare(a, b);
  }

  /**
   * Tests whether two measures of independent samples differ by more than chance: {@code z = (b -
   * a) / sqrt(se_a^2 + se_b^2)}.
   *
   * <p>For two models on the same rows use {@link #compare(Metric, Predictions, Predictions)},
   * which finds much smaller differences.
   *
   * @return the difference {@code b - a}; without a test if one of them has no standard error
   */
  public Difference compare(Measure a, Measure b) {
    return Difference.unpaired(a, b, confidenceLevel);
  }

  /** Returns the threshold of binary and multi-label decisions, if it was set. */
  public OptionalDouble threshold() {
    return threshold;
  }

  /** Returns the confidence of intervals. */
  public double confidenceLevel() {
    return confidenceLevel;
  }

  /** Returns how many points a curve keeps at most. */
  public int curvePoints() {
    return curvePoints;
  }

  /** Returns how close to 0 and 1 a probability may be before it is clipped for the log loss. */
  public double logLossEpsilon() {
    return logLossEpsilon;
  }

  /** Returns how the interval of a ROC AUC follows from its standard error. */
  public IntervalMethod confidenceInterval() {
    return confidenceInterval;
  }

  /** Returns the bins of calibration curves and of the expected calibration error. */
  public CalibrationBins calibrationBins() {
    return calibrationBins;
  }

  /**
   * Returns everything that the numbers of a result depend on beside the predictions, in a fixed
   * order, with the version of the computation: two results with equal settings can be compared. A
   * threshold that was not set is absent.
   */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("evaluator", VERSION);
    threshold.ifPresent(value -> settings.put("threshold", value));
    settings.put("confidence-level", confidenceLevel);
    settings.put("curve-points", curvePoints);
    settings.put("log-loss-epsilon", logLossEpsilon);
    settings.put("confidence-interval", confidenceInterval.id());
    settings.put("calibration-bins", calibrationBins.id());
    return Collections.unmodifiableMap(settings);
  }

  /** Returns the settings. */
  @Override
  public String toString() {
    return "evaluator " + settings();
  }

  /** The threads that may compute. */
  Lanes lanes() {
    return lanes;
  }

  AucInterval aucInterval() {
    return new AucInterval(confidenceInterval, confidenceLevel);
  }

  /** The threshold for these scores: that which was set, else 0.5 if they are probabilities. */
  OptionalDouble thresholdFor(boolean probabilities) {
    return threshold.isPresent() || !probabilities ? threshold : OptionalDouble.of(0.5);
  }

  private static void requirePositive(Predictions predictions) {
    if (predictions.kind() == PredictionKind.MULTI_CLASS && predictions.concepts().size() == 2) {
      throw new IllegalArgumentException(
          "there are two concepts, %s: say which is the positive one, as in positive(\"%s\")"
              .formatted(predictions.concepts(), predictions.concepts().get(1)));
    }
  }
}
