package io.modelogue.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The one byte form of a JSON tree, as RFC 8785 (JSON Canonicalization Scheme) defines it: keys
 * sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them.
 *
 * <p>The scheme knows no whole numbers beyond 2<sup>53</sup>-1, where two of them would become one
 * double. Such a number is written as the text {@code "integer:<digits>"}, so that distinct values
 * stay distinct. A text that looks like one gets {@code text:} in front, and so does a text that
 * looks like that.
 */
public final class CanonicalJson {
  private static final long LARGEST_EXACT = (1L << 53) - 1;
  private static final String INTEGER = "integer:";
  private static final String TEXT = "text:";
  private static final Pattern LIKE_A_TAG = Pattern.compile("(" + TEXT + ")*+" + INTEGER);

  private CanonicalJson() {}

  /**
   * Returns the canonical UTF-8 bytes.
   *
   * @throws IllegalArgumentException if the tree holds NaN, an infinity or half a surrogate pair
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
      String text = node.textValue();
      appendText(out, LIKE_A_TAG.matcher(text).lookingAt() ? TEXT + text : text);
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
    if (node.isIntegralNumber() && !isExact(node)) {
      appendText(out, INTEGER + node.bigIntegerValue());
    } else {
      out.append(ecmaScript(node.doubleValue()));
    }
  }

  private static boolean isExact(JsonNode node) {
    return node.canConvertToLong()
        && -LARGEST_EXACT <= node.longValue()
        && node.longValue() <= LARGEST_EXACT;
  }

  private static void appendText(StringBuilder out, String text) {
    requirePairs(text);
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

  /** Half a surrogate pair has no UTF-8, and different halves would become the same bytes. */
  private static void requirePairs(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            String.format(
                "a text has half a surrogate pair, U+%04X, at index %d; remove it", codePoint, i));
      }
    }
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
