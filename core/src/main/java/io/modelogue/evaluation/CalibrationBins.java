package io.modelogue.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How probabilities are put into bins to be compared with what became of the rows.
 *
 * @param rule where the edges lie
 * @param count how many bins there are at most, from 1 to 10,000; those without rows are left out
 */
public record CalibrationBins(Rule rule, int count) {
  private static final int MOST = 10_000;
  private static final Pattern ID = Pattern.compile("([0-9]{1,6})-equal-(width|mass)");

  /** Where the edges lie. */
  public enum Rule {
    /**
     * At the multiples of 1 / count. A probability on an edge belongs to the upper bin, and 1 to
     * the last one. (scikit-learn's {@code calibration_curve} puts it into the lower one.)
     */
    EQUAL_WIDTH,

    /**
     * At such probabilities that each bin has as many rows as the others, as far as rows of equal
     * probability, which stay together, allow, whatever they weigh: bin b begins at the probability
     * of the row that {@code b n / count} of the n rows, rounded down, lie before in ascending
     * order. Edges that coincide are one.
     */
    EQUAL_MASS
  }

  /**
   * Creates it.
   *
   * @throws IllegalArgumentException if the count is out of range
   */
  public CalibrationBins {
    requireNonNull(rule, "rule");
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "there cannot be %d calibration bins: give 1 to %d".formatted(count, MOST));
    }
  }

  /**
   * Returns bins of equal width.
   *
   * @throws IllegalArgumentException if the count is not from 1 to 10,000
   */
  public static CalibrationBins equalWidth(int count) {
    return new CalibrationBins(Rule.EQUAL_WIDTH, count);
  }

  /**
   * Returns bins of about equally many rows.
   *
   * @throws IllegalArgumentException if the count is not from 1 to 10,000
   */
  public static CalibrationBins equalMass(int count) {
    return new CalibrationBins(Rule.EQUAL_MASS, count);
  }

  /** Returns the count and the rule, such as {@code 10 EQUAL_WIDTH}. */
  @Override
  public String toString() {
    return count + " " + rule;
  }

  /** Returns the stable name for stored settings, such as {@code 10-equal-width}. */
  public String id() {
    return count + "-" + rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the bins of that {@link #id()}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static CalibrationBins get(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "no calibration bins have the id \"%s\": it must be as 10-equal-width or 10-equal-mass"
              .formatted(id));
    }
    return new CalibrationBins(
        matcher.group(2).equals("width") ? Rule.EQUAL_WIDTH : Rule.EQUAL_MASS,
        Integer.parseInt(matcher.group(1)));
  }

  /** The lower edges, ascending, of which some may coincide. */
  double[] edges(ScoreCounts counts) {
    double[] edges = new double[count];
    if (rule == Rule.EQUAL_WIDTH) {
      for (int bin = 0; bin < count; bin++) {
        edges[bin] = (double) bin / count;
      }
      return edges;
    }
    long rows = counts.positives() + counts.negatives();
    int group = counts.distinct() - 1;
    long upTo = rowsAt(counts, group);
    for (int bin = 0; bin < count; bin++) {
      long before = rows / count * bin + rows % count * bin / count;
      while (upTo <= before) {
        group--;
        upTo += rowsAt(counts, group);
      }
      edges[bin] = counts.score(group);
    }
    return edges;
  }

  private static long rowsAt(ScoreCounts counts, int group) {
    return counts.positivesAt(group) + counts.negativesAt(group);
  }
}
