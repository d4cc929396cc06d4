package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether probabilities come true: bins of rows with similar probabilities, each with their mean
 * and the share of rows that are positive. The nearer the two are the better a model knows how sure
 * it may be.
 *
 * <p>Immutable.
 */
public final class CalibrationCurve {
  private final CalibrationBins rule;
  private final List<Bin> bins;
  private final long rows;
  private final double weight;

  private CalibrationCurve(CalibrationBins rule, List<Bin> bins) {
    this.rule = requireNonNull(rule, "rule");
    this.bins = List.copyOf(bins);
    long sum = 0;
    CompensatedSum weights = new CompensatedSum();
    for (Bin bin : bins) {
      sum = Math.addExact(sum, bin.rows());
      weights.add(bin.weight());
    }
    this.rows = sum;
    this.weight = weights.value();
  }

  /**
   * One bin: the rows whose probability is at least {@code from} and less than {@code to}, or at
   * most {@code to} in the last bin.
   *
   * @param from the lower edge, which belongs to the bin
   * @param to the upper edge, which belongs to the next bin if there is one
   * @param rows the number of rows, at least 1
   * @param weight what they weigh; their number if rows have no weights
   * @param positiveWeight what the positives among them weigh; their number without weights
   * @param meanScore the mean of their probabilities, weighted
   */
  public record Bin(
      double from, double to, long rows, double weight, double positiveWeight, double meanScore) {

    /**
     * Creates it.
     *
     * @throws IllegalArgumentException if the numbers cannot be those of a bin
     */
    public Bin {
      if (!(0 <= from && from <= to && to <= 1 && meanScore >= 0 && meanScore <= 1)) {
        throw new IllegalArgumentException(
            "a bin from %s to %s cannot have the mean %s".formatted(from, to, meanScore));
      }
      if (rows < 1 || !(weight > 0 && positiveWeight >= 0 && positiveWeight <= weight)) {
        throw new IllegalArgumentException(
            "%s of %s in the %d rows of a bin cannot be positive"
                .formatted(positiveWeight, weight, rows));
      }
    }

    /** Returns the share of the rows that are positive, weighted. */
    public double fractionOfPositives() {
      return positiveWeight / weight;
    }

    /** Returns how far the mean probability lies above the share of positives, or below it. */
    public double gap() {
      return meanScore - fractionOfPositives();
    }
  }

  /**
   * Returns the curve of one concept's probabilities, in time O(distinct scores).
   *
   * @throws IllegalArgumentException if scores lie outside [0, 1]
   */
  public static CalibrationCurve of(ScoreCounts counts, CalibrationBins rule) {
    return find(counts, rule)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scores lie outside [0, 1], and a calibration curve needs probabilities"));
  }

  /** Returns the curve of one concept's probabilities, or nothing if scores lie outside [0, 1]. */
  public static Optional<CalibrationCurve> find(ScoreCounts counts, CalibrationBins rule) {
    return counts.areProbabilities()
        ? Optional.of(new CalibrationCurve(rule, bins(counts, rule)))
        : Optional.empty();
  }

  /**
   * Returns a curve of bins that were stored.
   *
   * @param bins those with rows, ascending
   * @throws IllegalArgumentException if there are none, or more than the rule says, or they overlap
   */
  public static CalibrationCurve ofBins(CalibrationBins rule, List<Bin> bins) {
    if (bins.isEmpty() || bins.size() > rule.count()) {
      throw new IllegalArgumentException(
          "a calibration curve of at most %d bins cannot have %d"
              .formatted(rule.count(), bins.size()));
    }
    for (int i = 1; i < bins.size(); i++) {
      if (!(bins.get(i - 1).to() <= bins.get(i).from())) {
        throw new IllegalArgumentException(
            "the calibration bins %s and %s overlap".formatted(bins.get(i - 1), bins.get(i)));
      }
    }
    return new CalibrationCurve(rule, bins);
  }

  private static List<Bin> bins(ScoreCounts counts, CalibrationBins rule) {
    double[] edges = rule.edges(counts);
    List<Bin> bins = new ArrayList<>();
    int group = counts.distinct() - 1;
    for (int bin = 0; bin < edges.length; bin++) {
      boolean last = bin == edges.length - 1;
      double to = last ? 1 : edges[bin + 1];
      int first = group;
      group = last ? -1 : Math.min(first, counts.lastAtLeast(to));
      if (group < first) {
        bins.add(bin(counts, first, group + 1, new double[] {edges[bin], to}));
      }
    }
    return bins;
  }

  /** The groups from {@code lowest} to {@code highest}, whose indexes fall. */
  private static Bin bin(ScoreCounts counts, int lowest, int highest, double[] edges) {
    long positiveRows = counts.truePositives(lowest) - counts.truePositivesAbove(highest);
    long rows = counts.falsePositives(lowest) - counts.falsePositivesAbove(highest) + positiveRows;
    double weight = rows;
    double positives = positiveRows;
    if (counts.hasWeights()) {
      CompensatedSum all = new CompensatedSum();
      CompensatedSum ofPositives = new CompensatedSum();
      for (int group = lowest; group >= highest; group--) {
        all.add(weightAt(counts, group));
        ofPositives.add(counts.positiveWeightAt(group));
      }
      weight = all.value();
      positives = Math.min(ofPositives.value(), weight);
    }
    CompensatedSum scores = new CompensatedSum();
    for (int group = lowest; group >= highest; group--) {
      scores.add(weightAt(counts, group) * counts.score(group));
    }
    // rounding may carry the mean of equal scores past them
    double mean =
        Math.min(counts.score(highest), Math.max(counts.score(lowest), scores.value() / weight));
    return new Bin(edges[0], edges[1], rows, weight, positives, mean);
  }

  private static double weightAt(ScoreCounts counts, int group) {
    return counts.positiveWeightAt(group) + counts.negativeWeightAt(group);
  }

  /** Returns how the bins were made. */
  public CalibrationBins rule() {
    return rule;
  }

  /** Returns the bins that have rows, ascending. */
  public List<Bin> bins() {
    return bins;
  }

  /** Returns the number of rows in the bins. */
  public long rows() {
    return rows;
  }

  /**
   * Returns the expected calibration error: the mean over the rows, weighted, of how far, in their
   * bin, the mean probability and the share of positives are apart (Naeini, Cooper and Hauskrecht,
   * AAAI 2015, for one concept's probabilities). It depends on the bins: compare only what was
   * computed with the same ones.
   */
  public double expectedCalibrationError() {
    CompensatedSum sum = new CompensatedSum();
    for (Bin bin : bins) {
      sum.add(bin.weight() * Math.abs(bin.gap()));
    }
    return Math.min(1, sum.value() / weight);
  }

  /** Returns the largest distance in any bin between mean probability and share of positives. */
  public double maximumCalibrationError() {
    return bins.stream().mapToDouble(bin -> Math.abs(bin.gap())).max().orElseThrow();
  }

  /** Returns whether the other is a curve of the same rule with the same bins. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CalibrationCurve that
        && rule.equals(that.rule)
        && bins.equals(that.bins);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rule, bins);
  }

  /** Returns a table of the bins to read at a terminal. */
  @Override
  public String toString() {
    return CalibrationTable.of(this);
  }
}
