package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Evaluator} found out about predictions: the whole, each concept, and averages.
 *
 * <p>Immutable as far as anybody can see, and safe for use by several threads.
 */
public final class EvaluationResult {
  private final PredictionKind kind;
  private final List<ConceptResult> conceptResults;
  private final @Nullable String positive;
  private final OptionalDouble threshold;
  private final Map<Metric, Measure> measures;
  private final @Nullable ConfusionMatrix confusion;
  private final Average macro;
  private final Average micro;
  private final Average weighted;
  private final Measure oneVsOneAuc;
  private final LabelRanks labelRanks;

  EvaluationResult(EvaluationResultBuilder builder) {
    this.kind = builder.kind;
    this.conceptResults = builder.conceptResults;
    this.positive = builder.positive;
    this.threshold = builder.threshold;
    this.measures = Ordered.copyOf(builder.measures);
    this.confusion = builder.confusion;
    this.macro = builder.macro;
    this.micro = builder.micro;
    this.weighted = builder.weighted;
    this.oneVsOneAuc = builder.oneVsOneAuc;
    this.labelRanks = builder.labelRanks;
  }

  /**
   * Starts to put together a result, for example one that was stored.
   *
   * @param kind the kind of the predictions
   * @param conceptResults one result for each concept, at least two, all of the same number of rows
   * @throws IllegalArgumentException if there are fewer than two, not two for binary predictions, a
   *     name is there twice, or the numbers of rows differ
   */
  public static EvaluationResultBuilder builder(
      PredictionKind kind, List<ConceptResult> conceptResults) {
    return new EvaluationResultBuilder(kind, conceptResults);
  }

  /**
   * Returns this result with the exact counts behind {@link ConceptResult#at(double)} taken from
   * the predictions that were evaluated.
   *
   * @param predictions gives them; asked when a concept's counts are first needed, once for each
   *     concept
   */
  public EvaluationResult withPredictions(Supplier<Predictions> predictions) {
    return with(result -> result.scoreCounts(() -> ScoreCounts.of(predictions.get(), result.name)));
  }

  /**
   * Returns this result with curves of no more than so many points each; they say how much area
   * that may have cost.
   *
   * @param most how many points, at least 2
   * @throws IllegalArgumentException if {@code most} is less than 2
   */
  public EvaluationResult withCurvesOfAtMost(int most) {
    return with(
        result -> {
          if (result.rocCurve != null) {
            result.rocCurve(result.rocCurve.atMost(most));
          }
          if (result.precisionRecallCurve != null) {
            result.precisionRecallCurve(result.precisionRecallCurve.atMost(most));
          }
        });
  }

  private EvaluationResult with(Consumer<ConceptResultBuilder> change) {
    List<ConceptResult> changed = new ArrayList<>();
    for (ConceptResult each : conceptResults) {
      ConceptResultBuilder result = each.toBuilder();
      change.accept(result);
      changed.add(result.build());
    }
    EvaluationResultBuilder builder = new EvaluationResultBuilder(kind, changed);
    builder.positive = positive;
    builder.threshold = threshold;
    builder.measures.putAll(measures);
    builder.confusion = confusion;
    builder.macro = macro;
    builder.micro = micro;
    builder.weighted = weighted;
    builder.oneVsOneAuc = oneVsOneAuc;
    builder.labelRanks = labelRanks;
    return builder.build();
  }

  /** Returns the kind of the predictions. */
  public PredictionKind kind() {
    return kind;
  }

  /** Returns the concepts, in the order of the label indexes. */
  public List<String> concepts() {
    return conceptResults.stream().map(ConceptResult::name).toList();
  }

  /** Returns the positive concept of binary predictions; nothing for others. */
  public Optional<String> positive() {
    return Optional.ofNullable(positive);
  }

  /** Returns the number of rows that count. */
  public long rows() {
    return conceptResults.get(0).rows();
  }

  /**
   * Returns whether rows have weights: then every measure, curve and average counts by weight,
   * while counts still count rows. Rows that weigh 0 are not among them.
   */
  public boolean hasWeights() {
    return conceptResults.get(0).hasWeights();
  }

  /** Returns the weight of all rows; their number if rows have no weights. */
  public double weight() {
    return conceptResults.get(0).weight();
  }

  /**
   * Returns the threshold at which binary or multi-label decisions were made; nothing for
   * multi-class predictions, and nothing if there were no decisions.
   */
  public OptionalDouble threshold() {
    return threshold;
  }

