package io.modelogue.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Random;

/**
 * The slow and obvious twins of the kernels: every pair is looked at, in whole numbers of any size.
 * And random scores to try both on.
 */
final class Rankings {
  /** The shapes of distributions that {@link #scores} knows. */
  static final List<String> SHAPES =
      List.of(
          "continuous",
          "few values",
          "all tied",
          "skewed",
          "denormal",
          "signed zeros",
          "infinities",
          "neighbours",
          "half tied",
          "crowd beside a spread",
          "clusters",
          "outlier",
          "huge range",
          "both signs",
          "below zero",
          "confident",
          "ascending",
          "descending");

  private static final MathContext DIGITS = new MathContext(40);

  private Rankings() {}

  /** Random scores of one shape of distribution. */
  static double[] scores(Random random, String shape, int size) {
    double[] scores = new double[size];
    for (int row = 0; row < size; row++) {
      scores[row] =
          switch (shape) {
            case "continuous" -> random.nextDouble();
            case "few values" -> random.nextInt(5) / 4.0;
            case "all tied" -> 0.5;
            case "skewed" -> Math.exp(-50 * random.nextDouble());
            case "denormal" -> Double.MIN_VALUE * random.nextInt(20);
            case "signed zeros" -> random.nextInt(3) == 0 ? 1 : random.nextBoolean() ? 0.0 : -0.0;
            case "infinities" ->
                new double[] {Double.NEGATIVE_INFINITY, -1, 2, Double.POSITIVE_INFINITY}
                    [random.nextInt(4)];
            case "neighbours" -> 1 + Math.ulp(1.0) * random.nextInt(4);
            case "half tied" -> random.nextBoolean() ? random.nextDouble() : 0.25;
            case "crowd beside a spread" ->
                random.nextInt(4) == 0 ? 0.5 + 1e-12 * random.nextDouble() : random.nextDouble();
            case "clusters" ->
                random.nextBoolean() ? 1e-9 * random.nextDouble() : 1e12 + random.nextInt(1000);
            case "outlier" -> row == size / 2 ? -1e9 : random.nextDouble();
            case "huge range" ->
                (random.nextBoolean() ? 1 : -1) * Double.MAX_VALUE * random.nextDouble();
            case "both signs" -> random.nextGaussian();
            case "below zero" -> -Math.exp(5 * random.nextGaussian());
            case "confident" -> 1 / (1 + Math.exp(-20 * random.nextGaussian()));
            case "ascending" -> Math.floor(row / 3.0);
            case "descending" -> -Math.sqrt(Math.floor(row / 2.0));
            default -> throw new IllegalArgumentException(shape);
          };
    }
    return scores;
  }

  /** Random labels of both classes. */
  static boolean[] labels(Random random, double rate, int size) {
    boolean[] labels = new boolean[size];
    for (int row = 0; row < size; row++) {
      labels[row] = random.nextDouble() < rate;
    }
    labels[random.nextInt(size / 2)] = true;
    labels[size / 2 + random.nextInt(size / 2)] = false;
    return labels;
  }

  /** Pairs ranked rightly, counted twice, and tied pairs once. */
  static BigInteger twiceU(double[] scores, boolean[] labels) {
    BigInteger twice = BigInteger.ZERO;
    for (int row = 0; row < scores.length; row++) {
      if (labels[row]) {
        twice = twice.add(BigInteger.valueOf(placement(scores, labels, row)));
      }
    }
    return twice;
  }

  static BigDecimal area(double[] scores, boolean[] labels) {
    BigInteger pairs = positives(labels).multiply(negatives(labels));
    return new BigDecimal(twiceU(scores, labels))
        .divide(new BigDecimal(pairs.shiftLeft(1)), DIGITS);
  }

  /**
   * DeLong's covariance of two models' areas by its definition, from the placements of each row.
   */
  static double covariance(double[] a, double[] b, boolean[] labels) {
    return covarianceWithin(a, b, labels, true)
        .add(covarianceWithin(a, b, labels, false))
        .doubleValue();
  }

  /** The true positives and false positives at a threshold, by looking at every row. */
  static ThresholdCounts at(double[] scores, boolean[] labels, double threshold) {
    long[] counts = new long[4];
    for (int row = 0; row < scores.length; row++) {
      counts[(scores[row] >= threshold ? 0 : 2) + (labels[row] ? 0 : 1)]++;
    }
    return new ThresholdCounts(counts[0], counts[1], counts[2], counts[3]);
  }

  private static BigDecimal covarianceWithin(
      double[] a, double[] b, boolean[] labels, boolean positive) {
    BigDecimal others =
        new BigDecimal((positive ? negatives(labels) : positives(labels)).shiftLeft(1));
    BigDecimal sum = BigDecimal.ZERO;
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] == positive) {
        BigDecimal ofA =
            BigDecimal.valueOf(placement(a, labels, row))
                .divide(others, DIGITS)
                .subtract(area(a, labels));
        BigDecimal ofB =
            BigDecimal.valueOf(placement(b, labels, row))
                .divide(others, DIGITS)
                .subtract(area(b, labels));
        sum = sum.add(ofA.multiply(ofB));
      }
    }
    BigInteger size = positive ? positives(labels) : negatives(labels);
    return sum.divide(new BigDecimal(size.multiply(size.subtract(BigInteger.ONE))), DIGITS);
  }

  /** Rows of the other class that this row is ranked rightly against, counted twice, plus ties. */
  private static long placement(double[] scores, boolean[] labels, int row) {
    long placement = 0;
    for (int other = 0; other < scores.length; other++) {
      if (labels[other] != labels[row]) {
        double higher = labels[row] ? scores[row] : scores[other];
        double lower = labels[row] ? scores[other] : scores[row];
        placement += higher > lower ? 2 : higher == lower ? 1 : 0;
      }
    }
    return placement;
  }

  private static BigInteger positives(boolean[] labels) {
    long count = 0;
    for (boolean label : labels) {
      count += label ? 1 : 0;
    }
    return BigInteger.valueOf(count);
  }

  private static BigInteger negatives(boolean[] labels) {
    return BigInteger.valueOf(labels.length).subtract(positives(labels));
  }
}
