package io.modelogue.internal.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The decimal with the fewest digits that still reads back as the same double; of several, the one
 * closest to it.
 *
 * <p>{@code Double.toString} does not promise this before Java 19. Both neighbours of each length
 * are tried, not only the nearer one: below a power of two a double's interval is narrower than
 * above it, so the nearer neighbour may lie outside where the farther one lies inside.
 */
final class ShortestDecimal {
  private static final int ALWAYS_ENOUGH = 17;

  private ShortestDecimal() {}

  /** Returns it for a positive finite double, without trailing zeros. */
  static BigDecimal of(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < ALWAYS_ENOUGH; digits++) {
      BigDecimal below = candidate(exact, digits, RoundingMode.DOWN, value);
      BigDecimal above = candidate(exact, digits, RoundingMode.UP, value);
      BigDecimal closest = closer(exact, below, above);
      if (closest != null) {
        return closest.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(ALWAYS_ENOUGH, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static @Nullable BigDecimal candidate(
      BigDecimal exact, int digits, RoundingMode mode, double value) {
    BigDecimal rounded = exact.round(new MathContext(digits, mode));
    return rounded.doubleValue() == value ? rounded : null;
  }

  private static @Nullable BigDecimal closer(
      BigDecimal exact, @Nullable BigDecimal below, @Nullable BigDecimal above) {
    if (below == null || above == null) {
      return below == null ? above : below;
    }
    int order = exact.subtract(below).compareTo(above.subtract(exact));
    boolean belowIsEven = !below.unscaledValue().testBit(0);
    return order < 0 || (order == 0 && belowIsEven) ? below : above;
  }
}