  /** Returns the headline area under the ROC curve, see {@link #metric}. */
  public Measure rocAuc() {
    return metric(Metric.ROC_AUC);
  }

  /**
   * Returns the share of rows decided rightly; of multi-label rows, those of which every concept is
   * (subset accuracy).
   */
  public Measure accuracy() {
    return metric(Metric.ACCURACY);
  }

  /**
   * Returns the Hamming loss: of multi-label predictions the share of pairs of row and concept that
   * are decided wrongly, of others {@code 1 - accuracy}. Undefined if there were no decisions.
   */
  public Measure hammingLoss() {
    Measure right = kind == PredictionKind.MULTI_LABEL ? macro.metric(Metric.ACCURACY) : accuracy();
    return right.isDefined() ? Measure.of(1 - right.value()) : right;
  }

  /**
   * Returns the headline of that metric. For binary predictions that is the positive concept's. For
   * multi-class predictions accuracy, MCC, log loss and Brier score are those of the whole, and the
   * others are macro averages; the macro ROC AUC has an interval. For multi-label predictions
   * accuracy is the subset accuracy, log loss and Brier score are means over all pairs of row and
   * concept, and the others are macro averages; the variance of the macro ROC AUC takes all rows as
   * one stratum.
   */
  public Measure metric(Metric metric) {
    Measure measure = measures.get(metric);
    return measure == null
        ? Measure.undefined(UndefinedReason.NOT_OFFERED, metric.title() + " was not computed")
        : measure;
  }

  /** Returns all the headlines, in the order of {@link Metric}. */
  public Map<Metric, Measure> measures() {
    return measures;
  }

  /**
   * Returns the result of that concept.
   *
   * @throws IllegalArgumentException if that is not one of the concepts
   */
  public ConceptResult concept(String name) {
    for (ConceptResult result : conceptResults) {
      if (result.name().equals(name)) {
        return result;
      }
    }
    throw new IllegalArgumentException(
        "\"%s\" is not one of the concepts %s".formatted(name, Quoted.some(concepts())));
  }

  /** Returns the results of all concepts, in the order of the label indexes. */
  public List<ConceptResult> conceptResults() {
    return conceptResults;
  }

  /**
   * Returns how many rows of each concept were predicted to be which.
   *
   * @throws IllegalStateException if there were no decisions, see {@link ConceptResult#counts()},
   *     or a row may have several concepts, so that none stands in place of another
   */
  public ConfusionMatrix confusion() {
    return findConfusion()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    kind == PredictionKind.MULTI_LABEL
                        ? "multi-label predictions have no confusion matrix; see the counts of each"
                            + " concept"
                        : "there were no decisions, for want of a threshold"));
  }

  /** Returns the confusion matrix, or nothing if there is none, see {@link #confusion()}. */
  public Optional<ConfusionMatrix> findConfusion() {
    return Optional.ofNullable(confusion);
  }

  /** Returns the plain means over the concepts for which a metric is defined. */
  public Average macro() {
    return macro;
  }

  /** Returns the measures of all pairs of row and concept taken as one pool. */
  public Average micro() {
    return micro;
  }

  /**
   * Returns the means over the concepts for which a metric is defined, weighted by their labelled
   * rows.
   */
  public Average weighted() {
    return weighted;
  }

  /**
   * Returns the mean over all pairs of labelled concepts of how well each is told from the other,
   * each pair looked at with the scores of both (Hand and Till, Machine Learning 45, 2001). Only
   * offered for multi-class predictions.
   */
  public Measure oneVsOneAuc() {
    return oneVsOneAuc;
  }

  /**
   * Returns the share of rows whose true concept is among the {@code k} of highest score, of equal
   * scores those of the lowest index. Only offered for multi-class predictions.
   *
   * @throws IllegalArgumentException if {@code k} is not positive
   */
  public Measure topKAccuracy(int k) {
    return labelRanks.share(k, weight());
  }

  /**
   * Returns a copy of the numbers of rows whose true concept has the highest score, the second
   * highest, and so on; empty if these are not multi-class predictions.
   */
  public long[] labelRanks() {
    return labelRanks.rows();
  }

  /** Returns a copy of what those rows weigh; empty if rows have no weights. */
  public double[] labelRankWeights() {
    return labelRanks.weights();
  }

  /** Returns a table to read at a terminal. */
  @Override
  public String toString() {
    return ResultTable.of(this);
  }
}
