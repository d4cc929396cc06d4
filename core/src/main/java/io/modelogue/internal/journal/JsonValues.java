package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelogue.internal.json.MalformedJsonException;

/** The values of settings as JSON. A double keeps its point, so that it is read as one again. */
final class JsonValues {
  private JsonValues() {}

  static JsonNode node(Object value) {
    if (value instanceof Long number) {
      return LongNode.valueOf(number);
    }
    if (value instanceof Double number) {
      return DoubleNode.valueOf(number);
    }
    if (value instanceof Boolean flag) {
      return BooleanNode.valueOf(flag);
    }
    return TextNode.valueOf((String) value);
  }

  static Object scalar(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isFloatingPointNumber()) {
      return node.doubleValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    throw new MalformedJsonException("a setting cannot be " + node, null);
  }
}
