package io.modelogue.evaluation;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;

/**
 * Uncertainty of the ROC AUC by drawing the rows again: a check of DeLong's variance that assumes
 * less, for those who can wait.
 *
 * <pre>{@code
 * Measure auc = Bootstrap.seeded(42).replicates(1000).rocAuc(Predictions.binary(scores, labels));
 * }</pre>
 *
 * <p>In each replicate as many rows are drawn with replacement as there are, and the area is
 * computed of them. Rows are drawn within strata, so that each replicate has as many rows of each
 * class as the data: within the true classes, or for one concept within its rows and all others.
 * The rows of multi-label predictions are drawn as wholes from one stratum, with all their labels;
 * a concept that a replicate leaves without positives or without negatives is left out of that
 * replicate's average.
 *
 * <p>The answer has the area of the data themselves, the standard deviation of the replicates as
 * its standard error, and the interval between their percentiles (Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapter 13; percentiles by linear interpolation between the
 * ordered replicates). It has no interval if a stratum has a single row, or nothing varies, as
 * under perfect separation.
 *
 * <p>The scores are sorted once; a replicate costs time O(rows) for each concept. The same seed
 * gives the same numbers bit for bit, on any machine and any number of threads. Immutable, and safe
 * for use by several threads.
 */
public final class Bootstrap {
  private static final int FEWEST = 100;
  private static final int MOST = 1_000_000;

  private final long seed;
  private final int replicates;
  private final double level;
  private final Lanes lanes;

  private Bootstrap(long seed, int replicates, double level, Lanes lanes) {
    this.seed = seed;
    this.replicates = replicates;
    this.level = level;
    this.lanes = lanes;
  }

  /**
   * Returns a bootstrap of 2,000 replicates, a confidence of 0.95, and the calling thread alone.
   */
  public static Bootstrap seeded(long seed) {
    return new Bootstrap(seed, 2000, 0.95, Lanes.ONE);
  }

  /**
   * Returns the same with that number of replicates.
   *
   * @throws IllegalArgumentException if it is not from 100 to 1,000,000
   */
  public Bootstrap replicates(int count) {
    if (count < FEWEST || count > MOST) {
      throw new IllegalArgumentException(
          "a bootstrap of %d replicates is not offered: give %d to %d"
              .formatted(count, FEWEST, MOST));
    }
    return new Bootstrap(seed, count, level, lanes);
  }

  /**
   * Returns the same with that confidence of intervals.
   *
   * @throws IllegalArgumentException if it does not lie strictly between 0 and 1
   */
  public Bootstrap confidenceLevel(double confidence) {
    ConfidenceInterval.requireLevel(confidence);
    return new Bootstrap(seed, replicates, confidence, lanes);
  }

  /**
   * Returns the same on so many threads: the one that calls, and others that the executor lends.
   * The numbers do not depend on it. Each thread takes 4 bytes a row.
   *
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  public Bootstrap threads(Executor executor, int threads) {
    return new Bootstrap(seed, replicates, level, Lanes.of(executor, threads));
  }

  /**
   * Returns the headline ROC AUC: that of the positive concept of binary predictions, else the
   * macro average. Undefined if no concept is the label of some rows and not of others.
   *
   * @throws IllegalArgumentException if rows have weights
   */
  public Measure rocAuc(Predictions predictions) {
    requireNoWeights(predictions);
    DrawnAuc auc = DrawnAuc.headline(predictions);
    return auc.isEmpty() ? oneClassOnly() : measure(Strata.ofClasses(predictions), auc::of);
  }

