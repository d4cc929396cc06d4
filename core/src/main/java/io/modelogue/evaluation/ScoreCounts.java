package io.modelogue.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * How many positives and negatives score at least as much as each distinct score: all that the
 * exact measures of one concept need, and the answer to any threshold. Where rows have weights, the
 * sums of those beside the numbers of rows.
 *
 * <p>Distinct scores are indexed from the highest, index 0, to the lowest. Counts are cumulative:
 * those at an index include the rows above it. Costs 24 bytes a distinct score, and 48 more with
 * weights. Immutable.
 */
public final class ScoreCounts {
  private final double[] scores;
  private final long[] truePositives;
  private final long[] falsePositives;
  private final @Nullable ScoreWeights weights;

  /** Takes over the arrays, whose scores never rise and whose counts never fall. */
  ScoreCounts(double[] scores, long[] truePositives, long[] falsePositives) {
    this(scores, truePositives, falsePositives, null);
  }

  private ScoreCounts(
      double[] scores,
      long[] truePositives,
      long[] falsePositives,
      @Nullable ScoreWeights weights) {
    this.scores = scores;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
    this.weights = weights;
  }

  /** The same counts with the weights of their rows. */
  ScoreCounts with(ScoreWeights sums) {
    return new ScoreCounts(scores, truePositives, falsePositives, sums);
  }

  /**
   * Returns the counts of binary scores, in time O(n log n).
   *
   * @param scores the score of the positive class, one a row
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if there are no rows, the lengths differ, or a score is NaN
   */
  public static ScoreCounts of(double[] scores, boolean[] labels) {
    PredictionChecks.requireLengths(scores.length, labels.length, 1);
    return TieGroups.count(scores, labels);
  }

  /**
   * Returns the counts of one concept against all others, in time O(n log n).
   *
   * <p>The negative concept of binary predictions is given the scores {@code 1 - s} in the reverse
   * order, which has a meaning only if the scores are probabilities.
   *
   * @throws IllegalArgumentException if that is not one of the concepts, or it is the negative one
   *     and the scores do not lie in [0, 1]
   */
  public static ScoreCounts of(Predictions predictions, String concept) {
    int index = predictions.concepts().indexOf(concept);
    if (index < 0) {
      throw new IllegalArgumentException(
          "\"%s\" is not one of the concepts %s"
              .formatted(concept, Quoted.some(predictions.concepts())));
    }
    if (predictions.kind() == PredictionKind.BINARY && index == 0) {
      ScoreCounts positive = of(predictions, 1);
      if (!positive.areProbabilities()) {
        throw new IllegalArgumentException(
            "the scores are no probabilities, so that \"" + concept + "\" has none of its own");
      }
      return positive.complement();
    }
    return of(predictions, index);
  }

  static ScoreCounts of(Predictions predictions, int concept) {
    Predictions counted = predictions.withoutZeroWeights();
    return of(counted, concept, counted.column(counted.columns() == 1 ? 0 : concept));
  }

  /** The counts of one concept where its column is at hand, and no weight is zero. */
  static ScoreCounts of(Predictions predictions, int concept, double[] column) {
    if (predictions.hasWeights() || predictions.kind() == PredictionKind.MULTI_LABEL) {
      int[] labels = predictions.labelsAgainst(concept);
      ScoreCounts counts = TieGroups.count(column, labels, 1);
      return predictions
          .rowWeights()
          .map(w -> counts.with(ScoreWeights.of(counts, column, labels, w.toArray())))
          .orElse(counts);
    }
    return TieGroups.count(column, predictions.labelArray(), concept);
  }

  /** All pairs of row and concept in one pool; no weight may be zero. */
  static ScoreCounts pooled(Predictions predictions) {
    double[] scores = predictions.matrix().column(0, 1);
    int[] labels = predictions.allLabels();
    ScoreCounts counts = TieGroups.count(scores, labels, 1);
    return predictions
        .rowWeights()
        .map(w -> w.repeated(predictions.columns()))
        .map(w -> counts.with(ScoreWeights.of(counts, scores, labels, w)))
        .orElse(counts);
  }

  /** Returns the number of distinct scores, at least 1. */
  public int distinct() {
    return scores.length;
  }

  /** Returns the number of rows labelled with the concept. */
  public long positives() {
    return truePositives[truePositives.length - 1];
  }

  /** Returns the number of rows labelled otherwise. */
  public long negatives() {
    return falsePositives[falsePositives.length - 1];
  }

  /**
   * Returns the distinct score of that index, counted from the highest.
   *
   * @throws IndexOutOfBoundsException if the index is not below {@link #distinct()}
   */
  public double score(int index) {
    return scores[index];
  }

