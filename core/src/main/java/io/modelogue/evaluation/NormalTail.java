package io.modelogue.evaluation;

/**
 * Tails and quantiles of the standard normal distribution, accurate relative to the result: a
 * p-value of 1e-20 is as good as one of 0.1.
 *
 * <p>The upper tail is {@code Q(z) = phi(z) R(z)} with the density {@code phi} and Mills' ratio
 * {@code R}. Above {@link #SERIES_LIMIT} the ratio is Laplace's continued fraction {@code 1/(z+
 * 1/(z+ 2/(z+ 3/(z+ ...}, evaluated from the back (Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 26.2.14); below it is {@code 1/2 - phi(z) (z + z^3/3 + z^5/15 + ...)} (26.2.11), whose
 * subtraction costs little there since the tail is still large.
 */
final class NormalTail {
  private static final double SERIES_LIMIT = 2;

  /**
   * Beyond this the continued fraction has converged to the last bit for every z above the limit.
   */
  private static final int FRACTION_TERMS = 300;

  /** Beyond this the tail is smaller than the smallest positive double. */
  private static final double VANISHING = 39;

  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  private NormalTail() {}

  /**
   * The probability of a deviation at least as large as {@code |z|} to either side: never 0, which
   * would say that it is impossible.
   */
  static double twoSided(double z) {
    return Math.max(Double.MIN_VALUE, Math.min(1, 2 * upper(Math.abs(z))));
  }

  /** The probability above {@code z}, for {@code z >= 0}. */
  static double upper(double z) {
    if (z > VANISHING) {
      return 0;
    }
    return z < SERIES_LIMIT ? 0.5 - density(z) * series(z) : density(z) / fraction(z);
  }

  /**
   * The value below which the probability is {@code p}, for {@code 0 < p < 1}.
   *
   * <p>A rational first guess (26.2.23, off by less than 4.5e-4) is polished by Halley's method,
   * which triples the digits at each step.
   */
  static double quantile(double p) {
    if (p == 0.5) {
      return 0;
    }
    double tail = Math.min(p, 1 - p);
    double t = Math.sqrt(-2 * Math.log(tail));
    double z =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    z = Math.max(0, z);
    for (int step = 0; step < 3; step++) {
      double newton = (upper(z) - tail) / density(z);
      z += newton / (1 - z * newton / 2);
    }
    return p < 0.5 ? -z : z;
  }

  private static double density(double z) {
    // exp multiplies the rounding error of z * z by its size, so that error is carried along
    double square = z * z;
    double error = Math.fma(z, z, -square);
    return Math.exp(-square / 2) * Math.exp(-error / 2) / SQRT_TWO_PI;
  }

  private static double series(double z) {
    double square = z * z;
    double term = z;
    double sum = z;
    for (int odd = 3; term > sum * 0x1p-56; odd += 2) {
      term *= square / odd;
      sum += term;
    }
    return sum;
  }

  private static double fraction(double z) {
    double value = z;
    for (int k = FRACTION_TERMS; k >= 1; k--) {
      value = z + k / value;
    }
    return value;
  }
}
