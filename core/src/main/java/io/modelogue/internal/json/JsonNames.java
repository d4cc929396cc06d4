package io.modelogue.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/** How constants and the numbers that JSON lacks are spelled. */
public final class JsonNames {
  private JsonNames() {}

  /** Returns the constant's stored name: lower case, with hyphens. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the constant with that stored name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("no " + type.getSimpleName() + " is called " + name);
  }

  /** Returns a number node, or a text node for the three values that JSON numbers cannot hold. */
  public static JsonNode of(double value) {
    return Double.isFinite(value)
        ? DoubleNode.valueOf(value)
        : TextNode.valueOf(Double.toString(value));
  }

  static double decimal(String text) {
    return switch (text) {
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> throw new IllegalArgumentException("not a number: " + text);
    };
  }
}
