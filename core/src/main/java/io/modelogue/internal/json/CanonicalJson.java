package io.modelogue.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one byte form of a JSON tree, as RFC 8785 (JSON Canonicalization Scheme) defines it: keys
 * sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them.
 *
 * <p>The scheme knows no whole numbers beyond 2<sup>53</sup>-1, where two of them would become one
 * double. Such a number is written as the text {@code "integer:<digits>"}, so that distinct values
 * stay distinct.
 */
public final class CanonicalJson {
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private CanonicalJson() {}

  /**
   * Returns the canonical UTF-8 bytes.
   *
   * @throws IllegalArgumentException if the tree holds NaN or an infinity
   */
  public static byte[] write(JsonNode node) {
    StringBuilder out = new StringBuilder();
    append(out, node);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder out, JsonNode node) {
    if (node.isObject()) {
      appendObject(out, node);
    } else if (node.isArray()) {
      String separator = "[";
      for (JsonNode item : node) {
        append(out.append(separator), item);
        separator = ",";
      }
      out.append(node.isEmpty() ? "[]" : "]");
    } else if (node.isTextual()) {
      appendText(out, node.textValue());
    } else if (node.isNumber()) {
      appendNumber(out, node);
    } else {
      out.append(node.asText());
    }
  }

  private static void appendObject(StringBuilder out, JsonNode node) {
    // String.compareTo compares UTF-16 code units, as the RFC asks
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
    String separator = "{";
    for (Map.Entry<String, JsonNode> e : sorted.entrySet()) {
      appendText(out.append(separator), e.getKey());
      append(out.append(':'), e.getValue());
      separator = ",";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void appendNumber(StringBuilder out, JsonNode node) {
    if (node.isIntegralNumber() && !node.canConvertToLong()) {
      out.append("\"integer:").append(node.bigIntegerValue()).append('"');
    } else if (node.isIntegralNumber() && Math.abs(node.longValue()) > LARGEST_EXACT) {
      out.append("\"integer:").append(node.longValue()).append('"');
    } else {
      out.append(ecmaScript(node.doubleValue()));
    }
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Prints a double as ECMA-262, "Number::toString", radix 10. */
  static String ecmaScript(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " has no JSON form; use a finite number");
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = ShortestDecimal.of(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int pointAt = digits.length() - shortest.scale();
    String sign = value < 0 ? "-" : "";
    if (digits.length() <= pointAt && pointAt <= 21) {
      return sign + digits + "0".repeat(pointAt - digits.length());
    }
    if (0 < pointAt && pointAt <= 21) {
      return sign + digits.substring(0, pointAt) + "." + digits.substring(pointAt);
    }
    if (-6 < pointAt && pointAt <= 0) {
      return sign + "0." + "0".repeat(-pointAt) + digits;
    }
    int exponent = pointAt - 1;
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
