package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
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

  private CalibrationCurve(CalibrationBins rule, List<Bin> bins) {
    this.rule = requireNonNull(rule, "rule");
    this.bins = List.copyOf(bins);
    long sum = 0;
    for (Bin bin : bins) {
      sum = Math.addExact(sum, bin.rows());
    }
    this.rows = sum;
  }

  /**
   * One bin: the rows whose probability is at least {@code from} and less than {@code to}, or at
   * most {@code to} in the last bin.
   *
   * @param from the lower edge, which belongs to the bin
   * @param to the upper edge, which belongs to the next bin if there is one
   * @param rows the number of rows, at least 1
   * @param positives how many of them are positive
   * @param meanScore the mean of their probabilities
   */
  public record Bin(double from, double to, long rows, long positives, double meanScore) {

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
      if (rows < 1 || positives < 0 || positives > rows) {
        throw new IllegalArgumentException(
            "%d of %d rows of a bin cannot be positive".formatted(positives, rows));
      }
    }

    /** Returns the share of the rows that are positive. */
    public double fractionOfPositives() {
      return (double) positives / rows;
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
      CompensatedSum sum = new CompensatedSum();
      for (; group >= 0 && (last || counts.score(group) < to); group--) {
        sum.add((counts.positivesAt(group) + counts.negativesAt(group)) * counts.score(group));
      }
      if (group < first) {
        bins.add(bin(counts, first, group, sum.value(), edges[bin], to));
      }
    }
    return bins;
  }

  /** The groups from {@code first}, the lowest, to before {@code end}. */
  private static Bin bin(
      ScoreCounts counts, int first, int end, double sum, double from, double to) {
    long positives = counts.truePositives(first) - counts.truePositivesAbove(end + 1);
    long negatives = counts.falsePositives(first) - counts.falsePositivesAbove(end + 1);
    long rows = positives + negatives;
    // rounding may carry the mean of equal scores past them
    double mean = Math.min(counts.score(end + 1), Math.max(counts.score(first), sum / rows));
    return new Bin(from, to, rows, positives, mean);
  }

  /** Returns how the bins were made. */
  public CalibrationBins rule() {
    return rule;
  }

  /** Returns the bins that have rows, ascending. */
  public List<Bin> bins() {
    return bins;
  }

  /** Returns the number of rows. */
  public long rows() {
    return rows;
  }

  /**
   * Returns the expected calibration error: the mean over the rows of how far, in their bin, the
   * mean probability and the share of positives are apart (Naeini, Cooper and Hauskrecht, AAAI
   * 2015, for one concept's probabilities). It depends on the bins: compare only what was computed
   * with the same ones.
   */
  public double expectedCalibrationError() {
    CompensatedSum sum = new CompensatedSum();
    for (Bin bin : bins) {
      sum.add(bin.rows() * Math.abs(bin.gap()));
    }
    return Math.min(1, sum.value() / rows);
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
    return 31 * rule.hashCode() + bins.hashCode();
  }

  /** Returns the number of bins and the expected calibration error. */
  @Override
  public String toString() {
    return "calibration curve of %d bins, expected error %s"
        .formatted(bins.size(), expectedCalibrationError());
  }
}
