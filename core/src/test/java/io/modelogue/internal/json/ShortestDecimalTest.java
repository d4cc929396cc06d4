package io.modelogue.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Held against the definition, worked out in another way: from the exact ends of the interval of
 * decimals that read back as a double.
 */
class ShortestDecimalTest {
  private static final int ROUNDS = 2_000;

  @Test
  void ofRandomDoublesNoShorterAndNoCloserDecimalReadsBack() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(value) && value > 0) {
        check(value, "seed " + seed);
      }
    }
  }

  @Test
  void ofSubnormalsNoShorterAndNoCloserDecimalReadsBack() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int bits = 1; bits <= 100; bits++) {
      check(Double.longBitsToDouble(bits), "smallest");
      check(Double.longBitsToDouble(1 + (random.nextLong() >>> 12)), "seed " + seed);
    }
  }

  @Test
  void ofPowersOfTwoAndTheirNeighboursNoShorterAndNoCloserDecimalReadsBack() {
    for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent += 3) {
      double power = Math.scalb(1.0, exponent);
      check(power, "2^" + exponent);
      check(Math.nextDown(power), "below 2^" + exponent);
      check(Math.nextUp(power), "above 2^" + exponent);
    }
    check(Double.MAX_VALUE, "largest");
  }

  private static void check(double value, String where) {
    BigDecimal found = ShortestDecimal.of(value);
    String what = Double.toHexString(value) + " -> " + found + " (" + where + ")";
    Interval interval = Interval.of(value);
    assertThat(interval.holds(found)).as(what).isTrue();
    // a shorter decimal is a multiple of ten times the unit in found's last place
    BigDecimal unit = BigDecimal.ONE.movePointLeft(found.scale());
    assertThat(interval.holdsAMultipleOf(unit.multiply(BigDecimal.TEN)))
        .as("shorter than " + what)
        .isFalse();
    BigDecimal off = found.subtract(interval.value).abs();
    for (BigDecimal other : new BigDecimal[] {found.subtract(unit), found.add(unit)}) {
      boolean closer = other.subtract(interval.value).abs().compareTo(off) < 0;
      assertThat(closer && interval.holds(other)).as(other + " instead of " + what).isFalse();
    }
  }

  /** The decimals that are rounded to one double, to even where they lie between two. */
  private record Interval(BigDecimal low, BigDecimal value, BigDecimal high, boolean withEnds) {
    static Interval of(double value) {
      BigDecimal exact = new BigDecimal(value);
      BigDecimal below = new BigDecimal(Math.nextDown(value));
      BigDecimal above =
          value == Double.MAX_VALUE
              ? exact.add(exact.subtract(below))
              : new BigDecimal(Math.nextUp(value));
      BigDecimal two = BigDecimal.valueOf(2);
      return new Interval(
          exact.add(below).divide(two),
          exact,
          exact.add(above).divide(two),
          (Double.doubleToLongBits(value) & 1) == 0);
    }

    boolean holds(BigDecimal decimal) {
      int low = decimal.compareTo(this.low);
      int high = decimal.compareTo(this.high);
      return withEnds ? low >= 0 && high <= 0 : low > 0 && high < 0;
    }

    boolean holdsAMultipleOf(BigDecimal unit) {
      BigDecimal below = high.divide(unit, 0, RoundingMode.FLOOR).multiply(unit);
      return (below.signum() > 0 && holds(below))
          || (below.subtract(unit).signum() > 0 && holds(below.subtract(unit)));
    }
  }
}
