package io.modelogue.evaluation;

/**
 * A stream of random numbers that is the same on every machine and release: SplitMix64 (Steele, Lea
 * and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014).
 */
final class SplitMix {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix(long seed) {
    this.state = seed;
  }

  /**
   * The stream of that number among those of one seed. Its start is scrambled, so that streams do
   * not overlap by being shifted copies of each other.
   */
  static SplitMix stream(long seed, int number) {
    return new SplitMix(mix(mix(seed) + number));
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /**
   * A number from 0 to before the bound, of which none is likelier than another by more than one in
   * 2^32.
   */
  int below(int bound) {
    return (int) Math.multiplyHigh(next() >>> 1, 2L * bound);
  }

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
