package io.modelogue.benchmarks;

import java.util.Random;

/** How scores are spread. */
public enum Shape {
  /** Probabilities of a logistic model. */
  SIGMOID,
  /** The same in ascending order, the labels by themselves. */
  SORTED,
  /** The same in descending order. */
  REVERSED,
  /** Probabilities of a model that is sure of itself: most are near 0 or 1. */
  CONFIDENT,
  /** Log-odds without a bound. */
  LOGIT,
  /** Spread evenly over two hundred powers of ten. */
  SKEWED,
  /** A narrow cluster near 0 and another near 1e12. */
  CLUSTERS,
  /** One score a million times as far away as all others are spread. */
  OUTLIER,
  /** Below the smallest normal number. */
  DENORMAL,
  /** A third each of -Infinity, finite and +Infinity. */
  INFINITE,
  /** Rounded to single precision. */
  FLOAT,
  /** One score for all rows. */
  CONSTANT;

  double score(double latent, Random random) {
    double sigmoid = 1 / (1 + Math.exp(-latent));
    return switch (this) {
      case SIGMOID, SORTED, REVERSED -> sigmoid;
      case CONFIDENT -> 1 / (1 + Math.exp(-8 * latent));
      case LOGIT -> latent;
      case SKEWED -> Math.exp(460 * (sigmoid - 1));
      case CLUSTERS -> random.nextBoolean() ? 1e-9 * sigmoid : 1e12 + sigmoid;
      case OUTLIER -> random.nextInt(1000) == 0 ? 1e6 : sigmoid;
      case DENORMAL -> Double.longBitsToDouble((long) (sigmoid * 0x1p50));
      case INFINITE ->
          switch (random.nextInt(3)) {
            case 0 -> Double.NEGATIVE_INFINITY;
            case 1 -> sigmoid;
            default -> Double.POSITIVE_INFINITY;
          };
      case FLOAT -> (float) sigmoid;
      case CONSTANT -> 0.5;
    };
  }
}
