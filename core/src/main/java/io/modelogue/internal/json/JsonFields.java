package io.modelogue.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The fields of one JSON object, read by name and type. A field that is missing or of another type
 * is a {@link MalformedJsonException} that names it; fields that nobody asks for are left alone, so
 * that a later release may add some.
 */
public final class JsonFields {
  private final ObjectNode object;

  private JsonFields(ObjectNode object) {
    this.object = object;
  }

  /** Returns the fields of this object. */
  public static JsonFields of(ObjectNode object) {
    return new JsonFields(object);
  }

  /** Returns a text that must be there. */
  public String text(String field) {
    return findText(field).orElseThrow(() -> missing(field, "a text"));
  }

  /** Returns a text, or empty if the field is absent or null. */
  public Optional<String> findText(String field) {
    return find(field).map(node -> checked(node.isTextual(), field, "a text", node).textValue());
  }

  /** Returns a whole number that must be there. */
  public long number(String field) {
    return findNumber(field).orElseThrow(() -> missing(field, "a whole number"));
  }

  /** Returns a whole number, or empty if the field is absent or null. */
  public OptionalLong findNumber(String field) {
    return find(field)
        .map(node -> longOf(field, node))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Returns a whole number in the range of {@code int} that must be there. */
  public int integer(String field) {
    return Math.toIntExact(checkedInt(field, number(field)));
  }

  /**
   * Returns a whole number in the range of {@code int}, or empty if the field is absent or null.
   */
  public Optional<Integer> findInteger(String field) {
    return find(field).map(node -> (int) checkedInt(field, longOf(field, node)));
  }

  /**
   * Returns a number that must be there; the texts Infinity, -Infinity and NaN stand for theirs.
   */
  public double decimal(String field) {
    return find(field)
        .map(node -> decimal(field, node))
        .orElseThrow(() -> missing(field, "a number"));
  }

  /** Returns true or false; false if the field is absent. */
  public boolean flag(String field) {
    return find(field)
        .map(node -> checked(node.isBoolean(), field, "true or false", node).booleanValue())
        .orElse(false);
  }

  /** Returns an instant that must be there. */
  public Instant instant(String field) {
    return findInstant(field).orElseThrow(() -> missing(field, "an instant"));
  }

  /** Returns an instant, or empty if the field is absent or null. */
  public Optional<Instant> findInstant(String field) {
    return findText(field).map(text -> parsed(field, text, "an instant", Instant::parse));
  }

  /** Returns a duration that must be there. */
  public Duration duration(String field) {
    return parsed(field, text(field), "a duration", Duration::parse);
  }

  /** Returns an object that must be there. */
  public JsonFields object(String field) {
    return findObject(field).orElseThrow(() -> missing(field, "an object"));
  }

  /** Returns an object, or empty if the field is absent or null. */
  public Optional<JsonFields> findObject(String field) {
    return find(field)
        .map(node -> of((ObjectNode) checked(node.isObject(), field, "an object", node)));
  }

  /** Returns the objects of a list; empty if the field is absent. */
  public List<JsonFields> objects(String field) {
    return list(field, node -> of((ObjectNode) checked(node.isObject(), field, "objects", node)));
  }

  /** Returns the texts of a list; empty if the field is absent. */
  public List<String> texts(String field) {
    return list(field, node -> checked(node.isTextual(), field, "texts", node).textValue());
  }

  /** Returns an object's fields as texts, in their order; empty if the field is absent. */
  public Map<String, String> textMap(String field) {
    return map(field, node -> checked(node.isTextual(), field, "texts", node).textValue());
  }

  /** Returns an object's fields as numbers, in their order; empty if the field is absent. */
  public Map<String, Double> decimalMap(String field) {
    return map(field, node -> decimal(field, node));
  }

  /** Returns an object's fields as whole numbers, in their order; empty if the field is absent. */
  public Map<String, Long> numberMap(String field) {
    return map(field, node -> longOf(field, node));
  }

  /** Returns an object's fields, each read by the function, in their order; empty if absent. */
  public <T> Map<String, T> map(String field, Function<JsonNode, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    find(field)
        .map(node -> checked(node.isObject(), field, "an object", node))
        .ifPresent(
            node -> node.properties().forEach(e -> map.put(e.getKey(), read.apply(e.getValue()))));
    return map;
  }

  /** Returns the array of numbers that must be there. */
  public double[] decimals(String field) {
    return list(field, node -> decimal(field, node)).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** Returns the array of whole numbers that must be there. */
  public long[] numbers(String field) {
    return list(field, node -> longOf(field, node)).stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns one of an enum's constants by its name in lower case with hyphens. */
  public <E extends Enum<E>> E constant(String field, Class<E> type) {
    return parsed(
        field, text(field), "a " + type.getSimpleName(), text -> JsonNames.constant(type, text));
  }

  /** Returns what the function makes of the text that must be there. */
  public <T> T parsed(String field, Function<String, T> parse) {
    return parsed(field, text(field), "a valid value", parse);
  }

  /** Returns the object itself. */
  public ObjectNode node() {
    return object;
  }

  /** Returns the items of a list, each read by the function; empty if the field is absent. */
  public <T> List<T> list(String field, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    find(field)
        .map(node -> checked(node.isArray(), field, "a list", node))
        .ifPresent(node -> node.forEach(item -> list.add(read.apply(item))));
    return list;
  }

  /** Returns what the function makes of the field, or empty if it is absent or null. */
  public <T> Optional<T> find(String field, Function<JsonNode, T> read) {
    return find(field).map(read);
  }

  private Optional<JsonNode> find(String field) {
    return Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
  }

  private static double decimal(String field, JsonNode node) {
    if (node.isTextual()) {
      return parsed(field, node.textValue(), "a number", JsonNames::decimal);
    }
    return checked(node.isNumber(), field, "a number", node).doubleValue();
  }

  private static long longOf(String field, JsonNode node) {
    return checked(
            node.isIntegralNumber() && node.canConvertToLong(), field, "a whole number", node)
        .longValue();
  }

  private static long checkedInt(String field, long value) {
    if (value != (int) value) {
      throw new MalformedJsonException("\"" + field + "\" is out of range: " + value, null);
    }
    return value;
  }

  private static JsonNode checked(boolean ok, String field, String expected, JsonNode node) {
    if (!ok) {
      throw new MalformedJsonException(
          "\"" + field + "\" should be " + expected + ", not " + node.getNodeType(), null);
    }
    return node;
  }

  private static <T> T parsed(
      String field, String text, String expected, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedJsonException(
          "\"" + field + "\" should be " + expected + ", not \"" + text + "\"", e);
    }
  }

  private static MalformedJsonException missing(String field, String expected) {
    return new MalformedJsonException(
        "\"" + field + "\" is missing; it should be " + expected, null);
  }
}