  /**
   * Returns the number of positives that score at least {@code score(index)}.
   *
   * @throws IndexOutOfBoundsException if the index is not below {@link #distinct()}
   */
  public long truePositives(int index) {
    return truePositives[index];
  }

  /**
   * Returns the number of negatives that score at least {@code score(index)}.
   *
   * @throws IndexOutOfBoundsException if the index is not below {@link #distinct()}
   */
  public long falsePositives(int index) {
    return falsePositives[index];
  }

  /** Returns whether rows have weights. */
  public boolean hasWeights() {
    return weights != null;
  }

  /**
   * Returns the weight of the positives that score at least {@code score(index)}; their number if
   * rows have no weights.
   *
   * @throws IndexOutOfBoundsException if the index is not below {@link #distinct()}
   */
  public double truePositiveWeight(int index) {
    return weights == null ? truePositives[index] : weights.positives().downTo(index);
  }

  /**
   * Returns the weight of the negatives that score at least {@code score(index)}; their number if
   * rows have no weights.
   *
   * @throws IndexOutOfBoundsException if the index is not below {@link #distinct()}
   */
  public double falsePositiveWeight(int index) {
    return weights == null ? falsePositives[index] : weights.negatives().downTo(index);
  }

  /**
   * Returns the weights of the rows behind {@link #at(double)}; the counts if rows have no weights.
   *
   * @throws IllegalArgumentException if the threshold is NaN
   */
  public WeightedCounts weightedAt(double threshold) {
    if (weights == null) {
      return at(threshold).weighted();
    }
    requireThreshold(threshold);
    int index = lastAtLeast(threshold);
    WeightSums positives = weights.positives();
    WeightSums negatives = weights.negatives();
    return new WeightedCounts(
        positives.downTo(index),
        negatives.downTo(index),
        positives.below(index),
        negatives.below(index));
  }

  /**
   * Returns the counts when a row is predicted to be positive if its score is at least the
   * threshold; exact for any threshold, infinities included. In time O(log n).
   *
   * @throws IllegalArgumentException if the threshold is NaN
   */
  public ThresholdCounts at(double threshold) {
    requireThreshold(threshold);
    int index = lastAtLeast(threshold);
    long tp = index < 0 ? 0 : truePositives[index];
    long fp = index < 0 ? 0 : falsePositives[index];
    return new ThresholdCounts(tp, fp, positives() - tp, negatives() - fp);
  }

  private static void requireThreshold(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("the threshold is NaN");
    }
  }

  /** The index of the lowest distinct score that is at least the threshold, or -1. */
  int lastAtLeast(double threshold) {
    int low = 0;
    int high = scores.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] >= threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  boolean hasBothClasses() {
    return positives() > 0 && negatives() > 0;
  }

  boolean areProbabilities() {
    return scores[scores.length - 1] >= 0 && scores[0] <= 1;
  }

  /** The positives that share the distinct score of that index. */
  long positivesAt(int index) {
    return truePositives[index] - truePositivesAbove(index);
  }

  /** The negatives that share the distinct score of that index. */
  long negativesAt(int index) {
    return falsePositives[index] - falsePositivesAbove(index);
  }

  double positiveWeight() {
    return truePositiveWeight(distinct() - 1);
  }

  double negativeWeight() {
    return falsePositiveWeight(distinct() - 1);
  }

  /** The weight of the positives that share the distinct score of that index. */
  double positiveWeightAt(int index) {
    return weights == null ? positivesAt(index) : weights.positives().at(index);
  }

  /** The weight of the negatives that share the distinct score of that index. */
  double negativeWeightAt(int index) {
    return weights == null ? negativesAt(index) : weights.negatives().at(index);
  }

  long truePositivesAbove(int index) {
    return index == 0 ? 0 : truePositives[index - 1];
  }

  long falsePositivesAbove(int index) {
    return index == 0 ? 0 : falsePositives[index - 1];
  }

  /**
   * The counts of the other class, which scores {@code 1 - s}.
   *
   * <p>Groups stay apart even where rounding makes their {@code 1 - s} equal, so that both classes
   * of binary predictions have exactly the same ROC AUC.
   */
  ScoreCounts complement() {
    int size = scores.length;
    double[] reversed = new double[size];
    long[] tp = new long[size];
    long[] fp = new long[size];
    for (int i = 0; i < size; i++) {
      int mirrored = size - 1 - i;
      reversed[i] = 1 - scores[mirrored];
      tp[i] = negatives() - falsePositivesAbove(mirrored);
      fp[i] = positives() - truePositivesAbove(mirrored);
    }
    return new ScoreCounts(reversed, tp, fp, weights == null ? null : weights.complement());
  }

  /** Returns how many distinct scores there are, and of how many rows. */
  @Override
  public String toString() {
    return "%d distinct scores of %d positives and %d negatives"
        .formatted(distinct(), positives(), negatives());
  }
}