  /**
   * Returns the ROC AUC of one concept against all others. Undefined if every row or no row is
   * labelled with it.
   *
   * @throws IllegalArgumentException if that is not one of the concepts, or rows have weights
   */
  public Measure rocAuc(Predictions predictions, String concept) {
    int index = predictions.concepts().indexOf(concept);
    if (index < 0) {
      throw new IllegalArgumentException(
          "\"%s\" is not one of the concepts %s"
              .formatted(concept, Quoted.some(predictions.concepts())));
    }
    requireNoWeights(predictions);
    // the negative concept of binary predictions is the positive one turned round
    int drawn = predictions.kind() == PredictionKind.BINARY ? 1 : index;
    DrawnAuc auc = DrawnAuc.ofConcept(predictions, drawn);
    return auc.isEmpty() ? oneClassOnly() : measure(Strata.ofConcept(predictions, drawn), auc::of);
  }

  /**
   * Returns the difference {@code b - a} of the headline ROC AUCs of two models on the same rows,
   * which are drawn alike for both.
   *
   * @throws IllegalArgumentException if their kinds, concepts or labels differ, or rows have
   *     weights
   */
  public Measure rocAucDifference(Predictions a, Predictions b) {
    if (!a.hasRowsOf(b)) {
      throw new IllegalArgumentException(
          "%s and %s have not the same labels row by row: only models on the same rows are paired"
              .formatted(a, b));
    }
    requireNoWeights(a);
    requireNoWeights(b);
    DrawnAuc ofA = DrawnAuc.headline(a);
    DrawnAuc ofB = DrawnAuc.headline(b);
    return ofA.isEmpty()
        ? oneClassOnly()
        : measure(Strata.ofClasses(a), times -> ofB.of(times) - ofA.of(times));
  }

  private Measure measure(Strata strata, ToDoubleFunction<int[]> statistic) {
    int[] once = new int[strata.rows()];
    Arrays.fill(once, 1);
    double value = statistic.applyAsDouble(once);
    if (strata.haveSingleRows()) {
      return Measure.withoutInterval(
          value,
          Measure.undefined(
              UndefinedReason.TOO_FEW_ROWS, "a class has a single row, which cannot vary"));
    }
    double[] drawn = Arrays.stream(draw(strata, statistic)).filter(d -> !Double.isNaN(d)).toArray();
    Arrays.sort(drawn);
    if (drawn.length < 2 || drawn[0] == drawn[drawn.length - 1]) {
      return Measure.withoutInterval(
          value,
          Measure.undefined(UndefinedReason.NO_VARIATION, "the replicates are all the same"));
    }
    double tail = (1 - level) / 2;
    return Measure.of(
        value,
        standardDeviation(drawn),
        new ConfidenceInterval(percentile(drawn, tail), percentile(drawn, 1 - tail), level));
  }

  private double[] draw(Strata strata, ToDoubleFunction<int[]> statistic) {
    double[] drawn = new double[replicates];
    int[][] times = new int[lanes.count()][];
    lanes.run(
        replicates,
        (replicate, lane) -> {
          if (times[lane] == null) {
            times[lane] = new int[strata.rows()];
          }
          strata.draw(SplitMix.stream(seed, replicate), times[lane]);
          drawn[replicate] = statistic.applyAsDouble(times[lane]);
        });
    return drawn;
  }

  private static double standardDeviation(double[] drawn) {
    CompensatedSum sum = new CompensatedSum();
    for (double each : drawn) {
      sum.add(each);
    }
    double mean = sum.value() / drawn.length;
    CompensatedSum squares = new CompensatedSum();
    for (double each : drawn) {
      squares.add((each - mean) * (each - mean));
    }
    return Math.sqrt(squares.value() / (drawn.length - 1));
  }

  private static double percentile(double[] ascending, double share) {
    double place = share * (ascending.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  private static void requireNoWeights(Predictions predictions) {
    if (predictions.hasWeights()) {
      throw new IllegalArgumentException(
          "rows with weights are not drawn again: leave the weights out, or do without an"
              + " interval");
    }
  }

  private static Measure oneClassOnly() {
    return Measure.undefined(
        UndefinedReason.ONE_CLASS_ONLY,
        "no concept is the label of some rows and not of others, so that none can be ranked");
  }
}
