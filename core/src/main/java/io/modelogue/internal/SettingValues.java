package io.modelogue.internal;

import io.modelogue.SettingType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The values that settings take: {@code Long}, {@code Double}, {@code String}, {@code Boolean}. */
public final class SettingValues {
  private static final Set<String> SECRET_NAMES =
      Set.of(
          "password",
          "passwd",
          "secret",
          "apikey",
          "token",
          "accesstoken",
          "authtoken",
          "privatekey",
          "clientsecret");

  private SettingValues() {}

  /**
   * Returns the value in the form in which it is kept: any whole number as {@code Long}, any other
   * number as {@code Double}.
   *
   * @throws IllegalArgumentException if it is of another class, NaN or infinite, or too long
   */
  public static Object normalized(String name, Object value) {
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "setting \"" + name + "\" is " + number + "; a setting is a finite number");
      }
      return number;
    }
    if (value instanceof String text) {
      return Names.checkText("setting \"" + name + "\"", text);
    }
    if (value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        "setting \""
            + name
            + "\" is a "
            + value.getClass().getName()
            + "; use a number, a text, or true and false");
  }

  /**
   * Returns the value fitted to the type where that loses nothing; otherwise the value as it is.
   */
  public static Object coerce(SettingType type, Object value) {
    if (type == SettingType.DECIMAL && value instanceof Number number) {
      boolean exact =
          !(number instanceof Long whole)
              || new BigDecimal(number.doubleValue()).compareTo(BigDecimal.valueOf(whole)) == 0;
      return exact ? (Object) number.doubleValue() : number;
    }
    if (type == SettingType.INTEGER && value instanceof Number number) {
      boolean whole =
          number.doubleValue() == Math.rint(number.doubleValue())
              && Math.abs(number.doubleValue()) < 0x1p53;
      return number instanceof Long || !whole ? value : (Object) number.longValue();
    }
    return value;
  }

  /**
   * Checks a part of a setting's definition.
   *
   * @throws IllegalArgumentException if the value is not of the type
   */
  public static void checkType(String name, SettingType type, Object value) {
    if (!fits(type, value)) {
      throw new IllegalArgumentException(
          "setting \"" + name + "\": " + shown(value) + " is not " + described(type));
    }
  }

  /** Returns what is wrong with a value for a setting, or empty if nothing is. */
  public static Optional<String> violation(
      String name,
      SettingType type,
      Optional<Object> minimum,
      Optional<Object> maximum,
      List<Object> choices,
      Object value) {
    String is = "setting \"" + name + "\" is " + shown(value) + "; ";
    if (!fits(type, value)) {
      return Optional.of(is + "it takes " + described(type));
    }
    boolean low = minimum.isPresent() && compare(value, minimum.get()) < 0;
    boolean high = maximum.isPresent() && compare(value, maximum.get()) > 0;
    if (low || high) {
      return Optional.of(is + "allowed is " + range(minimum, maximum));
    }
    if (!choices.isEmpty() && !choices.contains(value)) {
      return Optional.of(
          is
              + "allowed are "
              + String.join(", ", choices.stream().map(SettingValues::shown).toList()));
    }
    return Optional.empty();
  }

  /** Returns how two numbers compare. */
  public static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    return Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
  }

  /** Returns whether a setting of this name would hold a secret, which a history must not. */
  public static boolean looksSecret(String name) {
    return SECRET_NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[_.-]", ""));
  }

  /** Returns the value as a person would write it: texts in quotation marks. */
  public static String shown(Object value) {
    return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
  }

  /** Returns the parts that are there. */
  public static List<Object> present(
      Optional<Object> minimum,
      Optional<Object> maximum,
      List<Object> choices,
      Optional<Object> byDefault) {
    List<Object> parts = new ArrayList<>(choices);
    minimum.ifPresent(parts::add);
    maximum.ifPresent(parts::add);
    byDefault.ifPresent(parts::add);
    return parts;
  }

  private static boolean fits(SettingType type, Object value) {
    return switch (type) {
      case INTEGER -> value instanceof Long;
      case DECIMAL -> value instanceof Double number && Double.isFinite(number);
      case TEXT -> value instanceof String;
      case FLAG -> value instanceof Boolean;
    };
  }

  private static String described(SettingType type) {
    return switch (type) {
      case INTEGER -> "a whole number";
      case DECIMAL -> "a finite number";
      case TEXT -> "a text";
      case FLAG -> "true or false";
    };
  }

  private static String range(Optional<Object> minimum, Optional<Object> maximum) {
    if (minimum.isPresent() && maximum.isPresent()) {
      return minimum.get() + " to " + maximum.get();
    }
    return minimum.map(m -> "at least " + m).orElseGet(() -> "at most " + maximum.orElseThrow());
  }
}
